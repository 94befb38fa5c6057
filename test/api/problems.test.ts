import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemDetailsSchema } from '../../src/api/problem/problem-details.ts';
import { problemTypes } from '../../src/api/problem/problem-types.ts';
import { rules } from '../../src/core/rule/refusal.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { openApplication, type OpenApplication } from './open-application.ts';

/** An address of every path of the API; those of things that are not there have an id of nothing. */
const nothing = '01890000-0000-7000-8000-000000000000';
const noCase = 'SR-999999';
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
  '/exports/audit.csv': '/api/exports/audit.csv',
  '/exports/audit.json': '/api/exports/audit.json',
  '/articles/{id}/cases': '/api/articles/SN-1000/cases',
  '/articles/{id}/flags': '/api/articles/SN-1000/flags',
  '/articles/{id}/feedback': '/api/articles/SN-1000/feedback',
  '/flags/{id}/settlement': `/api/flags/${nothing}/settlement`,
  '/search': '/api/search?q=quorum',
  '/searches': '/api/searches',
  '/searches/{id}/click': `/api/searches/${nothing}/click`,
  '/searches/{id}/case': `/api/searches/${nothing}/case`,
  '/cases/{number}/draft': `/api/cases/${noCase}/draft`,
  '/suggestions': `/api/suggestions?case=${noCase}`,
  '/cases/{number}/dismissed-suggestions/{article}': `/api/cases/${noCase}/dismissed-suggestions/SN-1000`,
  '/cases': '/api/cases',
  '/cases/{number}': `/api/cases/${noCase}`,
  '/cases/{number}/transitions': `/api/cases/${noCase}/transitions`,
  '/cases/{number}/severity': `/api/cases/${noCase}/severity`,
  '/cases/{number}/escalations': `/api/cases/${noCase}/escalations`,
  '/cases/{number}/changes': `/api/cases/${noCase}/changes`,
  '/cases/{number}/log': `/api/cases/${noCase}/log`,
  '/cases/{number}/statements': `/api/cases/${noCase}/statements`,
  '/cases/{number}/statements/{id}': `/api/cases/${noCase}/statements/${nothing}`,
  '/cases/{number}/facts': `/api/cases/${noCase}/facts`,
  '/cases/{number}/contacts': `/api/cases/${noCase}/contacts`,
  '/cases/{number}/contacts/{id}/settlement': `/api/cases/${noCase}/contacts/${nothing}/settlement`,
  '/cases/{number}/complaints': `/api/cases/${noCase}/complaints`,
  '/cases/{number}/complaints/{id}/answer': `/api/cases/${noCase}/complaints/${nothing}/answer`,
  '/cases/{number}/clocks': `/api/cases/${noCase}/clocks`,
  '/cases/{number}/links': `/api/cases/${noCase}/links`,
  '/links/{id}': `/api/links/${nothing}`,
  '/links/{id}/removal': `/api/links/${nothing}/removal`,
  '/links/{id}/restoration': `/api/links/${nothing}/restoration`,
  '/links/{id}/events': `/api/links/${nothing}/events`,
  '/links/{id}/comparison': `/api/links/${nothing}/comparison`,
  '/link-batches/{id}/removal': `/api/link-batches/${nothing}/removal`,
  '/exports/cases.csv': '/api/exports/cases.csv',
  '/exports/cases.json': '/api/exports/cases.json',
  '/webhooks': '/api/webhooks',
  '/webhooks/{id}': `/api/webhooks/${nothing}`,
  '/webhooks/{id}/test': `/api/webhooks/${nothing}/test`,
  '/webhooks/{id}/deliveries': `/api/webhooks/${nothing}/deliveries`,
  '/webhooks/{id}/deliveries/{delivery}': `/api/webhooks/${nothing}/deliveries/${nothing}`,
  '/webhooks/{id}/deliveries/{delivery}/redelivery': `/api/webhooks/${nothing}/deliveries/${nothing}/redelivery`,
  '/intake/{source}': '/api/intake/zendesk',
  '/intake-deliveries': '/api/intake-deliveries',
  '/intake-deliveries/{id}': `/api/intake-deliveries/${nothing}`,
  '/exports/metrics.csv': '/api/exports/metrics.csv',
  '/exports/metrics.json': '/api/exports/metrics.json',
  '/metrics': '/api/metrics',
  '/metrics/gaps': '/api/metrics/gaps',
  '/metrics/measures/{measure}': '/api/metrics/measures/link-rate',
  '/metrics/samples': '/api/metrics/samples',
  '/metrics/samples/{id}': `/api/metrics/samples/${nothing}`,
  '/metrics/samples/{id}/cases/{number}': `/api/metrics/samples/${nothing}/cases/${noCase}`,
  '/openapi.json': '/api/openapi.json',
  '/docs': '/api/docs',
  '/docs/reference.css': '/api/docs/reference.css',
  '/docs/reference.js': '/api/docs/reference.js',
};
const secret = 'secret: /var/lib/casebook near "select"';
const failing = (): Promise<never> => Promise.reject(new Error(secret));
/** A port of which every method fails. */
const failingPort: never = new Proxy({}, { get: () => failing }) as never; // whatever is asked of it fails
const fromStore =
  /^\/api\/(?:articles|audit|cases|exports|intake-deliveries|links|metrics|people|sessions|tokens|users|webhooks)/;

