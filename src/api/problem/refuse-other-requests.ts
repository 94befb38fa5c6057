import type { Hono } from 'hono';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from './api-problem.ts';

/**
 * Answers what no route of an app takes: a known path with another method gets 405 and the methods that it takes, any
 * other path 404. Call it after all routes are there.
 */
export function refuseOtherRequests(app: Hono<ApplicationEnvironment>): void {
  const methodsByPath = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL') continue;
    const methods = methodsByPath.get(path) ?? new Set<string>();
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    methodsByPath.set(path, methods);
  }
  for (const [path, methods] of methodsByPath) {
    const allow = [...methods].join(', ');
    app.all(path, (context) => {
      throw new ApiProblem('method-not-allowed', `${context.req.path} takes ${allow}.`, {
        headers: { Allow: allow },
      });
    });
  }
  app.all('*', (context) => {
    throw new ApiProblem(
      'not-found',
      `There is nothing at ${context.req.path}. See /api/docs for what there is.`,
    );
  });
}
