import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServer } from '../server/open-server.ts';
import { runInProcess } from '../support/run-in-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...words: readonly string[]) =>
  runInProcess(words, { folder, environment: { CASEBOOK_SITE: 'https://kb.example.com' } });

const addMaria = () => run('user', 'add', 'Maria', '--name', 'Maria Rossi', '--role', 'contributor,coach');

const createToken = (...more: readonly string[]) =>
  run('token', 'create', 'maria', '--name', 'nightly import', '--right', 'case:read,case:import', ...more);

describe('casebook user', () => {
  it('invites somebody with a one-time link on standard output, and makes the database for its owner only', async () => {
    expect(await addMaria()).toEqual({
      status: 0,
      out: expect.stringMatching(
        /^https:\/\/kb\.example\.com\/account\/welcome\?link=[0-9a-f]{64}\n$/,
      ) as string,
      err: 'One-time link for maria, good once and until 2026-11-23 12:00 UTC:\n',
    });
    expect((await stat(join(folder, '.casebook/casebook.db'))).mode & 0o077).toBe(0);
  });

  it('lists everyone in a table that lines up, or as JSON', async () => {
    await addMaria();
    await run('user', 'add', 'li', '--name', '李娜', '--role', 'admin');
    await run('user', 'add', 'simon', '--name', 'Šimon', '--role', 'reader');
    await run('user', 'disable', 'simon');
    expect((await run('user', 'list')).out).toBe(
      [
        'LOGIN  NAME         ROLES              STATE     SIGNED IN',
        'li     李娜         admin              invited',
        'maria  Maria Rossi  contributor,coach  invited',
        'simon  Šimon        reader             disabled',
        '',
      ].join('\n'),
    );
    const { out } = await run('user', 'list', '--role', 'admin,coach', '--json');
    expect(JSON.parse(out)).toMatchObject({
      users: [
        { login: 'li', roles: ['admin'], isDisabled: false, canSignIn: false },
        { login: 'maria', createdAt: '2026-11-22T12:00:00.000Z' },
      ],
    });
  });

  it('says what to do where there is nobody', async () => {
    expect(await run('user', 'list')).toEqual({
      status: 0,
      out: '',
      err: 'Nobody has an account. Invite somebody: casebook user add\n',
    });
  });

  it('changes roles and makes new links', async () => {
    await addMaria();
    expect(await run('user', 'roles', 'MARIA', 'reader')).toEqual({
      status: 0,
      out: '',
      err: 'maria  Maria Rossi  reader  invited\n',
    });
    const { out } = await run('user', 'link', 'maria', '--json');
    expect(JSON.parse(out)).toMatchObject({
      user: { login: 'maria', roles: ['reader'] },
      link: {
        address: expect.stringContaining('/account/welcome?link=') as string,
        expiresAt: '2026-11-23T12:00:00.000Z',
      },
    });
  });

  it('keeps the last administrator, and says why', async () => {
    await run('user', 'add', 'ada', '--name', 'Ada', '--role', 'admin');
    expect(await run('user', 'disable', 'ada')).toMatchObject({
      status: 1,
      err: 'casebook user: nobody who can sign in would be an administrator any more. Make somebody else one first\n',
    });
  });

  it.each([
    [['user'], /name what to do: list, add/],
    [['user', 'remove', 'maria'], /name what to do/],
    [['user', 'add'], /name the login/],
    [['user', 'add', 'maria rossi', '--name', 'x', '--role', 'reader'], /login: give 2 to 100 letters/],
    [['user', 'add', 'maria', '--role', 'reader'], /name: give at least one character/],
    [['user', 'add', 'maria', '--name', 'x'], /name a role/],
    [['user', 'add', 'maria', '--name', 'x', '--role', 'owner'], /there is no role “owner”/],
    [['user', 'roles', 'maria'], /name the roles/],
    [['user', 'list', 'maria'], /list takes no login/],
    [['user', 'disable', 'maria', 'bruno'], /that is too much/],
    [['token', 'create', 'maria', '--right', 'case:read'], /say what it is for/],
    [['token', 'create', 'maria', '--name', 'x'], /name what it is good for/],
    [['token', 'create', 'maria', '--name', 'x', '--right', 'all'], /there is no right “all”/],
    [['token', 'create', 'maria', '--name', 'x', '--right', 'export', '--days', '400'], /from 1 to 366/],
    [['token', 'revoke'], /name the id/],
  ] as const)('calls %j wrong use, and touches nothing', async (words, message) => {
    const { status, err } = await run(...words);
    expect(status).toBe(2);
    expect(err).toMatch(message);
    await expect(stat(join(folder, '.casebook'))).rejects.toThrow(/ENOENT/);
  });

  it('says that there is no such user, or that the login is taken', async () => {
    await addMaria();
    expect(await run('user', 'link', 'bruno')).toMatchObject({ status: 1, err: /there is no user bruno/ });
    expect(await addMaria()).toMatchObject({ status: 1, err: 'casebook user: the login maria is taken\n' });
    expect(await run('token', 'list', 'bruno')).toMatchObject({ status: 1, err: /there is no user bruno/ });
  });
});

describe('casebook token', () => {
  it('makes a token, alone on standard output, and lists it without its secret', async () => {
    await addMaria();
    const { out, err } = await createToken();
    expect(out).toMatch(/^cbk_[0-9a-f]{64}\n$/);
    expect(err).toBe('Token of maria, good until 2027-02-20 12:00 UTC. It is not shown again:\n');
    const list = await run('token', 'list');
    expect(list.out).toMatch(
      /^ID +USER +NAME +BEGINS +STATE +UNTIL +LAST USED +RIGHTS\n[0-9a-f-]{36} +maria +nightly import +cbk_[0-9a-f]{4} +good +2027-02-20 +case:read,case:import\n$/,
    );
    expect(list.out).not.toContain(out.trim().slice(8));
  });

  it('revokes it; a revoked one is listed with --all only', async () => {
    await addMaria();
    const { token } = JSON.parse((await createToken('--json', '--days', '1')).out) as {
      token: { id: string };
    };
    expect(await run('token', 'revoke', token.id)).toMatchObject({ status: 0 });
    expect(await run('token', 'revoke', token.id)).toMatchObject({ status: 1 });
    expect(await run('token', 'list', 'maria')).toMatchObject({
      out: '',
      err: 'There is no token that is good.\n',
    });
    const { out } = await run('token', 'list', '--all', '--json');
    expect(JSON.parse(out)).toMatchObject({ tokens: [{ id: token.id, login: 'maria', state: 'revoked' }] });
  });

  it('takes effect in a server that runs', async () => {
    const opened = await openServer({}, { CASEBOOK_SIGN_IN: 'password' });
    const here = ['--database', opened.databaseFile];
    await run('user', 'add', 'maria', '--name', 'Maria', '--role', 'reader', ...here);
    const { out } = await run(
      'token',
      'create',
      'maria',
      '--name',
      'x',
      '--right',
      'article:read',
      '--json',
      ...here,
    );
    const { token, secret } = JSON.parse(out) as { token: { id: string }; secret: string };
    const ask = async () =>
      (await fetch(`${opened.address}/api/articles`, { headers: { Authorization: `Bearer ${secret}` } }))
        .status;
    expect(await ask()).toBe(200);
    await run('token', 'revoke', token.id, ...here);
    expect(await ask()).toBe(401);
    await opened.close();
  });
});
