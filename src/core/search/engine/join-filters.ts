import { facetNames, type FacetName, type SearchFilters } from '../facets.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import type { QueryFilter } from '../query/parse-query.ts';

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
