import { OpenAPIHono } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { defineRoute } from '../../../src/api/access/define-route.ts';
import { guardRoutes, readDeclaredAccess } from '../../../src/api/access/guard-routes.ts';
import type { RouteAccess } from '../../../src/api/access/route-access.ts';
import type { ApplicationEnvironment } from '../../../src/api/application-environment.ts';
import { createErrorHandler } from '../../../src/api/problem/handle-error.ts';
import { anonymousActor, localActor, type Actor } from '../../../src/core/people/actor.ts';
import { rightsOf, rightsOfAnyone } from '../../../src/core/people/role.ts';

const route = (access: RouteAccess, path: string) =>
  defineRoute(access, { method: 'get', path, responses: { 200: { description: 'Done.' } } });

/** An API with a route of each kind of access, asked by an actor. */
function statusFor(actor: Actor, path: string, method = 'GET'): Promise<number> {
  const parent = new OpenAPIHono<ApplicationEnvironment>();
  parent.onError(createErrorHandler({ request: () => undefined, failure: () => undefined }));
  parent.use((context, next) => {
    context.set('actor', actor);
    return next();
  });
  const api = new OpenAPIHono<ApplicationEnvironment>();
  const guard = guardRoutes('/api', () => readDeclaredAccess(api));
  api.use((context, next) => {
    guard(context);
    return next();
  });
  const resource = new OpenAPIHono<ApplicationEnvironment>();
  resource.openapi(route('anyone', '/open'), (context) => context.text('done'));
  resource.openapi(route('signed-in', '/me'), (context) => context.text('done'));
  resource.openapi(route('case:read', '/cases/{id}'), (context) => context.text('done'));
  resource.openapi(route('user:manage', '/users'), (context) => context.text('done'));
  resource.openapi(route('user:manage', '/reports/secret'), (context) => context.text('done'));
  resource.openapi(route('case:read', '/reports/{name}'), (context) => context.text('done'));
  resource.openapi(route('case:read', '/lists/{name}'), (context) => context.text('done'));
  resource.openapi(route('user:manage', '/lists/secret'), (context) => context.text('done'));
  resource.get('/forgotten', (context) => context.text('done'));
  resource.get('/cases/:id/forgotten', (context) => context.text('done'));
  api.route('/', resource);
  parent.route('/api', api);
  return Promise.resolve(parent.request(`/api${path}`, { method })).then(({ status }) => status);
}

const person = (roles: Parameters<typeof rightsOf>[0]): Actor => ({
  ...localActor,
  via: 'session',
  rights: rightsOf(roles, 'internal'),
});
const nobody = anonymousActor(rightsOfAnyone('internal'));

describe('guardRoutes', () => {
  it.each([
    ['nobody', nobody, [200, 401, 401, 401]],
    ['somebody without a role', person([]), [200, 200, 403, 403]],
    ['a reader', person(['reader']), [200, 200, 200, 403]],
    ['an administrator', person(['admin']), [200, 200, 200, 200]],
    ['whoever is at the machine', localActor, [200, 200, 200, 200]],
  ] as const)('lets %s through to what the rights allow', async (_, actor, statuses) => {
    const paths = ['/open', '/me', '/cases/SR-000001', '/users'];
    expect(await Promise.all(paths.map((path) => statusFor(actor, path)))).toEqual(statuses);
  });

  it.each(['/forgotten', '/cases/SR-000001/forgotten'])(
    'answers nobody on %s, which declares nothing',
    async (path) => {
      expect(await statusFor(nobody, path)).toBe(401);
      expect(await statusFor(localActor, path)).toBe(403);
    },
  );

  it.each(['/reports/secret', '/lists/secret'])(
    'asks for the rights of every route that %s fits',
    async (path) => {
      expect(await statusFor(person(['reader']), path)).toBe(403);
      expect(await statusFor(person(['reader']), path.replace('secret', 'open'))).toBe(200);
      expect(await statusFor(localActor, path)).toBe(200);
    },
  );

  it('guards HEAD as GET, and leaves what is not there to be reported', async () => {
    expect(await statusFor(nobody, '/users', 'HEAD')).toBe(401);
    expect(await statusFor(nobody, '/nothing')).toBe(404);
    expect(await statusFor(nobody, '/users', 'DELETE')).toBe(404);
  });
});
