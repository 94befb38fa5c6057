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

/**
 * Narrows found articles by the chosen values, and counts.
 *
 * @param found Numbers of articles, in any order; the kept ones stay in it.
 * @param valuesOf The values of an article in a facet.
 */
export function applyFilters(
  found: readonly number[],
  filters: SearchFilters,
  valuesOf: (article: number, facet: FacetName) => readonly string[],
): { readonly kept: number[]; readonly facets: Facet[] } {
  const passes = (article: number, facet: FacetName): boolean => {
    const chosen = filters[facet];
    if (!chosen || chosen.length === 0) return true;
    return valuesOf(article, facet).some((value) => chosen.includes(value));
  };
  const facets = facetNames.map((name): Facet => {
    const chosen = filters[name] ?? [];
    const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
    for (const article of found) {
      if (!facetNames.every((other) => other === name || passes(article, other))) continue;
      for (const value of valuesOf(article, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = Array.from(counts, ([value, count]) => ({
      value,
      count,
      isChosen: chosen.includes(value),
    }));
    values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return { name, values };
  });
  return { kept: found.filter((article) => facetNames.every((facet) => passes(article, facet))), facets };
}
