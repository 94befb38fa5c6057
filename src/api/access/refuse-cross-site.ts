import { ApiProblem } from '../problem/api-problem.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a page of another site causes in a reader's browser, which would act with the reader's rights.
 * Browsers say where a request comes from in `Sec-Fetch-Site` and `Origin`; other programs send neither.
 * Sources: OWASP, Cross-Site Request Forgery Prevention; W3C, Fetch Metadata Request Headers.
 *
 * @param siteOrigin Origin that readers use where a proxy asks us by another name: `https://kb.example.com`.
 */
export function refuseCrossSiteWrite(request: Request, siteOrigin?: string): void {
  if (safeMethods.has(request.method)) return;
  const site = request.headers.get('Sec-Fetch-Site') ?? 'none';
  const origin = request.headers.get('Origin');
  const isOurs = origin === null || origin === siteOrigin || isSameHost(origin, request.url);
  if (isOurs && (site === 'same-origin' || site === 'none')) return;
  throw new ApiProblem(
    'cross-site-request',
    'A page of another site asked for this. Do it from a page of Casebook, or with an API token.',
  );
}

/** Compares host and port only: a proxy may speak https to the browser and http to us. */
function isSameHost(origin: string, address: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(address).host;
}
