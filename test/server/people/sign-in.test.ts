import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openServer, type OpenServer } from '../open-server.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const hour = 3_600_000;
const password = 'the third shelf is always empty';

let opened: OpenServer;
beforeEach(async () => {
  opened = await openServer({}, { CASEBOOK_SIGN_IN: 'password' });
});
afterEach(() => opened.close());

/** Path of the first administrator's link. */
const firstLink = (server = opened.server): string => {
  const { pathname, search } = new URL(server.firstLink?.address ?? '');
  return pathname + search;
};
const secretOf = (link: string): string => new URLSearchParams(link.split('?')[1]).get('link') ?? '';

async function become(visitor: Visitor, link = firstLink(), name = 'Ada Admin'): Promise<Visitor> {
  const answer = await visitor.post('/account/welcome', { link: secretOf(link), name, password });
  expect([answer.status, answer.headers.location]).toEqual([303, '/']);
  return visitor;
}

const me = async (visitor: Visitor) =>
  JSON.parse((await visitor.get('/api/me')).text) as Readonly<Record<string, unknown>>;

describe('the first start', () => {
  it('makes an administrator, who sets name and password by a link and is signed in', async () => {
    const visitor = createVisitor(opened.address);
    const page = await visitor.get(firstLink());
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('value="admin"');
    await become(visitor);
    expect(await me(visitor)).toMatchObject({
      login: 'admin',
      name: 'Ada Admin',
      roles: ['admin'],
      via: 'session',
    });
    expect((await visitor.get('/')).status).toBe(200);
  });

  it('has no secret in its log', () => {
    expect(JSON.stringify(opened.log())).not.toContain(secretOf(firstLink()));
  });

  it('is over once the administrator has signed in, and repeated with a new link until then', async () => {
    const first = firstLink();
    const second = firstLink(await opened.restart());
    expect(secretOf(second)).not.toBe(secretOf(first));
    expect((await createVisitor(opened.address).get(first)).status).toBe(410);
    await become(createVisitor(opened.address), second);
    expect((await opened.restart()).firstLink).toBeUndefined();
  });
});

describe('a one-time link', () => {
  it('is good once: a replay changes nothing', async () => {
    await become(createVisitor(opened.address));
    const thief = createVisitor(opened.address);
    expect((await thief.get(firstLink())).status).toBe(410);
    const replay = await thief.post('/account/welcome', {
      link: secretOf(firstLink()),
      name: 'Eve',
      password: 'a sentence that eve has made up',
    });
    expect(replay.status).toBe(410);
    expect(thief.cookies.size).toBe(0);
    const login = await createVisitor(opened.address).post('/account/sign-in', { login: 'admin', password });
    expect(login.status).toBe(303);
  });

  it('is not used up by a mail program that follows it', async () => {
    for (let count = 0; count < 3; count += 1)
      expect((await createVisitor(opened.address).get(firstLink())).status).toBe(200);
    await become(createVisitor(opened.address));
  });

  it('is good over a restart in the middle, and not after its time', async () => {
    const link = firstLink();
    const visitor = await become(createVisitor(opened.address));
    const made = await visitor.get('/api/me');
    const { id } = JSON.parse(made.text) as { id: string };
    const issue = async () => {
      const answer = await visitor.post(`/api/users/${id}/link`, {});
      return new URL((JSON.parse(answer.text) as { address: string }).address);
    };
    const { pathname, search } = await issue();
    await opened.restart();
    expect((await createVisitor(opened.address).get(pathname + search)).status).toBe(200);
    opened.pass(24 * hour);
    expect((await createVisitor(opened.address).get(pathname + search)).status).toBe(410);
    expect((await createVisitor(opened.address).get(link)).status).toBe(410);
  });

  it('that was tampered with is gone', async () => {
    for (const bad of [
      '',
      '0',
      `${secretOf(firstLink())}0`,
      secretOf(firstLink()).toUpperCase(),
      '%00',
      "' or 1=1",
    ])
      expect(
        (await createVisitor(opened.address).get(`/account/welcome?link=${encodeURIComponent(bad)}`)).status,
      ).toBe(410);
  });

  it('keeps what was typed and says what is wrong with a password', async () => {
    const visitor = createVisitor(opened.address);
    for (const [weak, message] of [
      ['short', 'Take 15 characters or more'],
      ['aaaaaaaaaaaaaaaaaaaa', 'repeats a few characters'],
      ['Casebook admin Casebook', 'hardly more than a name'],
    ] as const) {
      const answer = await visitor.post('/account/welcome', {
        link: secretOf(firstLink()),
        name: 'Ada <b>Admin</b>',
        password: weak,
      });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(message);
      expect(answer.text).toContain('Ada &lt;b&gt;Admin&lt;/b&gt;');
      expect(answer.text).not.toContain(weak);
    }
    await become(visitor);
  });
});

