import type { NumberColumn } from './format/number-column.ts';
import type { SearchArticle } from './search-document.ts';

/** What results can be narrowed by. */
export const facetNames = ['type', 'product', 'language', 'confidence', 'audience'] as const;
export type FacetName = (typeof facetNames)[number];

/** Chosen values by facet: one of them within a facet, all facets together. */
export type SearchFilters = Readonly<Partial<Record<FacetName, readonly string[]>>>;

/** How many of the found articles have each value; counted as if nothing were chosen in this facet itself. */
export interface Facet {
  readonly name: FacetName;
  /** Most frequent first, without those that no found article has, except chosen ones. */
  readonly values: readonly { readonly value: string; readonly count: number; readonly isChosen: boolean }[];
}

export function isFacetName(name: string): name is FacetName {
  return facetNames.some((facet) => facet === name);
}

/** What articles have in a facet: positions of values in its list of them, those of one article after those of another. */
export interface FacetColumn {
  readonly values: NumberColumn;
  /** By article: where its values begin; one more, which is their number. None where each article has one value. */
  readonly starts?: Uint32Array;
}

/** The values of an article in a facet. */
export function facetValuesOf(article: SearchArticle, facet: FacetName): readonly string[] {
  switch (facet) {
    case 'product':
      return article.products;
    case 'type':
    case 'language':
    case 'confidence':
    case 'audience':
      return [article[facet]];
  }
}
