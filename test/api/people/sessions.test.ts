import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../src/core/people/user.ts';
import { openPeopleApplication, signIn, type PeopleApplication } from './people-application.ts';

let application: PeopleApplication;
let maria: User;
let browser: Record<string, string>;
beforeEach(async () => {
  application = await openPeopleApplication();
  maria = await application.addUser('maria', 'contributor');
  browser = await application.sessionOf(maria);
});
afterEach(() => application.close());

const via = async (headers: Record<string, string>) =>
  (await application.send('GET', '/api/me', headers)).body['via'];

interface ListedSession {
  readonly id: string;
  readonly isCurrent: boolean;
}
const list = async (headers: Record<string, string>, query = '') =>
  (await application.send('GET', `/api/sessions${query}`, headers)).body['items'] as ListedSession[];

describe('a session', () => {
  it('makes its user the actor, with no more than a cookie', async () => {
    expect((await application.send('GET', '/api/me', browser)).body).toMatchObject({
      login: 'maria',
      roles: ['contributor'],
      via: 'session',
    });
    expect(await via({})).toBe('anonymous');
  });

  it('ends when it was not used for long, and at its limit', async () => {
    application.pass(signIn.idleMilliseconds - 1);
    expect(await via(browser)).toBe('session');
    application.pass(signIn.idleMilliseconds);
    expect(await via(browser)).toBe('anonymous');
    const second = await application.sessionOf(maria);
    for (let hours = 0; hours < 20 && (await via(second)) === 'session'; hours += 1)
      application.pass(signIn.idleMilliseconds / 2);
    expect(await via(second)).toBe('anonymous');
  });

  it.each([
    ['a page elsewhere', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of a neighbouring host', { Origin: 'https://wiki.localhost', 'Sec-Fetch-Site': 'same-site' }],
    ['a page in a sandbox', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
  ])('is not used for a write that %s asks for', async (_, from) => {
    const answer = await application.send('DELETE', '/api/sessions', { ...browser, ...from });
    expect([answer.status, answer.body['type']]).toEqual([403, '/api/docs#problem-cross-site-request']);
    expect((await application.send('GET', '/api/me', { ...browser, ...from })).status).toBe(200);
  });

  it('is not found by a cookie that was tampered with, nor by its id', async () => {
    const [session] = await list(browser);
    for (const secret of ['', '0', session?.id ?? '', `${browser['Cookie']?.split('=')[1] ?? ''}0`])
      expect(await via({ Cookie: `casebook-session=${secret}` })).toBe('anonymous');
  });

  it('over https is known by a cookie that is bound to the host, and by no other', async () => {
    const secure = await openPeopleApplication({ origin: 'https://kb.example.com' });
    const user = await secure.addUser('maria', 'reader');
    const { Cookie = '' } = await secure.sessionOf(user);
    const ask = async (cookie: string) =>
      (await secure.send('GET', '/api/me', { Cookie: cookie })).body['via'];
    expect(await ask(Cookie)).toBe('anonymous');
    expect(await ask(`__Host-${Cookie}`)).toBe('session');
    await secure.close();
  });
});

describe('/api/sessions', () => {
  it('lists one’s own, and says which one asks', async () => {
    application.pass(1000);
    const second = await application.sessionOf(maria);
    const sessions = await list(second);
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(JSON.stringify(sessions)).not.toMatch(/secret|hash/);
  });

  it('ends one, or all but the one that asks', async () => {
    const others = [await application.sessionOf(maria), await application.sessionOf(maria)];
    const first = (await list(browser)).find(({ isCurrent }) => !isCurrent);
    expect((await application.send('DELETE', `/api/sessions/${first?.id ?? ''}`, browser)).status).toBe(204);
    expect((await application.send('DELETE', '/api/sessions', browser)).body).toEqual({ ended: 1 });
    expect(await Promise.all(others.map(via))).toEqual(['anonymous', 'anonymous']);
    expect(await via(browser)).toBe('session');
  });

  it('shows and ends those of others for those who manage users only', async () => {
    const other = await application.sessionOf(await application.addUser('other', 'coach'));
    const admin = await application.sessionOf(await application.addUser('admin', 'admin'));
    const [session] = await list(browser);
    const path = `/api/sessions/${session?.id ?? ''}`;
    expect((await application.send('GET', `/api/sessions?user=${maria.id}`, other)).status).toBe(403);
    expect((await application.send('DELETE', `/api/sessions?user=${maria.id}`, other)).status).toBe(403);
    expect((await application.send('DELETE', path, other)).status).toBe(404);
    expect(await list(admin, `?user=${maria.id}`)).toHaveLength(1);
    expect((await application.send('DELETE', path, admin)).status).toBe(204);
    expect(await via(browser)).toBe('anonymous');
  });
});

describe('writes', () => {
  it('are slowed down for each person, with the time to wait', async () => {
    const limited = await openPeopleApplication({}, { writesPerMinute: 3 });
    const [first, second] = [
      await limited.addUser('first', 'reader'),
      await limited.addUser('second', 'reader'),
    ];
    const as = await limited.sessionOf(first);
    const write = async (headers: Record<string, string>) => limited.send('DELETE', '/api/sessions', headers);
    for (let count = 0; count < 3; count += 1) expect((await write(as)).status).toBe(200);
    const refused = await write(as);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '20']);
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await write(await limited.sessionOf(second))).status).toBe(200);
    expect((await limited.send('GET', '/api/me', as)).status).toBe(200);
    limited.pass(20_000);
    expect((await write(as)).status).toBe(200);
    await limited.close();
  });
});
