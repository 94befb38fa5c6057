import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { RouterRoute } from 'hono/types';
import { matchedRoutes } from 'hono/route';
import { hasRight, type Actor } from '../../core/people/actor.ts';
import { rightSchema } from '../../core/people/right.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { accessExtension, type RouteAccess } from './route-access.ts';

/** Who may use each route, by method and path as routers have them: `GET /articles/:id`. */
export type AccessTable = ReadonlyMap<string, RouteAccess>;

/** What the routes of an API that are in its OpenAPI document declare. */
export function readDeclaredAccess(api: OpenAPIHono<ApplicationEnvironment>): AccessTable {
  const table = new Map<string, RouteAccess>();
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { method, path } = definition.route;
    const access = accessOf(definition.route[accessExtension]);
    if (access) table.set(`${method.toUpperCase()} ${path.replaceAll(/\{([^}]+)\}/g, ':$1')}`, access);
  }
  return table;
}

function accessOf(declared: unknown): RouteAccess | undefined {
  if (declared === 'anyone' || declared === 'signed-in') return declared;
  return rightSchema.safeParse(declared).data;
}

/**
 * Throws where the actor of a request may not use its route. Routes that declare nothing answer nobody. What no route takes passes, to be
 * answered with 404 or 405.
 *
 * @param base Path that the API is mounted at.
 * @param readTable Asked at the first request, when all routes are there.
 */
export function guardRoutes(
  base: string,
  readTable: () => AccessTable,
): (context: Context<ApplicationEnvironment>) => void {
  let table: AccessTable | undefined;
  const known = new Map<RouterRoute, RouteAccess | undefined>();
  const declaredFor = (route: RouterRoute): RouteAccess | undefined => {
    if (known.has(route)) return known.get(route);
    table ??= readTable();
    const access = table.get(`${route.method} ${route.path.slice(base.length) || '/'}`);
    known.set(route, access);
    return access;
  };
  return (context) => {
    // Where a request fits several routes, any of them may answer: the actor has to be allowed all.
    for (const route of matchedRoutes(context)) {
      if (route.method !== 'ALL') requireAccess(context.get('actor'), declaredFor(route));
    }
  };
}

function requireAccess(actor: Actor, access: RouteAccess | undefined): void {
  if (isAllowed(actor, access)) return;
  if (actor.via === 'anonymous') throw signInRequired();
  if (access === undefined) throw new ApiProblem('not-permitted', 'Nobody may use this route.');
  if (access === 'session' || access === 'signed-in')
    throw new ApiProblem('not-permitted', 'This is for people who have signed in with a browser.');
  throw notPermitted(access);
}

function isAllowed(actor: Actor, access: RouteAccess | undefined): boolean {
  switch (access) {
    case undefined:
      return false;
    case 'anyone':
      return true;
    case 'signed-in':
      return actor.via !== 'anonymous';
    case 'session':
      return actor.via === 'session';
    default:
      return hasRight(actor, access);
  }
}

/** Nobody has signed in, or the token or session is no longer good. */
export function signInRequired(): ApiProblem {
  return new ApiProblem('sign-in-required', 'Sign in, or send an API token: Authorization: Bearer cbk_…', {
    headers: { 'WWW-Authenticate': 'Bearer realm="Casebook"' },
  });
}

/** Whoever asks lacks a right. For handlers in which a right depends on what is asked. */
export function notPermitted(right: string): ApiProblem {
  return new ApiProblem('not-permitted', `That needs the right ${right}, which you do not have.`);
}
