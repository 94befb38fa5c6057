/**
 * How the service worker treats a request: a page comes from the network first, a file that is named after its content
 * from the device first, the manifest of the search index like a page; what is left alone never touches the device.
 */
export type RequestKind = 'page' | 'immutable' | 'manifest' | 'sign-out' | 'left-alone';

/** Address of the one file of the search index whose name stays. */
export const manifestPath = '/search-index/manifest.json';

const immutable = /^\/(?:_astro|images|search-index)\//;
/** Made by the server for who asks: cases, accounts and the like are kept on no device. */
const madeOnDemand = /^\/(?:api|account|cases|editor|metrics)(?:\/|$)/;
/** Feeds, Markdown twins and other files that are opened like pages. */
const namesFile = /\.[a-z0-9]+$/i;

export function kindOfRequest(
  { method, mode, url, hasRange }: Pick<Request, 'method' | 'mode' | 'url'> & { readonly hasRange: boolean },
  origin: string,
): RequestKind {
  const address = new URL(url);
  if (address.origin !== origin) return 'left-alone';
  const { pathname } = address;
  if (method === 'POST' && pathname === '/account/sign-out') return 'sign-out';
  if (method !== 'GET' || hasRange || madeOnDemand.test(pathname)) return 'left-alone';
  if (pathname === manifestPath) return 'manifest';
  if (immutable.test(pathname)) return 'immutable';
  return mode === 'navigate' && !namesFile.test(pathname) ? 'page' : 'left-alone';
}