describe('signing in', () => {
  beforeEach(async () => {
    await become(createVisitor(opened.address));
  });

  it('leads to the page that was asked for, whatever the case of the login', async () => {
    const visitor = createVisitor(opened.address);
    const asked = await visitor.get('/articles/sn-0001/?q=x');
    expect([asked.status, asked.headers.location]).toEqual([
      303,
      '/account/sign-in?to=%2Farticles%2Fsn-0001%2F%3Fq%3Dx&why=needed',
    ]);
    const page = await visitor.get(asked.headers.location ?? '');
    expect(page.text).toContain('Sign in to read this page.');
    expect(page.text).toContain('name="to" value="/articles/sn-0001/?q=x"');
    const answer = await visitor.post('/account/sign-in', {
      login: ' ADMIN ',
      password,
      to: '/articles/sn-0001/?q=x',
    });
    expect([answer.status, answer.headers.location]).toEqual([303, '/articles/sn-0001/?q=x']);
    expect((await visitor.get('/articles/sn-0001/')).status).toBe(200);
    const again = await visitor.get('/account/sign-in');
    expect([again.status, again.headers.location]).toEqual([303, '/']);
  });

  it.each([
    '//evil.example/',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/account/sign-out',
    '/account/sign-in?to=/',
    '/..//evil.example',
    '/./\\evil.example',
  ])('never leads elsewhere: %s', async (to) => {
    const visitor = createVisitor(opened.address);
    const answer = await visitor.post('/account/sign-in', { login: 'admin', password, to });
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
  });

  it('says the same of an unknown login, a wrong password and a disabled account', async () => {
    const admin = createVisitor(opened.address);
    await admin.post('/account/sign-in', { login: 'admin', password });
    const bruno = await invite(admin, 'bruno');
    await become(createVisitor(opened.address), bruno.link, 'Bruno');
    await disable(admin, bruno.id);
    const answers = await Promise.all(
      [
        { login: 'nobody', password },
        { login: 'admin', password: `${password}!` },
        { login: 'bruno', password },
        { login: 'admin', password: '' },
        { login: '', password: '' },
        { login: 'admin', password: 'x'.repeat(10_000) },
      ].map((fields) => createVisitor(opened.address).post('/account/sign-in', fields)),
    );
    const pages = answers.map(({ status, text }) => `${status} ${text.replace(/value="[^"]*"/g, '')}`);
    expect(pages[0]).toMatch(/^401 .*Login and password do not fit together/s);
    for (const answer of answers) expect(answer.headers['set-cookie']).toBeUndefined();
    expect(new Set(pages.slice(0, 3)).size).toBe(1);
    expect(new Set(pages.map((page) => page.replaceAll('autofocus', ''))).size).toBeLessThanOrEqual(2);
  });

  it('records who failed and who came in', async () => {
    await createVisitor(opened.address).post('/account/sign-in', { login: 'admin', password: 'wrong' });
    const admin = createVisitor(opened.address);
    await admin.post('/account/sign-in', { login: 'admin', password });
    const { items } = JSON.parse((await admin.get('/api/audit?limit=2')).text) as {
      items: { action: string; via: string; details: unknown }[];
    };
    expect(items).toMatchObject([
      { action: 'session.started', via: 'session' },
      { action: 'sign-in.failed', via: 'anonymous', details: {} },
    ]);
    expect(JSON.stringify(opened.log())).not.toContain('wrong');
  });

  it('is slowed down for an account', async () => {
    const attempt = (login: string, word = 'wrong') =>
      createVisitor(opened.address).post('/account/sign-in', { login, password: word });
    for (let count = 0; count < 10; count += 1) expect((await attempt('admin')).status).toBe(401);
    const refused = await attempt('ADMIN', password);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '90']);
    expect(refused.text).toContain('Try again in 90 seconds');
    expect((await attempt('nobody')).status).toBe(401);
    opened.pass(90_000);
    expect((await attempt('admin', password)).status).toBe(303);
  });

  it('is slowed down as much for a login that is not there', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push(
        (await createVisitor(opened.address).post('/account/sign-in', { login: 'nobody', password })).status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it('is slowed down for who attacks an account, not for its owner elsewhere, until very many do', async () => {
    const behind = await openServer({}, { CASEBOOK_SIGN_IN: 'password', CASEBOOK_PROXIES: '1' });
    const { search } = new URL(behind.server.firstLink?.address ?? '');
    const link = new URLSearchParams(search).get('link') ?? '';
    await createVisitor(behind.address).post('/account/welcome', { link, name: 'Ada', password });
    const attempt = async (from: string, word: string) =>
      (
        await createVisitor(behind.address, { 'X-Forwarded-For': `203.0.113.9, ${from}` }).post(
          '/account/sign-in',
          { login: 'admin', password: word },
        )
      ).status;
    for (let count = 0; count < 10; count += 1) await attempt('192.0.2.1', 'wrong');
    expect(await attempt('192.0.2.1', password)).toBe(429);
    expect(await attempt('192.0.2.2', password)).toBe(303);
    for (let count = 0; count < 40; count += 1) await attempt(`198.51.100.${count}`, 'wrong');
    expect(await attempt('192.0.2.3', password)).toBe(429);
    behind.pass(60_000);
    expect(await attempt('192.0.2.3', password)).toBe(303);
    await behind.close();
  });

  it('is slowed down for an address that tries many accounts', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 55; count += 1) {
      const fields = { login: `somebody-${count}`, password: '' };
      statuses.push((await createVisitor(opened.address).post('/account/sign-in', fields)).status);
    }
    expect(statuses).toEqual([
      ...Array.from({ length: 49 }, () => 401),
      ...Array.from({ length: 6 }, () => 429),
    ]);
  });
});

