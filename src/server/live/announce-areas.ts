import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import type { ApplicationEnvironment } from '../../api/application-environment.ts';
import { asksNotToBeTracked } from '../../api/search-log/asks-not-to-be-tracked.ts';
import { hasRight } from '../../core/people/actor.ts';
import { areasCookie, searchesAreRecorded } from '../../core/site/areas-cookie.ts';
import type { LiveArea } from '../../core/site/live-pages.ts';

/** 400 days, the longest that browsers keep a cookie. */
const maxAge = 400 * 86_400;

/**
 * Tells the pages of a build which live areas there are for whoever reads them, so that navigation leads there, and whether
 * searches are recorded; on a host that only serves files nobody does. It proves nothing to the server.
 *
 * @param areas Areas that whoever asks may read.
 */
export function announceAreas(
  context: Context<ApplicationEnvironment>,
  response: Response,
  areas: readonly LiveArea[],
): void {
  if (!(context.req.header('Accept') ?? '').includes('text/html')) return;
  const isRecorded = hasRight(context.get('actor'), 'search:record') && !asksNotToBeTracked(context);
  const value = [...areas, ...(isRecorded ? [searchesAreRecorded] : [])].join('.');
  if (value === (getCookie(context, areasCookie) ?? '')) return;
  const cookie = generateCookie(areasCookie, value, {
    path: '/',
    sameSite: 'Lax',
    maxAge: value === '' ? 0 : maxAge,
  });
  response.headers.append('Set-Cookie', cookie);
}
