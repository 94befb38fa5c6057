import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Handler, MiddlewareHandler } from 'hono';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { checksOf } from './check-request.ts';

type ApiHandler = Handler<ApplicationEnvironment>;

/** What `defineRoute` makes. */
type Definition = RouteConfig & { readonly middleware?: MiddlewareHandler<ApplicationEnvironment> };

/**
 * Routes of the API, as `OpenAPIHono` has them, with one handler for each: what is checked before it is in it, so that Hono has nothing to
 * put together and to wait for.
 */
export class ApiRoutes extends OpenAPIHono<ApplicationEnvironment> {
  // By its type, which is that of `OpenAPIHono`, a handler is given what its route declares; all of them are run alike.
  override openapi = ((definition: Definition, handler: ApiHandler) => {
    const { middleware, ...route } = definition;
    this.openAPIRegistry.registerPath(route);
    const checked = checkFirst(route, handler);
    this.on(
      route.method,
      route.path.replaceAll(/\/{(.+?)}/g, '/:$1'),
      middleware ? letThrough(middleware, checked) : checked,
    );
    return this;
  }) as unknown as OpenAPIHono<ApplicationEnvironment>['openapi'];
}

function checkFirst(route: RouteConfig, handler: ApiHandler): ApiHandler {
  const { parameters, body } = checksOf(route);
  return (context, next) => {
    for (const check of parameters) check(context);
    return body ? body(context).then(() => handler(context, next)) : handler(context, next);
  };
}

function letThrough(middleware: MiddlewareHandler<ApplicationEnvironment>, handler: ApiHandler): ApiHandler {
  return async (context, next) => {
    await middleware(context, async () => {
      context.res = await handler(context, next);
    });
    return context.res;
  };
}
