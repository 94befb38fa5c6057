import { basicPages, stores, type StoreName } from './stores.ts';
import { workerScope } from './worker-scope.ts';

const keptAtHeader = 'casebook-kept-at';
/** Copies of old pages need the assets of their time, so these go by age; those of this build stay. */
const isAlwaysKept = (path: string): boolean => [...basicPages, ...workerScope.casebookAssets].includes(path);

export async function openStore(store: StoreName): Promise<Cache> {
  return caches.open(stores[store].name);
}

/** What is kept under a path. What follows `?` is for the scripts of a page, so it plays no part. */
export async function findKept(store: StoreName, path: string): Promise<Response | undefined> {
  return (await openStore(store)).match(path, { ignoreVary: true });
}

/** When a page was kept, in UTC milliseconds. */
export function keptAt(response: Response): number {
  return Number(response.headers.get(keptAtHeader));
}

/** Keeps a response, if it is what was asked for and may be kept; the response itself can still be read. */
export async function keep(store: StoreName, path: string, response: Response): Promise<boolean> {
  if (!isKeepable(response)) return false;
  const headers = new Headers(response.headers);
  headers.set(keptAtHeader, String(Date.now()));
  // The body is decoded already.
  headers.delete('content-encoding');
  headers.delete('content-length');
  const cache = await openStore(store);
  await cache.put(path, new Response(response.clone().body, { headers }));
  await removeOldest(store, cache);
  return true;
}

/** Removes everything: who was signed in has signed out, or may not read it any more. */
export async function forgetEverything(): Promise<void> {
  for (const { name } of Object.values(stores)) await caches.delete(name);
}

/** Removes what versions of this program before this one kept under other names. */
export async function removeUnknownStores(): Promise<void> {
  const known = new Set<string>(Object.values(stores).map(({ name }) => name));
  for (const name of await caches.keys())
    if (name.startsWith('casebook:') && !known.has(name)) await caches.delete(name);
}

function isKeepable({ status, type, redirected, headers }: Response): boolean {
  const isOurs = status === 200 && type === 'basic' && !redirected;
  return isOurs && !/\bno-store\b/.test(headers.get('cache-control') ?? '');
}

async function removeOldest(store: StoreName, cache: Cache): Promise<void> {
  const { limit } = stores[store];
  if (limit === Number.POSITIVE_INFINITY) return;
  // In the order in which they were kept.
  const removable = (await cache.keys()).filter(({ url }) => !isAlwaysKept(new URL(url).pathname));
  for (const request of removable.slice(0, Math.max(0, removable.length - limit)))
    await cache.delete(request, { ignoreVary: true });
}
