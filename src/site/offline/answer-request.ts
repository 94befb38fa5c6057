import { isSearchKept, seenManifestPath } from './keep-search.ts';
import { findKept, forgetEverything, keep } from './kept-files.ts';
import { manifestPath } from './request-kind.ts';
import { storeOf } from './stores.ts';

/** How long the network is waited for where there is a copy, in milliseconds. */
const patience = 4000;

export interface PageAnswer {
  readonly response: Response;
  /** Whether it is a copy from the device. */
  readonly isCopy: boolean;
}

/**
 * A page from the network; the copy where there is no network, or it takes too long; else the page that says so.
 *
 * @param goOn Keeps the worker running for what is left to do after the answer.
 */
export async function answerPage(
  request: Request,
  goOn: (work: Promise<unknown>) => void,
): Promise<PageAnswer> {
  const { pathname } = new URL(request.url);
  const copy = await findKept('pages', pathname);
  const arriving = fetch(request);
  goOn(arriving.then((response) => keep('pages', pathname, response.clone())).catch(() => undefined));
  const fresh = await orNothingAfter(arriving, copy);
  if (fresh) return { response: fresh, isCopy: false };
  const response = copy ?? (await findKept('pages', '/offline/')) ?? Response.error();
  return { response, isCopy: copy !== undefined };
}

/** The manifest of the site's index; offline that of the index that is here. */
export async function answerManifest(request: Request): Promise<Response> {
  const copy = (await findKept('search', manifestPath)) ?? (await findKept('search', seenManifestPath));
  const fresh = await orNothingAfter(fetch(request), copy);
  if (!fresh) return copy ?? Response.error();
  if (fresh.status === 401 || fresh.status === 403) await forgetEverything();
  // That of a whole index stays until the next one is whole.
  else if (!(await isSearchKept())) await keep('search', seenManifestPath, fresh);
  return fresh;
}

/** A file that is named after its content: the copy, unless the page found fault with it. */
export async function answerImmutable(
  request: Request,
  goOn: (work: Promise<unknown>) => void,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const store = storeOf(pathname);
  const copy = request.cache === 'reload' ? undefined : await findKept(store, pathname);
  if (copy) return copy;
  const response = await fetch(request);
  goOn(keep(store, pathname, response.clone()).catch(() => undefined));
  return response;
}

/** What the network says, or nothing where it is gone, fails, or takes longer than is waited for a copy. */
async function orNothingAfter(
  arriving: Promise<Response>,
  copy: Response | undefined,
): Promise<Response | undefined> {
  const answer = arriving.then(
    (response) => (copy && response.status >= 500 ? undefined : response),
    () => undefined,
  );
  if (!copy) return answer;
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
  return Promise.race([answer, late]);
}
