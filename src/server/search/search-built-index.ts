import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SearchUnavailableError, type ArticleSearch } from '../../core/search/article-search.ts';
import { openSearch, type Search } from '../../core/search/engine/open-search.ts';

/**
 * Searches the index files of a build, as browsers do. Another build is opened when it is taken, and not before: the folder
 * may hold one for other readers.
 *
 * @param clientDir Folder of the served files.
 * @param signature Tells the build that is served from those before it.
 */
export function searchBuiltIndex(clientDir: string, signature: () => string): ArticleSearch {
  const load = async (name: string): Promise<Uint8Array> => readFile(join(clientDir, 'search-index', name));
  let opened: { readonly signature: string; readonly search: Promise<Search> } | undefined;
  const open = async (): Promise<Search> => {
    const current = signature();
    if (opened?.signature !== current) opened = { signature: current, search: openSearch({ load }) };
    const { search } = opened;
    try {
      return await search;
    } catch (cause) {
      // The next request tries again.
      if (opened?.search === search) opened = undefined;
      throw new SearchUnavailableError('The search index cannot be read.', { cause });
    }
  };
  return {
    search: async (query, options) => {
      const { search } = await open();
      return search(query, options);
    },
  };
}
