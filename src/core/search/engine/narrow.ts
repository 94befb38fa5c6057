import { applyFilters, facetNames, type Facet, type FacetName, type SearchFilters } from '../facets.ts';
import type { FactTable } from '../format/fact-table.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import type { QueryFilter } from '../query/parse-query.ts';
import { keepCandidates, type Candidates } from './candidates.ts';

/** Filters from the page and from words such as `type:procedure`; values are compared without case. */
export function joinFilters(
  chosen: SearchFilters,
  typed: readonly QueryFilter[],
  manifest: Manifest,
): SearchFilters {
  const filters: Partial<Record<FacetName, readonly string[]>> = {};
  for (const facet of facetNames) {
    const known = manifest.facets.find(({ name }) => name === facet)?.values ?? [];
    const values = typed
      .filter((filter) => filter.facet === facet)
      .map(({ value }) => known.find((other) => other.toLowerCase() === value.toLowerCase()) ?? value);
    const all = [...new Set([...(chosen[facet] ?? []), ...values])];
    if (all.length > 0) filters[facet] = all;
  }
  return filters;
}

/** Keeps the candidates that pass the filters, and counts. */
export function narrow(
  candidates: Candidates,
  filters: SearchFilters,
  facts: FactTable,
  manifest: Manifest,
): { readonly kept: Candidates; readonly facets: readonly Facet[] } {
  const values = facetNames.map((facet) => {
    const place = manifest.facets.findIndex(({ name }) => name === facet);
    return { names: manifest.facets[place]?.values ?? [], ofArticle: facts.facetValues[place] };
  });
  const { kept, facets } = applyFilters(candidates.articles, filters, values);
  if (kept.length === candidates.articles.length) return { kept: candidates, facets };
  const numbers = new Set(kept);
  return { kept: keepCandidates(candidates, (article) => numbers.has(article)), facets };
}
