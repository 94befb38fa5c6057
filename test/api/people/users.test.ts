import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userListSchema, userSchema } from '../../../src/api/people/user-schema.ts';
import type { User } from '../../../src/core/people/user.ts';
import { openPeopleApplication, type PeopleApplication } from './people-application.ts';

let application: PeopleApplication;
let admin: User;
let headers: Record<string, string>;
beforeEach(async () => {
  application = await openPeopleApplication();
  admin = await application.addUser('admin', 'admin');
  headers = await application.sessionOf(admin);
});
afterEach(() => application.close());

const maria = { login: 'Maria.Rossi', name: 'Maria Rossi', email: 'maria@example.com', roles: ['coach'] };
const invite = async () => {
  const { body } = await application.send('POST', '/api/users', headers, maria);
  const { user, link } = body as { user: unknown; link: { address: string; expiresAt: string } };
  return { user: userSchema.parse(user), link };
};

const change = (id: string, tag: string | undefined, body: unknown) =>
  application.send(
    'PATCH',
    `/api/users/${id}`,
    { ...headers, ...(tag !== undefined && { 'If-Match': tag }) },
    body,
  );
const secretOf = (address: unknown) => new URL(String(address)).searchParams.get('link') ?? '';

describe('POST /api/users', () => {
  it('makes an account and a one-time link, shown once', async () => {
    const { status, headers: answered, body } = await application.send('POST', '/api/users', headers, maria);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      user: { login: 'maria.rossi', name: 'Maria Rossi', roles: ['coach'], canSignIn: false, version: 1 },
      link: {
        address: expect.stringMatching(/^http:\/\/localhost\/account\/welcome\?link=[0-9a-f]{64}$/) as string,
      },
    });
    const { id } = (body as { user: { id: string } }).user;
    expect(answered.get('Location')).toBe(`/api/users/${id}`);
    expect((await application.send('GET', `/api/users/${id}`, headers)).status).toBe(200);
  });

  it('refuses a login that is taken', async () => {
    await invite();
    const again = await application.send('POST', '/api/users', headers, { ...maria, login: 'MARIA.ROSSI' });
    expect([again.status, again.body['type']]).toEqual([409, '/api/docs#problem-login-taken']);
  });

  it.each([
    [{ ...maria, login: 'maria rossi' }, '/login'],
    [{ ...maria, name: ' ' }, '/name'],
    [{ ...maria, name: 'Maria\u0000' }, '/name'],
    [{ ...maria, name: 'Maria\ud800' }, '/name'],
    [{ ...maria, email: 'maria' }, '/email'],
    [{ ...maria, roles: ['owner'] }, '/roles/0'],
    [{ ...maria, roles: [] }, '/roles'],
    [{ ...maria, id: 'x' }, '/id'],
  ])('refuses %j', async (body, name) => {
    const answer = await application.send('POST', '/api/users', headers, body);
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ in: 'body', name }]);
  });

  it('makes no link in local mode, where nobody signs in', async () => {
    const local = await openPeopleApplication('local');
    const { status, body } = await local.send('POST', '/api/users', {}, maria);
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('link');
    const { id } = (body as { user: { id: string } }).user;
    expect((await local.send('POST', `/api/users/${id}/link`)).body['type']).toBe(
      '/api/docs#problem-sign-in-off',
    );
    await local.close();
  });
});

describe('GET /api/users', () => {
  it('leads through all pages, with filters kept', async () => {
    for (const login of ['bruno', 'carla', 'dora']) await application.addUser(login, 'reader');
    const seen: string[] = [];
    let path: string | undefined = '/api/users?role=reader&limit=2';
    while (path !== undefined) {
      const answer = await application.send('GET', path, headers);
      seen.push(...userListSchema.parse(answer.body).items.map(({ login }) => login));
      path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1];
    }
    expect(seen).toEqual(['bruno', 'carla', 'dora']);
  });

  it('finds by state and words', async () => {
    const user = await application.addUser('bruno', 'reader');
    await application.send(
      'PATCH',
      `/api/users/${user.id}`,
      { ...headers, 'If-Match': '*' },
      { isDisabled: true },
    );
    const logins = async (query: string) =>
      userListSchema
        .parse((await application.send('GET', `/api/users?${query}`, headers)).body)
        .items.map(({ login }) => login);
    expect(await logins('state=disabled')).toEqual(['bruno']);
    expect(await logins('state=active')).toEqual(['admin']);
    expect(await logins('q=NAME%20OF%20BR')).toEqual(['bruno']);
  });
});

