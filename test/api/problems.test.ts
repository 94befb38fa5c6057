import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemDetailsSchema } from '../../src/api/problem/problem-details.ts';
import { problemTypes } from '../../src/api/problem/problem-types.ts';
import type { ArticleRegistry } from '../../src/core/article/article-registry.ts';
import { migrations } from '../../src/store/migrations.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { openApplication, type OpenApplication } from './open-application.ts';

/** An address of every path of the API; those of things that are not there have an id of nothing. */
const nothing = '01890000-0000-7000-8000-000000000000';
const paths: Readonly<Record<string, string>> = {
  '/health': '/api/health',
  '/articles': '/api/articles',
  '/articles/{id}': '/api/articles/SN-1000',
  '/articles/{id}/revisions': '/api/articles/SN-1000/revisions',
  '/articles/{id}/revisions/{revision}': '/api/articles/SN-1000/revisions/0123456789ab',
  '/me': '/api/me',
  '/people': '/api/people',
  '/users': '/api/users',
  '/users/{id}': `/api/users/${nothing}`,
  '/users/{id}/link': `/api/users/${nothing}/link`,
  '/sessions': '/api/sessions',
  '/sessions/{id}': `/api/sessions/${nothing}`,
  '/tokens': '/api/tokens',
  '/tokens/{id}': `/api/tokens/${nothing}`,
  '/audit': '/api/audit',
  '/openapi.json': '/api/openapi.json',
  '/docs': '/api/docs',
  '/docs/reference.css': '/api/docs/reference.css',
  '/docs/reference.js': '/api/docs/reference.js',
};
const secret = 'secret: /var/lib/casebook near "select"';
const failing = (): Promise<never> => Promise.reject(new Error(secret));

let working: OpenApplication;
let broken: OpenApplication;
beforeAll(async () => {
  working = await openApplication([sampleArticle('SN-1000', { revision: '0123456789ab' })]);
  const articles: ArticleRegistry = {
    register: failing,
    list: failing,
    get: failing,
    listRevisions: failing,
    getRevision: failing,
  };
  broken = await openApplication([], { articles, storeHealth: { check: failing } });
});
afterAll(() => Promise.all([working.close(), broken.close()]));

async function readProblem(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const problem = problemDetailsSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.type).toMatch(/^\/api\/docs#problem-/);
  expect(problem.requestId).toBe(response.headers.get('X-Request-Id'));
  return problem;
}

/** What each path of the API takes. */
function methodsByPath(): ReadonlyMap<string, ReadonlySet<string>> {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of working.app.routes) {
    if (method === 'ALL') continue;
    const name = path.replace(/:(\w+)/g, '{$1}').replace(/^\/api/, '');
    methods.set(name, (methods.get(name) ?? new Set()).add(method));
  }
  return methods;
}

describe('every route', () => {
  it('is in the list of this test', () => {
    expect([...methodsByPath().keys()].map((path) => `/api${path}`).toSorted()).toEqual(
      Object.keys(paths)
        .map((path) => `/api${path}`)
        .toSorted(),
    );
  });

  it.each(Object.entries(paths))('%s answers, or says that there is no such thing', async (path, address) => {
    if (!methodsByPath().get(path)?.has('GET')) return;
    const response = await working.app.request(address);
    expect(response.status).toBe(address.includes(nothing) ? 404 : 200);
    if (response.status === 404) await readProblem(response);
  });

  it.each(Object.entries(paths))('%s refuses other methods and names its own', async (path, address) => {
    const own = methodsByPath().get(path) ?? new Set();
    const allowed = new Set([...own, ...(own.has('GET') ? ['HEAD'] : [])]);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      if (allowed.has(method)) continue;
      const response = await working.app.request(address, { method });
      expect(response.status).toBe(405);
      expect(new Set(response.headers.get('Allow')?.split(', '))).toEqual(allowed);
      await readProblem(response);
    }
  });

  it.each(Object.values(paths))('%s refuses a body of more than 1 MiB', async (path) => {
    const response = await working.app.request(path, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
    expect(response.status).toBe(413);
    await readProblem(response);
  });

  it.each(Object.values(paths).filter((path) => path.includes('articles')))(
    '%s hides what failed and logs it',
    async (path) => {
      const logged = broken.failures.length;
      const response = await broken.app.request(path);
      expect(response.status).toBe(500);
      expect(JSON.stringify(await readProblem(response))).not.toMatch(/secret|select|\.ts/);
      expect(broken.failures[logged]).toMatchObject({ message: secret });
    },
  );

  it.each(Object.values(paths).filter((path) => path.includes('articles')))(
    '%s refuses parameters that it does not know',
    async (path) => {
      const response = await working.app.request(`${path}?nonsense=1`);
      expect(response.status).toBe(400);
      expect((await readProblem(response)).errors).toEqual([
        { in: 'query', name: 'nonsense', message: 'is not known here' },
      ]);
    },
  );
});

describe('health', () => {
  it('tells what is served, and is never cached', async () => {
    const response = await working.app.request('/api/health');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({
      status: 'ok',
      database: { status: 'ok', schemaVersion: migrations.length },
      build: { version: '1.2.3', audience: 'internal', builtAt: '2026-11-22T11:00:00.000Z', articles: 1 },
    });
  });

  it('answers 503 when the database does not answer, and logs why', async () => {
    const logged = broken.failures.length;
    const response = await broken.app.request('/api/health');
    expect(response.status).toBe(503);
    expect(JSON.stringify(await readProblem(response))).not.toContain('secret');
    expect(broken.failures[logged]).toMatchObject({ cause: { message: secret } });
  });
});

describe('unknown paths', () => {
  it.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/articles/SN-1000/nothing',
    '/api/docs/other.css',
    '/nothing',
  ])('%s → 404', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const response = await working.app.request(path, { method });
      expect(response.status).toBe(404);
      expect((await readProblem(response)).instance).toBe(path);
    }
  });
});

describe('problem types', () => {
  it('have permanent names', () => {
    expect(Object.entries(problemTypes).map(([name, { status }]) => `${status} ${name}`)).toEqual([
      '400 bad-request',
      '400 invalid-parameters',
      '401 sign-in-required',
      '403 not-permitted',
      '403 cross-site-request',
      '404 not-found',
      '405 method-not-allowed',
      '409 login-taken',
      '409 last-administrator',
      '409 account-disabled',
      '409 sign-in-off',
      '412 version-stale',
      '413 body-too-large',
      '415 media-type-not-supported',
      '416 range-not-satisfiable',
      '421 misdirected',
      '422 invalid-body',
      '428 precondition-required',
      '429 too-many-requests',
      '500 internal-error',
      '503 unavailable',
    ]);
  });

  it('are explained in the reference page, where their address leads', async () => {
    const page = await (await working.app.request('/api/docs')).text();
    for (const name of Object.keys(problemTypes)) expect(page).toContain(`id="problem-${name}"`);
  });
});
