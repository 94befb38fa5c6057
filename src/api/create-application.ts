import { Hono, type Context, type Handler } from 'hono';
import type { ArticleRegistry } from '../core/article/article-registry.ts';
import { isExternal } from '../core/article/audience.ts';
import type { ArticleSearch } from '../core/search/article-search.ts';
import type { StoreHealth } from '../core/health/store-health.ts';
import { identifyLocally } from './access/identify-locally.ts';
import { identifyPeople } from './access/identify-people.ts';
import { limitWrites } from './access/limit-writes.ts';
import { guardRoutes, readDeclaredAccess, type AccessTable } from './access/guard-routes.ts';
import { accountBase, type AccountAssets } from './account/account-page.ts';
import { guardPages } from './account/ask-to-sign-in.ts';
import { createAccountPages } from './account/create-account-pages.ts';
import type { ApplicationEnvironment } from './application-environment.ts';
import { createArticleRoutes } from './article/article-routes.ts';
import { createAuditRoutes } from './audit/audit-routes.ts';
import { createCaseApi } from './case/case-api.ts';
import type { CaseServices } from './case/case-services.ts';
import { createFeedbackRoutes } from './feedback/feedback-routes.ts';
import type { BuildState } from './health/build-state.ts';
import { createHealthRoutes } from './health/health-routes.ts';
import { createMeRoutes } from './people/me-routes.ts';
import type { PeopleServices, SignIn } from './people/people-services.ts';
import { createSessionRoutes } from './people/session-routes.ts';
import { createTokenRoutes } from './people/token-routes.ts';
import { createUserRoutes } from './people/user-routes.ts';
import { createErrorHandler } from './problem/handle-error.ts';
import { refuseOtherRequests } from './problem/refuse-other-requests.ts';
import { createReferenceRoutes, referenceAccess } from './reference/reference-routes.ts';
import { createIntakeRoutes, type IntakeServices } from './intake/intake-routes.ts';
import type { RequestLog } from './request-log.ts';
import type { WebhookStore } from '../core/webhook/webhook-store.ts';
import { describeMessages } from './webhook/describe-messages.ts';
import { createWebhookRoutes } from './webhook/webhook-routes.ts';
import { createArticleSearchRoutes } from './search/search-routes.ts';
import { createDraftRoutes } from './draft/draft-routes.ts';
import { createSuggestionRoutes } from './suggest/suggestion-routes.ts';
import { createSearchRoutes } from './search-log/search-routes.ts';
import { createApiPass } from './route/answer-api.ts';
import { createRequestPass, type RequestPass } from './route/answer-request.ts';
import { ApiRoutes } from './route/api-routes.ts';
import { chooseSecurityHeaders } from './security-headers.ts';

const apiBase = '/api';

/** What requests are answered from. */
export interface ApplicationServices {
  readonly articles: ArticleRegistry;
  readonly articleSearch: ArticleSearch;
  readonly storeHealth: StoreHealth;
  readonly build: () => BuildState;
  readonly log: RequestLog;
  readonly people: PeopleServices;
  readonly cases: Omit<CaseServices, 'now'>;
  readonly webhooks: WebhookStore;
  readonly intake: Pick<IntakeServices, 'intake' | 'sources'>;
}

export interface ApplicationOptions {
  /** How people sign in, and what the pages for that look like; absent: local mode, in which whoever reaches the server is its administrator. */
  readonly signIn?: (SignIn & { readonly assets: AccountAssets }) | undefined;
  /** Writes a minute that each person and each token may make; absent: any number. */
  readonly writesPerMinute?: number | undefined;
  /** How many proxies pass requests on, each adding an address to `X-Forwarded-For`. */
  readonly proxies?: number | undefined;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Whether readers come over https, see `securityHeaders`. */
  readonly isHttps?: boolean;
  /** Answers every path that is not below `/api`. */
  readonly pages: Handler<ApplicationEnvironment>;
}