describe('PATCH /api/users/{id}', () => {
  it('needs the ETag of what was read, and gives the next one', async () => {
    const { user } = await invite();
    const read = await application.send('GET', `/api/users/${user.id}`, headers);
    const tag = read.headers.get('ETag') ?? '';
    expect((await change(user.id, undefined, { name: 'M' })).status).toBe(428);
    const changed = await change(user.id, tag, { name: 'Maria Bianchi', email: null });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ name: 'Maria Bianchi', version: 2 });
    expect(changed.body).not.toHaveProperty('email');
    expect((await change(user.id, tag, { name: 'Lost' })).status).toBe(412);
    expect((await change(user.id, '"nonsense"', { name: 'Lost' })).status).toBe(412);
    expect((await change(user.id, changed.headers.get('ETag') ?? '', { name: 'Found' })).status).toBe(200);
  });

  it('takes effect at once: a role, a disabled account and its sessions and tokens', async () => {
    const user = await application.addUser('bruno', 'reader');
    const browser = await application.sessionOf(user);
    const token = await application.tokenOf(user, 'metrics:read', 'case:read');
    const rights = async (as: Record<string, string>) =>
      (await application.send('GET', '/api/me', as)).body['rights'];
    expect(await rights(browser)).not.toContain('metrics:read');
    expect(await rights(token)).toEqual(['case:read']);
    await change(user.id, '*', { roles: ['contributor'] });
    expect(await rights(browser)).toContain('metrics:read');
    expect(await rights(token)).toEqual(['case:read', 'metrics:read']);
    await change(user.id, '*', { isDisabled: true });
    expect(await rights(browser)).toEqual([]);
    expect((await application.send('GET', '/api/me', token)).status).toBe(401);
  });

  it('keeps the last administrator', async () => {
    for (const body of [{ roles: ['coach'] }, { isDisabled: true }, { roles: [] }]) {
      const answer = await change(admin.id, '*', body);
      expect([answer.status, answer.body['type']]).toEqual([409, '/api/docs#problem-last-administrator']);
    }
    expect((await application.send('GET', '/api/users', headers)).status).toBe(200);
  });

  it('knows no built-in user, and none that is not there', async () => {
    for (const id of ['00000000-0000-7000-8000-000000000002', '01890000-0000-7000-8000-000000000000'])
      expect((await change(id, '*', { name: 'x' })).status).toBe(404);
    expect((await change('x', '*', { name: 'x' })).status).toBe(400);
  });
});

describe('POST /api/users/{id}/link', () => {
  it('voids the earlier link', async () => {
    const { user, link } = await invite();
    const again = await application.send('POST', `/api/users/${user.id}/link`, headers);
    expect(again.status).toBe(201);
    const find = (address: unknown) =>
      application.store.credentials.findLink(secretOf(address), Date.parse(link.expiresAt) - 1);
    expect(await find(link.address)).toBeUndefined();
    expect(await find(again.body['address'])).toMatchObject({ user: { login: 'maria.rossi' } });
  });

  it('is refused for a disabled account', async () => {
    const user = await application.addUser('bruno', 'reader');
    await application.send(
      'PATCH',
      `/api/users/${user.id}`,
      { ...headers, 'If-Match': '*' },
      { isDisabled: true },
    );
    expect((await application.send('POST', `/api/users/${user.id}/link`, headers)).status).toBe(409);
  });
});

describe('GET /api/people', () => {
  it('gives names, not addresses, of accounts in use to those who work on cases', async () => {
    const reader = await application.addUser('bruno', 'reader');
    const gone = await application.addUser('carla', 'reader');
    await application.send(
      'PATCH',
      `/api/users/${gone.id}`,
      { ...headers, 'If-Match': '*' },
      { isDisabled: true },
    );
    const { body } = await application.send('GET', '/api/people', await application.sessionOf(reader));
    expect(body).toEqual({
      items: [
        { id: admin.id, name: 'Name of admin' },
        { id: reader.id, name: 'Name of bruno' },
      ],
    });
  });
});

describe('GET /api/audit', () => {
  it('says who invited and changed whom, with the request', async () => {
    const { user } = await invite();
    await application.send(
      'PATCH',
      `/api/users/${user.id}`,
      { ...headers, 'If-Match': '*', 'X-Request-Id': 'r-77' },
      { roles: ['reader'] },
    );
    const { body } = await application.send(
      'GET',
      `/api/audit?subjectType=user&subjectId=${user.id}`,
      headers,
    );
    expect(body).toMatchObject({
      items: [
        {
          action: 'user.changed',
          actorId: admin.id,
          actorName: 'Name of admin',
          via: 'session',
          requestId: 'r-77',
          details: { roles: { from: ['coach'], to: ['reader'] } },
        },
        { action: 'user.link-issued' },
        { action: 'user.created', details: { login: 'maria.rossi' } },
      ],
    });
  });

  it('is filtered, and leads through its pages', async () => {
    await invite();
    application.pass(3_000_000);
    await invite().catch(() => undefined);
    await application.addUser('bruno');
    const actions = async (query: string) => {
      const seen: string[] = [];
      let path: string | undefined = `/api/audit?limit=1&${query}`;
      while (path !== undefined) {
        const { body, headers: answered } = await application.send('GET', path, headers);
        seen.push(...(body['items'] as { action: string }[]).map(({ action }) => action));
        path = /<([^>]+)>; rel="next"/.exec(answered.get('Link') ?? '')?.[1];
      }
      return seen;
    };
    expect(await actions('from=2026-11-22T12:30:00Z')).toEqual(['user.password-set', 'user.created']);
    expect(await actions('from=2026-11-22T13:30:00%2B01:00&action=user.created')).toEqual(['user.created']);
    expect(await actions(`before=2026-11-22T12:30:00Z&actor=${admin.id}`)).toEqual([
      'user.link-issued',
      'user.created',
    ]);
    expect((await application.send('GET', '/api/audit?from=yesterday', headers)).status).toBe(400);
  });
});

describe('the audit trail taken out', () => {
  it('is a table or an array of every entry, with the conditions of the list', async () => {
    const { user } = await invite();
    const path = (ending: string) => `/api/exports/audit.${ending}?subjectId=${user.id}`;
    const table = await application.app.request(path('csv'), { headers });
    expect(table.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present');
    expect(table.headers.get('Content-Disposition')).toBe('attachment; filename="audit.csv"');
    const lines = (await table.text()).trim().split('\r\n');
    expect(lines[0]).toBe(
      '"id","at","actorId","actorName","via","action","subjectType","subjectId","requestId","details"',
    );
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('"user.created"');
    expect(lines[2]).toContain('{""login"":""maria.rossi""');
    const array = (await (await application.app.request(path('json'), { headers })).json()) as unknown[];
    expect(array).toMatchObject([{ action: 'user.link-issued' }, { action: 'user.created' }]);
  });
});
