import SQLite from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openServer, type OpenServer } from '../open-server.ts';
import { client, openProvider, type OpenProvider } from './open-provider.ts';
import { createVisitor, type Visitor } from './visitor.ts';

// The provider says at length that it is not meant for production as it is here.
beforeAll(() => {
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
});

let provider: OpenProvider;
let opened: OpenServer;
beforeEach(async () => {
  provider = await openProvider();
});
afterEach(async () => {
  await opened.close();
  await provider.close();
});

async function open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  opened = await openServer(
    {},
    {
      CASEBOOK_SIGN_IN: 'oidc',
      CASEBOOK_OIDC_ISSUER: provider.issuer,
      CASEBOOK_OIDC_CLIENT_ID: client.id,
      CASEBOOK_OIDC_CLIENT_SECRET: client.secret,
      CASEBOOK_OIDC_NAME: 'Example ID',
      ...environment,
    },
  );
  provider.admit(opened.address);
}

const me = async (visitor: Visitor) =>
  JSON.parse((await visitor.get('/api/me')).text) as Readonly<Record<string, unknown>>;

/** Starts at Casebook, signs in at the provider, and returns where that leads back to. */
async function goToProvider(visitor: Visitor, name: string, query = ''): Promise<string> {
  const answer = await visitor.get(`/account/provider${query}`);
  expect(answer.status).toBe(303);
  const back = await provider.signIn(answer.headers.location ?? '', name);
  expect(back.origin).toBe(opened.address);
  return back.pathname + back.search;
}

const signIn = async (visitor: Visitor, name: string, query = '') =>
  visitor.get(await goToProvider(visitor, name, query));