describe('the session', () => {
  it('is in a cookie that scripts cannot read, other sites do not send, and that ends', async () => {
    const visitor = await become(createVisitor(opened.address));
    expect(visitor.setCookies).toEqual([
      expect.stringMatching(
        /^casebook-session=[0-9a-f]{64}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
      'casebook-account=1; Max-Age=604800; Path=/; SameSite=Lax',
    ]);
  });

  it('is another one after signing in: what was planted before is worth nothing', async () => {
    const planted = 'f'.repeat(64);
    const visitor = createVisitor(opened.address);
    visitor.cookies.set('casebook-session', planted);
    await become(visitor);
    const first = visitor.cookies.get('casebook-session') ?? '';
    expect(first).not.toBe(planted);
    await visitor.post('/account/sign-in', { login: 'admin', password });
    expect(visitor.cookies.get('casebook-session')).not.toBe(first);
    const thief = createVisitor(opened.address);
    for (const secret of [planted, first]) {
      thief.cookies.set('casebook-session', secret);
      expect(await me(thief)).toMatchObject({ via: 'anonymous' });
    }
  });

  it('goes on over a restart, ends when it is idle, and at sign-out', async () => {
    const visitor = await become(createVisitor(opened.address));
    await opened.restart();
    expect(await me(visitor)).toMatchObject({ via: 'session' });
    const copy = createVisitor(opened.address);
    copy.cookies.set('casebook-session', visitor.cookies.get('casebook-session') ?? '');
    const out = await visitor.post('/account/sign-out', {});
    expect([out.status, out.headers.location]).toEqual([303, '/account/sign-in?why=signed-out']);
    expect(visitor.cookies.size).toBe(0);
    expect(await me(copy)).toMatchObject({ via: 'anonymous' });
    const second = createVisitor(opened.address);
    await second.post('/account/sign-in', { login: 'admin', password });
    opened.pass(8 * hour);
    expect(await me(second)).toMatchObject({ via: 'anonymous' });
  });

  it('is kept as a hash only, and so are links, tokens and passwords', async () => {
    const visitor = await become(createVisitor(opened.address));
    const made = await visitor.post('/account/tokens', { name: 'import', days: '90', right: ['case:read'] });
    const [token = ''] = /cbk_[0-9a-f]{64}/.exec(made.text) ?? [];
    expect(token).not.toBe('');
    await invite(visitor, 'bruno');
    await opened.restart();
    const database = new SQLite(opened.databaseFile, { readonly: true });
    const everything = [
      'users',
      'user_passwords',
      'one_time_links',
      'sessions',
      'api_tokens',
      'audit_entries',
    ]
      .map((table) => JSON.stringify(database.prepare(`select * from ${table}`).all()))
      .join('');
    database.close();
    expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    for (const secret of [
      visitor.cookies.get('casebook-session') ?? '',
      token.slice(8),
      secretOf(firstLink()),
      password,
    ])
      expect(everything).not.toContain(secret);
  });
});

describe('other sites', () => {
  const forged = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

  it('cannot post a form in the name of whoever is signed in', async () => {
    const visitor = await become(createVisitor(opened.address));
    for (const [path, fields] of [
      ['/account/sign-out', {}],
      ['/account/tokens', { name: 'evil', days: '366', right: 'user:manage' }],
      ['/account/password', { current: password, password: 'a sentence that eve has made up' }],
      ['/account/sessions/end-others', {}],
    ] as const) {
      expect((await visitor.post(path, fields, forged)).status).toBe(403);
      expect((await visitor.post(path, fields, { Origin: 'null', 'Sec-Fetch-Site': '' })).status).toBe(403);
    }
    expect(await me(visitor)).toMatchObject({ via: 'session' });
  });

  it('cannot sign somebody in as somebody else', async () => {
    await become(createVisitor(opened.address));
    const victim = createVisitor(opened.address);
    expect((await victim.post('/account/sign-in', { login: 'admin', password }, forged)).status).toBe(403);
    expect(victim.cookies.size).toBe(0);
  });
});

describe('pages of the site', () => {
  it.each([
    '/',
    '/articles/sn-0001.md',
    '/search-index/manifest.json',
    '/search-index/0a1b2c.bin',
    '/images/9f8e7d.png',
    '/_astro/site.B1c2D3.js',
    '/nothing',
    '/opensearch.xml',
    '/rss.xml',
  ])('%s is for those who have signed in', async (path) => {
    const stranger = createVisitor(opened.address);
    expect((await stranger.get(path)).status).toBe(303);
    const program = await stranger.get(path, { Accept: '*/*' });
    expect(program.status).toBe(401);
    expect(program.headers['content-type']).toBe('application/problem+json');
    const visitor = await become(createVisitor(opened.address));
    const page = await visitor.get(path);
    expect(page.status).toBe(path === '/nothing' ? 404 : 200);
    expect(page.headers['cache-control']).toMatch(/^private, /);
    expect(page.headers['vary']).toContain('Cookie');
  });

  it('that browsers ask for without cookies are open, and say nothing', async () => {
    const stranger = createVisitor(opened.address);
    expect((await stranger.get('/robots.txt')).status).toBe(200);
    expect((await stranger.get('/account/style.css')).headers['content-type']).toBe(
      'text/css; charset=utf-8',
    );
    expect((await stranger.get('/account/theme.js')).status).toBe(200);
    expect((await stranger.get('/account/plex-sans.woff2')).headers['content-type']).toBe('font/woff2');
  });

  it('are not for those who have no role', async () => {
    const admin = await become(createVisitor(opened.address));
    const { id, link } = await invite(admin, 'bruno');
    const visitor = await become(createVisitor(opened.address), link, 'Bruno');
    expect((await visitor.get('/')).status).toBe(200);
    await admin.post(`/api/users/${id}`, {}); // 405: nothing happens
    await patch(admin, id, { roles: [] });
    const page = await visitor.get('/');
    expect(page.status).toBe(403);
    expect(page.text).toContain('no role that lets you read here');
  });

  it('of a build for the public are open to everyone', async () => {
    const open = await openServer({ audience: 'public' }, { CASEBOOK_SIGN_IN: 'password' });
    const stranger = createVisitor(open.address);
    expect((await stranger.get('/')).status).toBe(200);
    expect((await stranger.get('/_astro/site.B1c2D3.js')).headers['cache-control']).toMatch(/^public/);
    expect((await stranger.get('/api/articles')).status).toBe(200);
    expect((await stranger.get('/api/people')).status).toBe(401);
    await open.close();
  });
});

describe('an address with https', () => {
  it('has a cookie that goes over https to this very host only, and is asked for by its own name', async () => {
    const behind = await openServer(
      {},
      { CASEBOOK_SIGN_IN: 'password', CASEBOOK_SITE: 'https://kb.example.com' },
    );
    const visitor = createVisitor(behind.address, {
      Host: 'kb.example.com',
      'X-Forwarded-For': '10.0.0.1, 192.0.2.7',
    });
    const link = firstLink(behind.server);
    expect(behind.server.firstLink?.address).toMatch(/^https:\/\/kb\.example\.com\//);
    const fields = { link: secretOf(link), name: 'Ada', password };
    const answer = await visitor.post('/account/welcome', fields, { Origin: 'https://kb.example.com' });
    expect(answer.status).toBe(303);
    expect(visitor.setCookies[0]).toMatch(
      /^__Host-casebook-session=[0-9a-f]{64}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect((await visitor.get('/account')).text).toContain('from 192.0.2.7');
    await behind.close();
  });
});

/** Invites somebody, and returns the path of the link. */
async function invite(
  admin: Visitor,
  login: string,
): Promise<{ readonly id: string; readonly link: string }> {
  const { address, text } = await api(admin, 'POST', '/api/users', { login, name: login, roles: ['reader'] });
  const { user, link } = JSON.parse(text) as { user: { id: string }; link: { address: string } };
  expect(address).toBe(opened.address);
  const { pathname, search } = new URL(link.address);
  return { id: user.id, link: pathname + search };
}

const patch = (admin: Visitor, id: string, change: unknown) =>
  api(admin, 'PATCH', `/api/users/${id}`, change);

const disable = (admin: Visitor, id: string) => patch(admin, id, { isDisabled: true });

async function api(visitor: Visitor, method: string, path: string, body: unknown) {
  const response = await fetch(opened.address + path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'If-Match': '*',
      Cookie: `casebook-session=${visitor.cookies.get('casebook-session') ?? ''}`,
    },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return { address: new URL(response.url).origin, text: await response.text() };
}
