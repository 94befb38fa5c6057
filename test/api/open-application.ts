import type { Hono } from 'hono';
import { identifyLocally } from '../../src/api/access/identify-locally.ts';
import { createApplication, type ApplicationServices } from '../../src/api/create-application.ts';
import type { ApplicationEnvironment } from '../../src/api/application-environment.ts';
import type { ManifestArticle } from '../../src/core/article/article-manifest.ts';
import { ApiProblem } from '../../src/api/problem/api-problem.ts';
import { openStore } from '../../src/store/open-store.ts';

export const registeredAt = Date.UTC(2026, 10, 22, 12);

export interface OpenApplication {
  readonly app: Hono<ApplicationEnvironment>;
  /** What was logged as a failure. */
  readonly failures: unknown[];
  /** Requests as they were logged: `GET /api/health 200`. */
  readonly requests: string[];
  readonly register: (articles: readonly ManifestArticle[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** The application on a store in memory, with no pages. */
export async function openApplication(
  articles: readonly ManifestArticle[],
  change: Partial<ApplicationServices> = {},
): Promise<OpenApplication> {
  const store = await openStore(':memory:', registeredAt);
  const register = (registered: readonly ManifestArticle[]) =>
    store.articles.register({ audience: 'internal', at: registeredAt, articles: registered });
  await register(articles);
  const failures: unknown[] = [];
  const requests: string[] = [];
  const services: ApplicationServices = {
    articles: store.articles,
    storeHealth: store.health,
    build: {
      version: '1.2.3',
      audience: 'internal',
      builtAt: '2026-11-22T11:00:00.000Z',
      articles: articles.length,
    },
    log: {
      request: ({ method, path, status }) => requests.push(`${method} ${path} ${status}`),
      failure: (error) => failures.push(error),
    },
    identify: identifyLocally(),
    ...change,
  };
  const app = createApplication(services, {
    pages: (context) => {
      throw new ApiProblem('not-found', `There is no page at ${context.req.path}.`);
    },
  });
  return { app, failures, requests, register, close: store.close };
}