describe('sign-in with a provider', () => {
  it('sends people there with PKCE, state and nonce, and takes newcomers in with the configured role', async () => {
    await open({ CASEBOOK_OIDC_NEW_USERS: 'contributor' });
    const visitor = createVisitor(opened.address);
    const page = await visitor.get('/account/sign-in?to=/articles/sn-0001/');
    expect(page.text).toContain('Continue with Example ID');
    expect(page.text).not.toContain('type="password"');
    const asked = await visitor.get('/account/provider?to=/articles/sn-0001/');
    const address = new URL(asked.headers.location ?? '');
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'casebook',
      response_type: 'code',
      scope: 'openid profile email',
      redirect_uri: `${opened.address}/account/provider/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(visitor.setCookies[0]).toMatch(
      /^casebook-sign-in=[0-9a-f]{64}; Max-Age=900; Path=\/account\/provider; HttpOnly; SameSite=Lax$/,
    );
    const answer = await signIn(visitor, 'maria', '?to=/articles/sn-0001/');
    expect([answer.status, answer.headers.location]).toEqual([303, '/articles/sn-0001/']);
    expect(await me(visitor)).toMatchObject({
      login: 'maria',
      name: 'maria of the provider',
      roles: ['contributor'],
      via: 'session',
    });
    expect(visitor.cookies.has('casebook-sign-in')).toBe(false);
  });

  it('knows people again by the provider’s subject, whatever happens to their login here', async () => {
    await open({ CASEBOOK_OIDC_NEW_USERS: 'reader' });
    const first = createVisitor(opened.address);
    await signIn(first, 'maria');
    const second = createVisitor(opened.address);
    await signIn(second, 'maria');
    expect((await me(second))['id']).toBe((await me(first))['id']);
  });

  it('sends strangers away where nobody new is taken in', async () => {
    await open();
    const visitor = createVisitor(opened.address);
    const answer = await signIn(visitor, 'stranger');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Example ID knows you as stranger, but you have no account here.');
    expect(await me(visitor)).toMatchObject({ via: 'anonymous' });
  });

  it('never takes a login or an e-mail address for a proof', async () => {
    await open({ CASEBOOK_OIDC_NEW_USERS: 'reader' });
    const visitor = createVisitor(opened.address);
    await signIn(visitor, 'admin');
    expect(await me(visitor)).toMatchObject({ login: 'admin-2', roles: ['reader'] });
  });

  it('makes the first administrator by the one-time link, once', async () => {
    await open();
    const { pathname, search } = new URL(opened.server.firstLink?.address ?? '');
    const visitor = createVisitor(opened.address);
    const page = await visitor.get(pathname + search);
    const [, href = ''] = /href="(\/account\/provider\?[^"]+)"/.exec(page.text) ?? [];
    const answer = await signIn(
      visitor,
      'maria',
      href.replace('/account/provider', '').replaceAll('&amp;', '&'),
    );
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    expect(await me(visitor)).toMatchObject({ login: 'admin', roles: ['admin'] });
    expect((await visitor.get(pathname + search)).status).toBe(410);
    const again = createVisitor(opened.address);
    await signIn(again, 'maria');
    expect(await me(again)).toMatchObject({ login: 'admin' });
    expect((await visitor.get('/account')).text).toContain('You sign in with Example ID.');
  });

  it('refuses an identity for a second account', async () => {
    await open();
    const admin = createVisitor(opened.address);
    const { search } = new URL(opened.server.firstLink?.address ?? '');
    await signIn(admin, 'maria', search);
    const response = await fetch(`${opened.address}/api/users`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Cookie: `casebook-session=${admin.cookies.get('casebook-session') ?? ''}`,
      },
      body: JSON.stringify({ login: 'bruno', name: 'Bruno', roles: ['reader'] }),
    });
    const { link } = (await response.json()) as { link: { address: string } };
    const answer = await signIn(createVisitor(opened.address), 'maria', new URL(link.address).search);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('belongs to somebody else here');
  });

  it('goes on over a restart in the middle', async () => {
    await open({ CASEBOOK_OIDC_NEW_USERS: 'reader' });
    const visitor = createVisitor(opened.address);
    const back = await goToProvider(visitor, 'maria');
    await opened.restart();
    expect((await visitor.get(back)).status).toBe(303);
    expect(await me(visitor)).toMatchObject({ login: 'maria' });
  });

  it('is beside passwords where both are wanted', async () => {
    await open({ CASEBOOK_SIGN_IN: 'password,oidc' });
    const page = await createVisitor(opened.address).get('/account/sign-in');
    expect(page.text).toContain('type="password"');
    expect(page.text).toContain('Continue with Example ID');
  });

  it('is not there where none is configured', async () => {
    await open({ CASEBOOK_SIGN_IN: 'password' });
    expect((await createVisitor(opened.address).get('/account/provider')).status).toBe(404);
    expect((await createVisitor(opened.address).get('/account/provider/callback?code=x')).status).toBe(404);
    expect(provider.requests).toEqual([]);
  });
});

/** Asks for an address that nobody is to be let in by. */
const refused = async (visitor: Visitor, path: string, status = 502) => {
  const answer = await visitor.get(path);
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^text\/html/);
  expect(await me(visitor)).toMatchObject({ via: 'anonymous' });
  return answer;
};

describe('an answer that does not hold', () => {
  beforeEach(() => open({ CASEBOOK_OIDC_NEW_USERS: 'reader' }));

  it('is one with another state', async () => {
    const visitor = createVisitor(opened.address);
    const back = await goToProvider(visitor, 'maria');
    await refused(visitor, back.replace(/state=[\w-]+/, `state=${'x'.repeat(43)}`));
    expect(provider.requests).not.toContain('POST /token');
  });

  it('is one from another issuer', async () => {
    const visitor = createVisitor(opened.address);
    const back = await goToProvider(visitor, 'maria');
    expect(back).toContain('iss=');
    await refused(visitor, back.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`));
    expect(provider.requests).not.toContain('POST /token');
  });

  it.each([
    ['nonce', /nonce/],
    ['codeVerifier', /invalid_grant/],
  ])('is one to another %s', async (check, reason) => {
    const visitor = createVisitor(opened.address);
    const back = await goToProvider(visitor, 'maria');
    const database = new SQLite(opened.databaseFile);
    const { checks } = database
      .prepare<[], { checks: string }>('select checks from sign_in_attempts')
      .get() ?? {
      checks: '{}',
    };
    const changed = { ...(JSON.parse(checks) as Record<string, string>), [check]: 'y'.repeat(43) };
    database.prepare('update sign_in_attempts set checks = ?').run(JSON.stringify(changed));
    database.close();
    await refused(visitor, back);
    expect(provider.requests).toContain('POST /token');
    expect(JSON.stringify(opened.log().filter(({ level }) => level === 50))).toMatch(reason);
  });

  it('is one with a code that was made up', async () => {
    const visitor = createVisitor(opened.address);
    const back = await goToProvider(visitor, 'maria');
    const answer = await refused(visitor, back.replace(/code=[\w-]+/, 'code=made-up'));
    expect(answer.text).toContain('did not confirm who you are');
  });

  it('is one in another browser, a second time, or too late', async () => {
    const visitor = createVisitor(opened.address);
    const back = await goToProvider(visitor, 'maria');
    await refused(createVisitor(opened.address), back, 400);
    expect((await visitor.get(back)).status).toBe(303);
    await refused(createVisitor(opened.address), back, 400);
    const late = createVisitor(opened.address);
    const lateBack = await goToProvider(late, 'maria');
    opened.pass(15 * 60_000);
    await refused(late, lateBack, 400);
  });

  it('is an error of the provider, whose text is not shown', async () => {
    const visitor = createVisitor(opened.address);
    const back = await goToProvider(visitor, 'maria');
    const state = /state=[\w-]+/.exec(back)?.[0] ?? '';
    const iss = encodeURIComponent(provider.issuer);
    const answer = await refused(
      visitor,
      `/account/provider/callback?error=access_denied&error_description=%3Cb%3EClick%3C/b%3E&${state}&iss=${iss}`,
    );
    expect(answer.text).not.toContain('Click');
  });
});

describe('a provider', () => {
  it('that calls itself by another name is refused', async () => {
    await open();
    provider.answerWith = (_, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          issuer: 'https://evil.example',
          authorization_endpoint: 'https://evil.example/auth',
          token_endpoint: 'https://evil.example/token',
          jwks_uri: 'https://evil.example/jwks',
        }),
      );
    };
    const answer = await createVisitor(opened.address).get('/account/provider');
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('Example ID did not confirm who you are.');
    expect(JSON.stringify(opened.log())).toContain('the OpenID provider cannot be asked what it is');
  });

  it('that is down stops nobody from starting Casebook, and is asked again later', async () => {
    await open({ CASEBOOK_OIDC_NEW_USERS: 'reader' });
    provider.answerWith = (_, response) => void response.writeHead(500).end();
    const visitor = createVisitor(opened.address);
    expect((await visitor.get('/account/provider')).status).toBe(502);
    expect((await visitor.get('/api/health')).status).toBe(200);
    provider.answerWith = undefined;
    expect((await signIn(visitor, 'maria')).status).toBe(303);
  });
});
