import type { Facet, FacetName, SearchFilters } from './facets.ts';
import type { Segment } from './passage/excerpt.ts';

export interface SearchOptions {
  readonly filters?: SearchFilters;
  /** How many articles at most; 10 unless told. */
  readonly limit?: number;
  /** The last word may be unfinished. */
  readonly asYouType?: boolean;
  /** Language (BCP 47 tag) that the reader reads first; articles in others come a little later. */
  readonly language?: string;
  readonly sort?: SortOrder;
  /** Whether facets are counted; yes unless told. They take a file more. */
  readonly hasFacets?: boolean;
  /**
   * When little is found for words that no article has: look for how they may be meant. When nothing is found: search for
   * that, and without what is demanded.
   */
  readonly loosen?: boolean;
  /** Hears the first result as soon as no other can come before it, while the others are still being loaded. */
  readonly onFirst?: (results: SearchResults) => void;
  readonly signal?: AbortSignal;
}

/** How results are ordered: best first, last verified first, or those first that resolved most cases. */
export const sortOrders = ['relevance', 'newest', 'reused'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** An article that answers a query. */
export interface SearchHit {
  /** `SN-0012` or `SN-0012.it`. */
  readonly key: string;
  /** Path of the page, with the fragment of the best section. */
  readonly address: string;
  readonly language: string;
  readonly type: string;
  readonly confidence: string;
  readonly audience: string;
  readonly products: readonly string[];
  /** When it was last verified or written, as days since 1970-01-01; 0 when unknown. */
  readonly day: number;
  readonly title: readonly Segment[];
  readonly score: number;
  /** The section that answers best; none when only the article's fields do. */
  readonly section?: HitSection;
  /** What the best section says, or the summary. */
  readonly passage: readonly Segment[];
  /** Other sections that answer, best first. */
  readonly otherSections: readonly HitSection[];
  /** Words of the best section that answer, as they stand there, the most telling first; to be marked on arrival. */
  readonly words: readonly string[];
  /** What cases that the article answered add; none where none is known or they have no word of the query. */
  readonly cases?: HitCases;
}

/** How linked cases answer a query. */
export interface HitCases {
  /** How many cases the article resolved or was made for. */
  readonly reuse: number;
  /** What a customer said that is most like the query. */
  readonly statement: readonly Segment[];
  /** Without the cases the article would stand lower among the results, or not be one. */
  readonly isDecisive: boolean;
}

export interface HitSection {
  readonly id: string;
  readonly address: string;
  /** Empty before the first heading. */
  readonly heading: readonly Segment[];
}

/** What somebody may have meant. */
export interface Suggestion {
  readonly query: string;
  /** The same, with the words that differ marked. */
  readonly segments: readonly Segment[];
}

export interface SearchResults {
  readonly query: string;
  /** Articles that answer and pass the filters. */
  readonly total: number;
  /** Not where words in quotes are in so many articles that not all of them were read: then there may be more. */
  readonly isTotalExact: boolean;
  readonly hits: readonly SearchHit[];
  readonly facets: readonly Facet[];
  /** In force: those given and those typed, such as `type:procedure`. */
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Nothing answered exactly: these are for what was suggested or not all that was demanded, or lack the codes asked for. */
  readonly isLoosened: boolean;
  /** Where words are in no article, and similar ones are. */
  readonly suggestion?: Suggestion;
  /** Files of the index that could not be read; results may lack what is in them. */
  readonly missing: readonly { readonly file: string; readonly reason: string }[];
}
