import { listIndexFiles } from '../../core/search/engine/list-index-files.ts';
import { contentHash } from '../../core/search/format/content-hash.ts';
import { findKept, forgetEverything, keep, openStore } from './kept-files.ts';
import { manifestPath } from './request-kind.ts';

/** Bytes of an index that are kept at most, as they lie on the device. */
const sizeLimit = 64 * 1024 * 1024;
/** Files that are loaded at a time: few, so that the reader's own requests come through. */
const atATime = 4;

const folder = manifestPath.slice(0, manifestPath.lastIndexOf('/') + 1);
/** The manifest of an index of which only what was asked for is here. */
export const seenManifestPath = `${manifestPath}?seen`;

/** Whether the whole of an index is here; its manifest is kept last. */
export async function isSearchKept(): Promise<boolean> {
  return (await findKept('search', manifestPath)) !== undefined;
}

/**
 * Loads the whole search index that the site has now, as far as it is not here yet, and removes files of the one before.
 * An index that is too large is left as it is: what was asked for stays.
 *
 * @returns Whether another index was kept than before.
 * @throws When the network is gone; what was loaded until then stays, and the next attempt goes on from there.
 */
export async function keepSearch(): Promise<boolean> {
  const fresh = await fetch(manifestPath, { cache: 'no-cache', priority: 'low' });
  if (fresh.status === 401 || fresh.status === 403) await forgetEverything();
  if (!fresh.ok) return false;
  const before = await findKept('search', manifestPath);
  const text = await fresh.clone().text();
  if (before && (await before.text()) === text) return false;

  const manifest = new TextEncoder().encode(text);
  const wanted = new Set<string>([manifestPath]);
  let size = 0;
  const load = async (name: string): Promise<Uint8Array> =>
    name === 'manifest.json' ? manifest : loadIndexFile(folder + name);
  const ensure = async (name: string): Promise<void> => {
    wanted.add(folder + name);
    const kept = await findKept('search', folder + name);
    // The size of a blob is known without reading it.
    size += kept ? (await kept.blob()).size : (await load(name)).length;
  };
  for await (const lot of listIndexFiles(load)) {
    for (let start = 0; start < lot.length; start += atATime) {
      await Promise.all(lot.slice(start, start + atATime).map(ensure));
      if (size > sizeLimit) return false;
    }
  }
  await keep('search', manifestPath, fresh);
  await removeAllBut(wanted);
  return true;
}

async function loadIndexFile(path: string): Promise<Uint8Array> {
  const kept = await findKept('search', path);
  if (kept) return new Uint8Array(await kept.arrayBuffer());
  const response = await fetch(path, { priority: 'low' });
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  if (!response.ok || !path.includes(contentHash(bytes))) throw new Error(`${path} cannot be loaded.`);
  await keep('search', path, response);
  return bytes;
}

async function removeAllBut(wanted: ReadonlySet<string>): Promise<void> {
  const cache = await openStore('search');
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) await cache.delete(request, { ignoreVary: true });
  }
}
