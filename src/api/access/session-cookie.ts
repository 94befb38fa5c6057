import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ApplicationEnvironment } from '../application-environment.ts';

/** Tells the site's scripts that somebody is signed in, to show the way to the account. It proves nothing to the server. */
const hintCookieName = 'casebook-account';

/** Name of the session's cookie where readers come over http, which is on this machine only. */
export const sessionCookieName = 'casebook-session';

type RequestContext = Context<ApplicationEnvironment>;

/**
 * Over https a name that browsers accept from this very host only, and for all of it (RFC 6265bis, section 4.1.3.2).
 *
 * @param origin Origin that readers use.
 */
function cookieOf(origin: string) {
  const isSecure = origin.startsWith('https:');
  return {
    name: isSecure ? `__Host-${sessionCookieName}` : sessionCookieName,
    // Lax, not Strict: a link to a case in a mail opens it.
    attributes: { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure } as const,
  };
}

export function readSessionSecret(context: RequestContext, origin: string): string | undefined {
  return getCookie(context, cookieOf(origin).name);
}

export function writeSessionSecret(
  context: RequestContext,
  origin: string,
  secret: string,
  maximumAgeSeconds: number,
): void {
  const { name, attributes } = cookieOf(origin);
  setCookie(context, name, secret, { ...attributes, maxAge: maximumAgeSeconds });
  setCookie(context, hintCookieName, '1', { ...attributes, httpOnly: false, maxAge: maximumAgeSeconds });
}

export function clearSessionSecret(context: RequestContext, origin: string): void {
  const { name, attributes } = cookieOf(origin);
  deleteCookie(context, name, attributes);
  deleteCookie(context, hintCookieName, attributes);
}
