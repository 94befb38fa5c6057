import { openSearch, type Search } from '../../core/search/engine/open-search.ts';
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
  const open = (): Promise<Search> => {
    engine ??= openSearch({
      load: (name) => loadFile(new URL(name, new URL(indexAddress, location.origin))),
    }).catch((error: unknown) => {
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

async function loadFile(address: URL): Promise<Uint8Array> {
  const isManifest = address.pathname.endsWith('/manifest.json');
  const response = await fetch(address, { cache: isManifest ? 'no-cache' : 'default' });
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