/** The whole of what is served: the API under `/api`, pages elsewhere, the same way, headers, log and errors for both. */
export function createApplication(
  services: ApplicationServices,
  { isHttps = false, pages, ...options }: ApplicationOptions,
): Hono<ApplicationEnvironment> {
  const { log, people } = services;
  const { signIn, now, proxies = 0 } = options;
  const handleError = createErrorHandler(log);
  const pass = createRequestPass({
    log,
    chooseHeaders: chooseSecurityHeaders({ isHttps }),
    identify: createIdentification(services, options),
    handleError,
  });
  const limit = limitWrites({ ...options, proxies });
  const api = createApi(services, options);
  const answerApi = createApiPass({
    limit,
    guard: guardRoutes(apiBase, () => readAccess(api)),
    handleError,
  });

  const app = new Hono<ApplicationEnvironment>();
  app.onError(handleError);
  // One handler a route: Hono then calls it, and neither puts middleware together nor waits for it.
  for (const { method, path, handler } of api.routes) {
    const answer = answerApi(handler);
    app.on(method, `${apiBase}${path}`, (context) => pass(context, answer));
  }
  if (signIn) {
    app.use(`${accountBase}/*`, async (context, next) =>
      pass(context, async () => {
        // Those who have not signed in have limits of their own there.
        if (context.get('actor').via !== 'anonymous') limit(context);
        await next();
        return context.res;
      }),
    );
    app.get(`${accountBase}/`, (context) => context.redirect(accountBase, 308));
    app.route(accountBase, createAccountPages({ people, signIn, log, proxies, now }, signIn.assets));
  }
  const refuse = answerApi(refuseOtherRequests(apiBase, api.routes));
  const show = signIn ? guardPages(pages) : pages;
  // Of what no route takes, all that is not below the API is a page.
  app.notFound((context: Context<ApplicationEnvironment>) =>
    pass(context, (asked) => (isOfApi(asked.req.path) ? refuse(asked) : show(asked, nothingFurther))),
  );
  return app;
}

const isOfApi = (path: string): boolean => path === apiBase || path.startsWith(`${apiBase}/`);
const nothingFurther = async (): Promise<void> => undefined;

/** Everything under `/api`. A resource is a route file and a line here. */
function createApi(
  {
    articles,
    articleSearch,
    storeHealth,
    people,
    build,
    cases: caseServices,
    webhooks,
    intake,
  }: ApplicationServices,
  { signIn, now, proxies = 0 }: Pick<ApplicationOptions, 'signIn' | 'now' | 'proxies'>,
): ApiRoutes {
  const api = new ApiRoutes();
  api.route('/', createHealthRoutes(storeHealth, build));
  api.route('/', createArticleRoutes(articles));
  api.route('/', createArticleSearchRoutes(articleSearch, build));
  api.route('/', createMeRoutes(people));
  api.route('/', createUserRoutes(people, signIn, now));
  api.route('/', createSessionRoutes(people, signIn?.idleMilliseconds ?? 0, now));
  api.route('/', createTokenRoutes(people, now));
  api.route('/', createAuditRoutes(people.audit));
  const cases: CaseServices = { ...caseServices, now };
  api.route('/', createFeedbackRoutes(cases, articles));
  api.route('/', createSearchRoutes(cases));
  api.route('/', createWebhookRoutes(webhooks, now));
  describeMessages(api);
  // What customers said never leaves: a server of a build for readers outside has no address of a case.
  if (!isExternal(build().build.audience)) {
    api.route('/', createCaseApi(cases));
    api.route(
      '/',
      createIntakeRoutes({ ...intake, audit: people.audit, policy: cases.policy, proxies, now }),
    );
    api.route('/', createSuggestionRoutes(cases, articleSearch));
    api.route('/', createDraftRoutes(cases, articles, articleSearch));
  }
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API token: `Authorization: Bearer cbk_…`.',
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'casebook-session',
    description: 'The session of somebody who has signed in with a browser.',
  });
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Casebook API',
      version: build().build.version,
      description: 'Cases, the articles that solved them or came of them, and what readers say of articles.',
    },
    servers: [{ url: apiBase }],
  });
  api.route('/', createReferenceRoutes(document));
  return api;
}

/** Who may use each route of the API. */
function readAccess(api: ApiRoutes): AccessTable {
  return new Map([...readDeclaredAccess(api), ...referenceAccess]);
}

function createIdentification(
  { people, build }: ApplicationServices,
  { signIn, now }: Pick<ApplicationOptions, 'signIn' | 'now'>,
): RequestPass['identify'] {
  // The same for as long as this runs: a build for others is not taken.
  const { audience } = build().build;
  return signIn
    ? identifyPeople({ people, signIn, audience, now })
    : identifyLocally(people.tokens, audience, now);
}
