import { facetNames, type SearchFilters } from '../../core/search/facets.ts';
import { sortOrders, type SortOrder } from '../../core/search/search-results.ts';

/** What the results page shows, as its address says. */
export interface ResultQuery {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly sort: SortOrder;
}

/** The order that an address does not name. */
const usualSort: SortOrder = 'relevance';

/** Reads `?q=quorum&type=procedure&product=ceph&product=ontap&sort=newest`. */
export function readResultAddress(search: string): ResultQuery {
  const parameters = new URLSearchParams(search);
  const filters = facetNames
    .map((name) => [name, parameters.getAll(name).filter((value) => value !== '')] as const)
    .filter(([, values]) => values.length > 0);
  return {
    query: parameters.get('q') ?? '',
    filters: Object.fromEntries(filters),
    sort: readSort(parameters.get('sort')),
  };
}

/** The address that `readResultAddress` reads back; the same for the same choice. */
export function writeResultAddress({ query, filters, sort }: ResultQuery): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const name of facetNames) {
    for (const value of (filters[name] ?? []).toSorted()) parameters.append(name, value);
  }
  if (sort !== usualSort) parameters.set('sort', sort);
  const text = parameters.toString();
  return text === '' ? '/search/' : `/search/?${text}`;
}

/** An order by its name; what names none is the usual one. */
export function readSort(name: string | null): SortOrder {
  return sortOrders.find((order) => order === name) ?? usualSort;
}
