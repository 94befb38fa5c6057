import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { problemResponses } from '../route-responses.ts';
import { accessExtension, type RouteAccess } from './route-access.ts';

const writes: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete']);

/**
 * Defines a route of the API and who may use it, which `guardRoutes` enforces and the OpenAPI document tells. A route
 * that is made otherwise answers nobody.
 *
 * @example
 * const getRoute = defineRoute('case:read', { method: 'get', path: '/cases/{id}', … });
 */
export function defineRoute<R extends RouteConfig>(access: RouteAccess, route: R) {
  const problems = [
    ...(access === 'anyone' ? [] : (['sign-in-required', 'not-permitted'] as const)),
    ...(writes.has(route.method) ? (['too-many-requests'] as const) : []),
  ];
  return createRoute<string, R>({
    ...route,
    security: access === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    [accessExtension]: access,
    // Problems are thrown and no handler's return value, so that they add nothing to the type.
    responses: { ...problemResponses(...problems), ...route.responses },
  });
}
