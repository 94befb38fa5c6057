import type { Context, Hono } from 'hono';
import type { ApplicationEnvironment } from '../../api/application-environment.ts';
import { versionTag } from '../../api/precondition.ts';
import type { ApiAnswer, ApiRequest, PageServices } from '../../core/site/live-pages.ts';

type RequestContext = Context<ApplicationEnvironment>;

/** What live pages work with, apart from the build's own tables. */
export interface LiveServices {
  readonly ports: Omit<PageServices, 'policy' | 'customers' | 'ask'>;
  /** Asks the API as whoever asks for a page. */
  readonly ask: (context: RequestContext, request: ApiRequest) => Promise<ApiAnswer>;
}

/** Everything that is served, which answers requests as if they had come over the network. */
type Application = Pick<Hono<ApplicationEnvironment>, 'fetch'>;

/** @param application Asked at the first request, when it is there. */
export function createLiveServices(
  { articles, cases, caseSurvey, links, feedback, metrics, gaps, samples, audit }: LiveServices['ports'],
  application: () => Application | undefined,
): LiveServices {
  return {
    ports: { articles, cases, caseSurvey, links, feedback, metrics, gaps, samples, audit },
    ask: async (context, request) => {
      const known = application();
      if (!known) throw new Error('a page was asked for before there was anything to ask');
      return askApi(context, request, known);
    },
  };
}

/** Headers of a page's request that say who asks, and from where. */
const passedOn = [
  'Authorization',
  'Cookie',
  'Forwarded',
  'Origin',
  'Sec-Fetch-Site',
  'User-Agent',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Real-IP',
] as const;

/**
 * Passes what a page asks for to the API, within the process: who asks is found out again, and rights, limits, rules and the
 * audit trail are those of every other client.
 */
async function askApi(
  context: RequestContext,
  { method, path, body, version, key }: ApiRequest,
  application: Application,
): Promise<ApiAnswer> {
  const headers = new Headers({ Accept: 'application/json', 'X-Request-Id': context.get('requestId') });
  for (const name of passedOn) {
    const value = context.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (version !== undefined) headers.set('If-Match', version === '*' ? '*' : versionTag(version));
  if (key !== undefined) headers.set('Idempotency-Key', key);
  const request = new Request(new URL(`/api${path}`, context.req.url), {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await application.fetch(request, context.env);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}
