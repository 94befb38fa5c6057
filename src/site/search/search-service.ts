import { openSearch, type Search } from '../../core/search/engine/open-search.ts';
import { contentHash } from '../../core/search/format/content-hash.ts';
import type { SearchOptions, SearchResults } from '../../core/search/search-results.ts';

/** Search over the site's index; the same in the worker and, where workers are blocked, in the page. */
export interface SearchService {
  /** Loads what every query needs. */
  readonly prepare: () => Promise<void>;
  /** @throws When the index cannot be loaded, or with the signal's reason. */
  readonly search: (query: string, options: SearchOptions) => Promise<SearchResults>;
}

/** @param indexAddress Folder of the index, e.g. `/search-index/`. */
export function createSearchService(indexAddress: string): SearchService {
  let engine: Promise<Search> | undefined;
  /** Files that could not be read; what a cache has of them is not to be trusted. */
  const failed = new Set<string>();
  const load = async (name: string): Promise<Uint8Array> => {
    try {
      const bytes = await loadFile(name, new URL(indexAddress, location.origin), failed.has(name));
      failed.delete(name);
      return bytes;
    } catch (error) {
      failed.add(name);
      throw error;
    }
  };
  const open = (): Promise<Search> => {
    engine ??= openSearch({ load }).catch((error: unknown) => {
      engine = undefined;
      throw error;
    });
    return engine;
  };
  return {
    prepare: async () => {
      await open();
    },
    search: async (query, options) => {
      const results = await (await open()).search(query, options);
      // The site may have been built anew meanwhile: the next query reads the manifest again.
      if (results.missing.length > 0) engine = undefined;
      return results;
    },
  };
}

/** @throws When the file cannot be had, or is not what its name says. */
async function loadFile(name: string, folder: URL, isAnew: boolean): Promise<Uint8Array> {
  const isManifest = name === 'manifest.json';
  const cache = isManifest ? 'no-cache' : isAnew ? 'reload' : 'default';
  const response = await fetch(new URL(name, folder), { cache });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isManifest && !name.includes(contentHash(bytes))) throw new Error(`${name}: damaged`);
  return bytes;
}
