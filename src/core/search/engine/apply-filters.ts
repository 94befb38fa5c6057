import { facetNames, type Facet, type FacetColumn, type FacetName, type SearchFilters } from '../facets.ts';

const noValues: FacetColumn = { values: new Uint8Array(), starts: new Uint32Array() };

/**
 * Narrows found articles by the chosen values, and counts.
 *
 * @param found Numbers of articles, in any order; the kept ones stay in it.
 * @param values By facet, in the order of `facetNames`: all values, and what articles have of them.
 */
export function applyFilters(
  found: Int32Array,
  filters: SearchFilters,
  values: readonly {
    readonly names: readonly string[];
    readonly ofArticle: FacetColumn | undefined;
  }[],
): { readonly kept: Int32Array; readonly facets: Facet[] } {
  const sides = facetNames.map((name, side) => {
    const { names = [], ofArticle = noValues } = values[side] ?? {};
    const chosen = filters[name] ?? [];
    const isChosen = names.map((value) => chosen.includes(value));
    return { name, names, ofArticle, chosen, isChosen, counts: new Uint32Array(names.length) };
  });
  const failures = new Uint8Array(found.length);
  // By found article: the side that it failed last.
  const failed = new Uint8Array(found.length);
  sides.forEach(({ ofArticle, chosen, isChosen }, side) => {
    if (chosen.length === 0) return;
    for (let place = 0; place < found.length; place++) {
      if (hasChosen(ofArticle, found[place]!, isChosen)) continue;
      failures[place]! += 1;
      failed[place] = side;
    }
  });
  const isNarrowed = sides.some(({ chosen }) => chosen.length > 0);
  const kept = isNarrowed ? found.filter((_, place) => failures[place] === 0) : found;
  sides.forEach(({ ofArticle, counts }, side) => {
    countValues(ofArticle, kept, counts);
    // Choosing another value of the one facet that it fails would bring an article back.
    if (!isNarrowed) return;
    const near = found.filter((_, place) => failures[place] === 1 && failed[place] === side);
    countValues(ofArticle, near, counts);
  });
  return { kept, facets: sides.map(presentFacet) };
}

function hasChosen({ starts, values }: FacetColumn, article: number, isChosen: readonly boolean[]): boolean {
  if (!starts) return isChosen[values[article]!] === true;
  for (let place = starts[article]!; place < starts[article + 1]!; place++)
    if (isChosen[values[place]!] === true) return true;
  return false;
}

function countValues({ starts, values }: FacetColumn, articles: Int32Array, counts: Uint32Array): void {
  for (const article of articles) {
    if (!starts) counts[values[article]!]! += 1;
    else
      for (let place = starts[article]!; place < starts[article + 1]!; place++) counts[values[place]!]! += 1;
  }
}

function presentFacet(side: {
  readonly name: FacetName;
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly counts: Uint32Array;
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
