import { createDraftWriter } from '../../src/server/write-draft.ts';
import type { Hono } from 'hono';
import {
  createApplication,
  type ApplicationOptions,
  type ApplicationServices,
} from '../../src/api/create-application.ts';
import type { ApplicationEnvironment } from '../../src/api/application-environment.ts';
import { createGapFinder } from '../../src/core/metrics/gaps/gap-finder.ts';
import type { ManifestArticle } from '../../src/core/article/article-manifest.ts';
import { ApiProblem } from '../../src/api/problem/api-problem.ts';
import { createPasswordHasher } from '../../src/server/people/password-hasher.ts';
import type { Customer } from '../../src/core/customer/customer.ts';
import type { Policy } from '../../src/core/policy/policy.ts';
import { buildIndexOf } from '../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../src/core/search/engine/open-search.ts';
import { loadFrom } from '../core/search/example-articles.ts';
import { openTestStore } from '../store/open-test-store.ts';
import type { Store } from '../../src/store/open-store.ts';

export const registeredAt = Date.UTC(2026, 10, 22, 12);

export interface OpenApplication {
  readonly app: Hono<ApplicationEnvironment>;
  readonly store: Store;
  /** What was logged as a failure. */
  readonly failures: unknown[];
  /** Requests as they were logged: `GET /api/health 200`. */
  readonly requests: string[];
  readonly register: (articles: readonly ManifestArticle[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** The application on a store in memory, with no pages. When it is closed, the plan of every query that it asked is looked at. */
export async function openApplication(
  articles: readonly ManifestArticle[],
  change: Partial<ApplicationServices> = {},
  {
    policy,
    customers = [],
    ...options
  }: Partial<ApplicationOptions> & {
    readonly policy?: Policy;
    readonly customers?: readonly Customer[];
  } = {},
): Promise<OpenApplication> {
  const store = await openTestStore(registeredAt);
  const register = (registered: readonly ManifestArticle[]) =>
    store.articles.register({ audience: 'internal', at: registeredAt, articles: registered });
  await register(articles);
  const failures: unknown[] = [];
  const requests: string[] = [];
  const services: ApplicationServices = {
    articles: store.articles,
    articleSearch: await openSearch({ load: loadFrom(buildIndexOf([])) }),
    storeHealth: store.health,
    build: () => ({
      newerBuild: undefined,
      build: {
        version: '1.2.3',
        audience: 'internal',
        builtAt: '2026-11-22T11:00:00.000Z',
        articles: articles.length,
      },
    }),
    log: {
      request: ({ method, path, status }) => requests.push(`${method} ${path} ${status}`),
      failure: (error) => failures.push(error),
    },
    people: { ...store, passwords: createPasswordHasher() },
    cases: {
      ...store,
      gaps: createGapFinder(store.metrics),
      policy: () => policy,
      customers: () => customers,
      ...createDraftWriter('/nowhere'),
    },
    webhooks: store.webhooks,
    intake: { intake: store.intake, sources: {} },
    ...change,
  };
  const app = createApplication(services, {
    now: () => registeredAt,
    pages: (context) => {
      throw new ApiProblem('not-found', `There is no page at ${context.req.path}.`);
    },
    ...options,
  });
  return { app, store, failures, requests, register, close: store.close };
}