let working: OpenApplication;
let broken: OpenApplication;
beforeAll(async () => {
  working = await openApplication([sampleArticle('SN-1000', { revision: '0123456789ab' })]);
  broken = await openApplication([], {
    articles: failingPort,
    storeHealth: { check: failing },
    webhooks: failingPort,
    intake: { intake: failingPort, sources: {} },
    cases: {
      cases: failingPort,
      links: failingPort,
      caseSearch: failingPort,
      suggestions: failingPort,
      drafts: failingPort,
      writeDraft: () => '',
      lastDraftNumber: failing,
      feedback: failingPort,
      searches: failingPort,
      metrics: failingPort,
      gaps: failingPort,
      samples: failingPort,
      policy: () => undefined,
      customers: () => [],
    },
    people: {
      users: failingPort,
      credentials: failingPort,
      signInAttempts: failingPort,
      sessions: failingPort,
      tokens: failingPort,
      audit: failingPort,
      passwords: failingPort,
    },
  });
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
    expect(response.status).toBe(address.includes(nothing) || address.includes(noCase) ? 404 : 200);
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

  it.each(Object.entries(paths).filter(([, address]) => fromStore.test(address)))(
    '%s hides what failed and logs it',
    async (name, path) => {
      if (!methodsByPath().get(name)?.has('GET')) return;
      const logged = broken.failures.length;
      const response = await broken.app.request(path);
      expect(response.status).toBe(500);
      expect(JSON.stringify(await readProblem(response))).not.toMatch(/secret|select|\.ts/);
      expect(broken.failures[logged]).toMatchObject({ message: secret });
    },
  );

  it.each(Object.entries(paths).filter(([, address]) => fromStore.test(address)))(
    '%s refuses parameters that it does not know',
    async (name, path) => {
      if (!methodsByPath().get(name)?.has('GET')) return;
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
      '401 signature-not-valid',
      '403 delivery-repeated',
      '403 cross-site-request',
      '404 not-found',
      '405 method-not-allowed',
      '409 login-taken',
      '409 last-administrator',
      '409 account-disabled',
      '409 sign-in-off',
      '412 version-stale',
      '422 idempotency-key-reused',
      '413 body-too-large',
      '415 media-type-not-supported',
      '416 range-not-satisfiable',
      '421 misdirected',
      '422 invalid-body',
      '428 precondition-required',
      '429 too-many-requests',
      '500 internal-error',
      '503 unavailable',
      '409 transition-not-possible',
      '409 approval-missing',
      '422 approver-missing',
      '422 contract-missing',
      '422 outcome-incomplete',
      '403 impact-needs-manager',
      '422 adjustment-without-change',
      '422 severity-unknown',
      '422 evidence-missing',
      '422 times-out-of-order',
      '422 correction-of-nothing',
      '409 contact-settled',
      '409 complaint-answered',
      '403 appointment-needs-manager',
      '409 source-taken',
      '409 link-before-resolution',
      '409 link-to-unknown-article',
      '409 link-to-archived-article',
      '409 link-second-creator',
      '409 link-exists',
      '422 link-change-needs-reason',
      '409 link-removed',
      '409 link-not-removed',
      '422 verdict-not-possible',
      '409 sample-of-nothing',
      '409 flag-settled',
    ]);
    expect(Object.keys(problemTypes)).toEqual(expect.arrayContaining(Object.keys(rules)));
  });

  it('are explained in the reference page, where their address leads', async () => {
    const page = await (await working.app.request('/api/docs')).text();
    for (const name of Object.keys(problemTypes)) expect(page).toContain(`id="problem-${name}"`);
  });
});
