import type { Handler } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import type { RouterRoute } from 'hono/types';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from './api-problem.ts';

/**
 * Answers what no route takes: a known path with another method gets 405 and the methods that it takes, any other path 404.
 *
 * @param base Path that the routes are mounted at.
 */
export function refuseOtherRequests(
  base: string,
  routes: readonly Pick<RouterRoute, 'method' | 'path'>[],
): Handler<ApplicationEnvironment> {
  const methodsByPath = new Map<string, Set<string>>();
  for (const { method, path } of routes) {
    if (method === 'ALL') continue;
    const methods = methodsByPath.get(path) ?? new Set<string>();
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    methodsByPath.set(path, methods);
  }
  const taken = new TrieRouter<string>();
  for (const [path, methods] of methodsByPath) taken.add('ALL', base + path, [...methods].join(', '));
  return ({ req }) => {
    const [allow] = taken.match('ALL', req.path)[0][0] ?? [];
    if (allow === undefined) {
      throw new ApiProblem('not-found', `There is nothing at ${req.path}. See /api/docs for what there is.`);
    }
    throw new ApiProblem('method-not-allowed', `${req.path} takes ${allow}.`, {
      headers: { Allow: allow },
    });
  };
}
