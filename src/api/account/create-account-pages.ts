import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { guardRoutes, type AccessTable } from '../access/guard-routes.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { bodyTooLarge } from '../problem/handle-error.ts';
import { refuseOtherRequests } from '../problem/refuse-other-requests.ts';
import { createAttemptLimits, type AccountServices } from './account-context.ts';
import { accountBase, type AccountAssets } from './account-page.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import { createMyAccountRoutes } from './my-account-routes.ts';
import { createProviderRoutes } from './provider-routes.ts';
import { createSignInRoutes } from './sign-in-routes.ts';
import { createWelcomeRoutes } from './welcome-routes.ts';

/** Far more than any form has. */
const maximumFormBytes = 64 * 1024;

/** Who may use the pages of accounts, below their base. */
export const accountAccess: AccessTable = new Map([
  ['GET /sign-in', 'anyone'],
  ['POST /sign-in', 'anyone'],
  ['POST /sign-out', 'anyone'],
  ['GET /provider', 'anyone'],
  ['GET /provider/callback', 'anyone'],
  ['GET /welcome', 'anyone'],
  ['POST /welcome', 'anyone'],
  ['GET /style.css', 'anyone'],
  ['GET /theme.js', 'anyone'],
  ['GET /plex-sans.woff2', 'anyone'],
  ['GET /', 'session'],
  ['POST /password', 'session'],
  ['POST /sessions/end', 'session'],
  ['POST /sessions/end-others', 'session'],
  ['POST /tokens', 'session'],
  ['POST /tokens/revoke', 'session'],
]);

/** Pages to sign in and for one's own account. They are made by the server and post forms, without any script. */
export function createAccountPages(
  services: AccountServices,
  assets: AccountAssets,
): Hono<ApplicationEnvironment> {
  const app = new Hono<ApplicationEnvironment>();
  const limits = createAttemptLimits(services);

  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  });
  app.use(
    bodyLimit({
      maxSize: maximumFormBytes,
      onError: () => {
        throw bodyTooLarge();
      },
    }),
  );
  app.get('/', (context, next) => (context.get('actor').via === 'anonymous' ? askToSignIn(context) : next()));
  const guard = guardRoutes(accountBase, () => accountAccess);
  app.use((context, next) => {
    guard(context);
    return next();
  });
  app.route('/', createSignInRoutes(services, limits));
  app.route('/', createProviderRoutes(services, limits));
  app.route('/', createWelcomeRoutes(services, limits));
  app.route('/', createMyAccountRoutes(services, limits));
  app.route('/', createAssetRoutes(assets));
  app.all('*', refuseOtherRequests(accountBase, app.routes));
  return app;
}

function createAssetRoutes({ style, script, font }: AccountAssets): Hono<ApplicationEnvironment> {
  const app = new Hono<ApplicationEnvironment>();
  const kept = { 'Cache-Control': 'no-cache' };
  app.use('/:file{style\\.css|theme\\.js|plex-sans\\.woff2}', etag());
  app.get('/style.css', (context) =>
    context.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', ...kept }),
  );
  app.get('/theme.js', (context) =>
    context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', ...kept }),
  );
  app.get('/plex-sans.woff2', (context) =>
    context.body(font, 200, { 'Content-Type': 'font/woff2', ...kept }),
  );
  return app;
}
