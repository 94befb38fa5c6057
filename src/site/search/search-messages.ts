import type { SearchOptions, SearchResults } from '../../core/search/search-results.ts';

/** What a page asks of one search; the signal stays in the page. */
export type SearchRequest = Omit<SearchOptions, 'signal'>;

/** From the page to the worker. */
export type WorkerRequest =
  | { readonly kind: 'prepare'; readonly indexAddress: string }
  | { readonly kind: 'search'; readonly id: number; readonly query: string; readonly options: SearchRequest }
  | { readonly kind: 'cancel'; readonly id: number };

/** From the worker to the page. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'results'; readonly id: number; readonly results: SearchResults }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
