import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountAccess } from '../../../src/api/account/create-account-pages.ts';
import { accessExtension, type RouteAccess } from '../../../src/api/access/route-access.ts';
import { referenceAccess } from '../../../src/api/reference/reference-routes.ts';
import { localActor } from '../../../src/core/people/actor.ts';
import { ProviderError, type IdentityProvider } from '../../../src/core/people/identity-provider.ts';
import { rightSchema, type Right } from '../../../src/core/people/right.ts';
import { rightsOf, rightsOfAnyone, roles, type Role } from '../../../src/core/people/role.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { openPeopleApplication } from '../../api/people/people-application.ts';
import { ask } from '../ask.ts';
import { openServer, type OpenServer } from '../open-server.ts';

/** Id of nothing, so that no request changes anything that another one needs. */
const nothing = '01890000-0000-7000-8000-000000000000';

interface Route {
  readonly method: string;
  /** With parameters as routers have them. */
  readonly path: string;
}

/** A provider that never answers: routes that lead there are there. */
const provider: IdentityProvider = {
  name: 'Example ID',
  begin: () => Promise.reject(new ProviderError('it does not answer')),
  finish: () => Promise.reject(new ProviderError('it does not answer')),
};

/** Every route of the application with sign-in, as it was composed. */
const routes: readonly Route[] = await openPeopleApplication({ provider }).then(async ({ app, close }) => {
  await close();
  const named = app.routes.filter(({ method }) => method !== 'ALL');
  return [...new Map(named.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
});

/** A table of access with the whole paths. */
const prefixed = (base: string, access: ReadonlyMap<string, RouteAccess>) =>
  [...access].map(([name, value]) => [name.replace(' /', ` ${base}/`).replace(/\/$/, ''), value] as const);

/** What every route declares, by method and whole path. */
const declared: ReadonlyMap<string, RouteAccess> = await openPeopleApplication().then(
  async ({ send, close }) => {
    const { body } = await send('GET', '/api/openapi.json');
    await close();
    const paths = body['paths'] as Readonly<
      Record<string, Readonly<Record<string, Record<string, unknown>>>>
    >;
    const table = new Map<string, RouteAccess>();
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const name = `${method.toUpperCase()} /api${path.replaceAll(/\{([^}]+)\}/g, ':$1')}`;
        table.set(name, operation[accessExtension] as RouteAccess); // checked below
      }
    }
    return new Map([...table, ...prefixed('/api', referenceAccess), ...prefixed('/account', accountAccess)]);
  },
);

/** The way from the account's address with a slash to the one without. */
const redirects: ReadonlySet<string> = new Set(['GET /account/']);

const named = routes.filter(({ method, path }) => !redirects.has(`${method} ${path}`));

function isKnown(access: unknown): boolean {
  const special: readonly unknown[] = ['anyone', 'signed-in', 'session'];
  return special.includes(access) || rightSchema.safeParse(access).success;
}

interface Caller {
  readonly name: string;
  readonly rights: ReadonlySet<Right>;
  readonly via: 'anonymous' | 'session' | 'token';
  readonly role?: Role;
}

const tokenRight = 'article:flag';
const callers: readonly Caller[] = [
  { name: 'nobody', rights: rightsOfAnyone('internal'), via: 'anonymous' },
  ...roles.map((role) => ({
    name: role,
    role,
    rights: rightsOf([role], 'internal'),
    via: 'session' as const,
  })),
  { name: 'no role', rights: new Set<Right>(), via: 'session' },
  { name: `a token for ${tokenRight}`, role: 'admin', rights: new Set([tokenRight]), via: 'token' },
];

function isAllowed({ rights, via }: Caller, access: RouteAccess): boolean {
  if (access === 'anyone') return true;
  if (access === 'signed-in') return via !== 'anonymous';
  return access === 'session' ? via === 'session' : rights.has(access);
}

let opened: OpenServer;
let store: Store;
const userIds = new Map<string, Awaited<ReturnType<Store['users']['add']>>>();
const act = { actor: localActor, at: Date.UTC(2026, 10, 22) };
beforeAll(async () => {
  opened = await openServer(
    {},
    {
      CASEBOOK_SIGN_IN: 'password,oidc',
      CASEBOOK_OIDC_ISSUER: 'http://127.0.0.1:9',
      CASEBOOK_OIDC_CLIENT_ID: 'casebook',
      CASEBOOK_WRITES_PER_MINUTE: '0',
    },
  );
  store = await openStore(opened.databaseFile, 0);
  for (const [index, { name, role }] of callers.entries()) {
    const user = { login: `caller-${index}`, name, roles: role ? [role] : [] };
    userIds.set(name, await store.users.add(user, act));
  }
});
afterAll(async () => {
  await store.close();
  await opened.close();
});

/** Headers of a caller, with a session or token of its own for each request. */
async function headersOf({ name, via }: Caller): Promise<Record<string, string>> {
  const added = userIds.get(name);
  if (!added?.isDone) throw new Error(`there is no ${name}`);
  const { id: userId } = added.user;
  const expiresAt = act.at + 3_600_000;
  switch (via) {
    case 'anonymous':
      return {};
    case 'token': {
      const given = { userId, name: 'test', rights: [tokenRight] as const, expiresAt };
      return { Authorization: `Bearer ${(await store.tokens.create(given, act)).secret}` };
    }
    case 'session': {
      const given = { userId, method: 'password', userAgent: '', address: '', expiresAt } as const;
      return { Cookie: `casebook-session=${(await store.sessions.start(given, act)).secret}` };
    }
  }
}

/** Asks for a route with parameters that fit and a body that does not. */
async function statusOf(caller: Caller, { method, path }: Route): Promise<number> {
  const address = path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, nothing);
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const { status } = await ask(opened.address, address, {
    method,
    headers: {
      ...(await headersOf(caller)),
      ...(hasBody && { 'Content-Type': 'application/json', 'Content-Length': '2' }),
    },
    ...(hasBody && { body: '{}' }),
  });
  return status;
}

describe('every route', () => {
  it('declares who may use it, and nothing is declared that is not there', () => {
    expect(named.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      [...declared.keys()].toSorted(),
    );
    expect([...declared].filter(([, access]) => !isKnown(access))).toEqual([]);
    expect(declared.size).toBeGreaterThan(30);
  });

  it('that writes is never for anyone, but to sign in, and for webhooks that are signed', () => {
    const open = [...declared].filter(([name, access]) => access === 'anyone' && !name.startsWith('GET '));
    expect(open.map(([name]) => name).toSorted()).toEqual([
      'POST /account/sign-in',
      'POST /account/sign-out',
      'POST /account/welcome',
      'POST /api/intake/:source',
    ]);
  });
});

describe.each(callers)('$name', (caller) => {
  it('is let through where the rights allow it, and nowhere else', async () => {
    const wrong: string[] = [];
    for (const route of named) {
      const name = `${route.method} ${route.path}`;
      const access = declared.get(name);
      if (access === undefined) continue;
      // Who signs in with a wrong password gets 401, too.
      const refusals = name === 'POST /account/sign-in' ? [403] : [401, 403];
      const status = await statusOf(caller, route);
      const isRefused = refusals.includes(status);
      const expected = isAllowed(caller, access) ? 'let through' : caller.via === 'anonymous' ? '401' : '403';
      const found = isRefused ? String(status) : 'let through';
      const isFault = status >= 500 && name !== 'GET /account/provider';
      if (found !== expected || isFault) wrong.push(`${name} (${access}): ${status}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });
});
