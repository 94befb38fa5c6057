import type { SearchOptions, SearchResults } from './search-results.ts';

/** Searches the articles of a build, wherever its index lies. */
export interface ArticleSearch {
  /** @throws {SearchUnavailableError} The index cannot be read. */
  readonly search: (query: string, options?: SearchOptions) => Promise<SearchResults>;
}

/** There is no index that can be read; another build may mend that. */
export class SearchUnavailableError extends Error {
  override readonly name = 'SearchUnavailableError';
}
