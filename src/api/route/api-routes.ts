import { OpenAPIHono, type RouteConfig, type RouteHandler } from '@hono/zod-openapi';
import type { Handler, MiddlewareHandler } from 'hono';
import { goOn, type MaybePromise } from '../../core/there-at-once.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { answerWritten, noteBodies, type WrittenAnswer } from '../known-body.ts';
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
    const checked = checkFirst(route, (context, next) => {
      noteBodies(context);
      return handler(context, next);
    });
    this.on(route.method, routerPath(route), middleware ? letThrough(middleware, checked) : checked);
    return this;
  }) as unknown as OpenAPIHono<ApplicationEnvironment>['openapi'];

  /**
   * A route that is asked more than all others and has its JSON written already. `openapi` gives each context functions of its own, which
   * cost its collection what such a route takes.
   */
  readonly written = <Route extends RouteConfig>(
    route: Route,
    write: (
      context: Parameters<RouteHandler<Route, ApplicationEnvironment>>[0],
    ) => MaybePromise<WrittenAnswer>,
  ): this => {
    this.openAPIRegistry.registerPath(route);
    const handler: ApiHandler = (context) => goOn(write(context), (answer) => answerWritten(context, answer));
    this.on(route.method, routerPath(route), checkFirst(route, handler));
    return this;
  };
}

const routerPath = ({ path }: RouteConfig): string => path.replaceAll(/\/{(.+?)}/g, '/:$1');

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
