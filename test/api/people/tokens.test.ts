import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../src/core/people/user.ts';
import { openPeopleApplication, type PeopleApplication } from './people-application.ts';

const day = 86_400_000;
let application: PeopleApplication;
let coach: User;
let browser: Record<string, string>;
beforeEach(async () => {
  application = await openPeopleApplication();
  coach = await application.addUser('coach', 'coach');
  browser = await application.sessionOf(coach);
});
afterEach(() => application.close());

const wanted = { name: 'nightly report', rights: ['metrics:read', 'audit:read'] };
const create = (body: unknown = wanted, as = browser) => application.send('POST', '/api/tokens', as, body);
const bearer = (secret: unknown) => ({ Authorization: `Bearer ${String(secret)}` });
const statusOf = async (as: Record<string, string>, path = '/api/me') =>
  (await application.send('GET', path, as)).status;

describe('POST /api/tokens', () => {
  it('shows the secret once, and nothing that leads to it afterwards', async () => {
    const { status, headers, body } = await create();
    expect(status).toBe(201);
    expect(headers.get('Cache-Control')).toBe('no-store');
    const secret = String(body['secret']);
    expect(secret).toMatch(/^cbk_[0-9a-f]{64}$/);
    expect(body).toMatchObject({ login: 'coach', name: 'nightly report', hint: secret.slice(0, 8) });
    const list = await application.send('GET', '/api/tokens', browser);
    expect(list.body['items']).toHaveLength(1);
    expect(JSON.stringify(list.body)).not.toContain(secret.slice(8));
  });

  it('is good for the named rights, as far as the roles give them, and for nothing else', async () => {
    const { secret } = (await create()).body;
    const { body } = await application.send('GET', '/api/me', bearer(secret));
    expect(body).toMatchObject({ login: 'coach', via: 'token', rights: ['metrics:read'] });
    expect(await statusOf(bearer(secret), '/api/people')).toBe(403);
    expect(await statusOf(bearer(secret), '/api/audit')).toBe(403);
  });

  it('is refused to a token, whatever its rights', async () => {
    const admin = await application.addUser('admin', 'admin');
    const token = await application.tokenOf(admin, 'token:manage', 'user:manage');
    expect((await create(wanted, token)).status).toBe(403);
    expect((await create({ ...wanted, userId: coach.id }, token)).status).toBe(403);
  });

  it('for somebody else needs token:manage', async () => {
    const admin = await application.addUser('admin', 'admin');
    const forAdmin = { ...wanted, userId: admin.id };
    expect((await create(forAdmin)).status).toBe(403);
    const made = await create({ ...wanted, userId: coach.id }, await application.sessionOf(admin));
    expect(made.body).toMatchObject({ userId: coach.id, createdBy: admin.id });
  });

  it('in local mode needs the name of a user', async () => {
    const local = await openPeopleApplication('local');
    const user = await local.addUser('maria', 'contributor');
    expect((await local.send('POST', '/api/tokens', {}, wanted)).status).toBe(404);
    const { body } = await local.send('POST', '/api/tokens', {}, { ...wanted, userId: user.id });
    expect((await local.send('GET', '/api/me', bearer(body['secret']))).body).toMatchObject({
      login: 'maria',
      via: 'token',
      rights: ['metrics:read'],
    });
    expect((await local.send('GET', '/api/users', bearer(body['secret']))).status).toBe(403);
    expect((await local.send('GET', '/api/users', bearer('cbk_0'))).status).toBe(401);
    await local.close();
  });

  it.each([
    [{ ...wanted, rights: [] }, '/rights'],
    [{ ...wanted, rights: ['everything'] }, '/rights/0'],
    [{ ...wanted, expiresInDays: 367 }, '/expiresInDays'],
    [{ ...wanted, expiresInDays: 0 }, '/expiresInDays'],
    [{ ...wanted, name: '' }, '/name'],
  ])('refuses %j', async (body, name) => {
    const answer = await create(body);
    expect(answer.status).toBe(422);
    expect(answer.body['errors']).toMatchObject([{ name }]);
  });
});

describe('a token', () => {
  it('ends when it expires', async () => {
    const { body } = await create({ ...wanted, expiresInDays: 2 });
    application.pass(2 * day - 1);
    expect(await statusOf(bearer(body['secret']))).toBe(200);
    application.pass(1);
    const ended = await application.send('GET', '/api/me', bearer(body['secret']));
    expect(ended.status).toBe(401);
    expect(ended.headers.get('WWW-Authenticate')).toBe('Bearer realm="Casebook", error="invalid_token"');
  });

  it('ends when it is revoked, by its owner or an administrator and nobody else', async () => {
    const { body } = await create();
    const path = `/api/tokens/${String(body['id'])}`;
    const other = await application.sessionOf(await application.addUser('other', 'coach'));
    expect((await application.send('DELETE', path, other)).status).toBe(404);
    expect(await statusOf(bearer(body['secret']))).toBe(200);
    expect((await application.send('DELETE', path, browser)).status).toBe(204);
    expect(await statusOf(bearer(body['secret']))).toBe(401);
    expect((await application.send('DELETE', path, browser)).status).toBe(404);
    const second = await create();
    const admin = await application.sessionOf(await application.addUser('admin', 'admin'));
    const revoked = await application.send('DELETE', `/api/tokens/${String(second.body['id'])}`, admin);
    expect(revoked.status).toBe(204);
  });

  it('that was tampered with is refused, not taken for nobody', async () => {
    const secret = String((await create()).body['secret']);
    for (const bad of [secret.slice(0, -1), `${secret}0`, secret.toUpperCase(), secret.slice(4), '', 'null'])
      expect(await statusOf({ Authorization: `Bearer ${bad}` }, '/api/health')).toBe(401);
    expect(await statusOf({ Authorization: 'bearer' }, '/api/health')).toBe(401);
    expect(await statusOf({ Authorization: `bearer ${secret}` })).toBe(200);
  });

  it('counts before a session, so that a program never acts as somebody else by accident', async () => {
    const admin = await application.addUser('admin', 'admin');
    const { secret } = (await create()).body;
    const both = { ...(await application.sessionOf(admin)), ...bearer(secret) };
    expect((await application.send('GET', '/api/me', both)).body).toMatchObject({ login: 'coach' });
  });

  it('needs no origin, as no browser sends it by itself', async () => {
    const { secret } = (await create()).body;
    const headers = { ...bearer(secret), Origin: 'https://tool.example' };
    expect((await application.send('DELETE', '/api/sessions', headers)).status).toBe(200);
  });
});

describe('GET /api/tokens', () => {
  it('shows others’ only to those who manage tokens', async () => {
    await create();
    const admin = await application.addUser('admin', 'admin');
    const as = await application.sessionOf(admin);
    expect((await application.send('GET', '/api/tokens?user=all', browser)).status).toBe(403);
    expect((await application.send('GET', `/api/tokens?user=${admin.id}`, browser)).status).toBe(403);
    expect((await application.send('GET', '/api/tokens', as)).body['items']).toEqual([]);
    expect((await application.send('GET', '/api/tokens?user=all', as)).body['items']).toHaveLength(1);
    expect((await application.send('GET', `/api/tokens?user=${coach.id}`, as)).body['items']).toHaveLength(1);
  });
});
