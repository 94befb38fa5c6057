import type { SearchOptions, SearchResults } from '../../core/search/search-results.ts';

/** What a page asks of one search. */
export type SearchRequest = Omit<SearchOptions, 'signal'>;

/** What of it goes to the worker; the signal and whoever hears the first result stay in the page. */
export type SentOptions = Omit<SearchRequest, 'onFirst'>;

/** From the page to the worker. */
export type WorkerRequest =
  | { readonly kind: 'prepare'; readonly indexAddress: string }
  | {
      readonly kind: 'search';
      readonly id: number;
      readonly query: string;
      readonly options: SentOptions;
      /** Whether the first result is sent ahead of the others. */
      readonly wantsFirst: boolean;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** From the worker to the page. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'first'; readonly id: number; readonly results: SearchResults }
  | { readonly kind: 'results'; readonly id: number; readonly results: SearchResults }
  | { readonly kind: 'failed'; readonly id: number; readonly name: string; readonly reason: string };
