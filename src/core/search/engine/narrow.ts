import { facetNames, type Facet, type SearchFilters } from '../facets.ts';
import type { FactTable } from '../format/fact-table.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import { applyFilters } from './apply-filters.ts';
import { keepCandidates, type Candidates } from './candidates.ts';

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
  const isKept = new Uint8Array(manifest.articles);
  for (const article of kept) isKept[article] = 1;
  return { kept: keepCandidates(candidates, (article) => isKept[article] === 1), facets };
}
