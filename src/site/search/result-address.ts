import { facetNames, type SearchFilters } from '../../core/search/facets.ts';

/** What the results page shows, as its address says. */
export interface ResultQuery {
  readonly query: string;
  readonly filters: SearchFilters;
}

/** Reads `?q=quorum&type=procedure&product=ceph&product=ontap`. */
export function readResultAddress(search: string): ResultQuery {
  const parameters = new URLSearchParams(search);
  const filters = facetNames
    .map((name) => [name, parameters.getAll(name).filter((value) => value !== '')] as const)
    .filter(([, values]) => values.length > 0);
  return { query: parameters.get('q') ?? '', filters: Object.fromEntries(filters) };
}

/** The address that `readResultAddress` reads back; the same for the same choice. */
export function writeResultAddress({ query, filters }: ResultQuery): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const name of facetNames) {
    for (const value of (filters[name] ?? []).toSorted()) parameters.append(name, value);
  }
  const text = parameters.toString();
  return text === '' ? '/search/' : `/search/?${text}`;
}
