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
 * @param values By facet, in the order of `facetNames`: all values, and for each article the positions of its own.
 */
export function applyFilters(
  found: readonly number[],
  filters: SearchFilters,
  values: readonly {
    readonly names: readonly string[];
    readonly ofArticle: readonly (readonly number[])[];
  }[],
): { readonly kept: number[]; readonly facets: Facet[] } {
  const sides = facetNames.map((name, side) => {
    const { names = [], ofArticle = [] } = values[side] ?? {};
    const chosen = filters[name] ?? [];
    const isChosen = names.map((value) => chosen.includes(value));
    return { name, names, ofArticle, chosen, isChosen, counts: names.map(() => 0) };
  });
  const narrowing = sides.filter(({ chosen }) => chosen.length > 0);
  const kept: number[] = [];
  const count = ({ ofArticle, counts }: (typeof sides)[number], article: number): void => {
    for (const value of ofArticle[article] ?? []) counts[value] = (counts[value] ?? 0) + 1;
  };
  for (const article of found) {
    let failures = 0;
    let failed = sides[0];
    for (const side of narrowing) {
      if (side.ofArticle[article]?.some((value) => side.isChosen[value]) === true) continue;
      failures++;
      failed = side;
    }
    if (failures === 0) {
      kept.push(article);
      for (const side of sides) count(side, article);
      // Choosing another value of the one facet that it fails would bring the article back.
    } else if (failures === 1 && failed) count(failed, article);
  }
  return { kept, facets: sides.map(presentFacet) };
}

function presentFacet(side: {
  readonly name: FacetName;
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly counts: readonly number[];
}): Facet {
  const known = side.names.map((value, position) => ({ value, count: side.counts[position] ?? 0 }));
  const unknown = side.chosen
    .filter((value) => !side.names.includes(value))
    .map((value) => ({ value, count: 0 }));
  return {
    name: side.name,
    values: [...known, ...unknown]
      .map(({ value, count }) => ({ value, count, isChosen: side.chosen.includes(value) }))
      .filter(({ count, isChosen }) => count > 0 || isChosen)
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  };
}
