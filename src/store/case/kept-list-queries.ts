import type { CompiledQuery, Kysely } from 'kysely';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import type { Tables } from '../tables.ts';
import { facetsAsked, isWalkOfIndex, selectCases, wordQuery, type CasePage } from './case-queries.ts';
import type { CaseRow } from './case-rows.ts';

/** Writes out the query of a page of a list. */
export type WriteListQuery = (filter: CaseFilter, page: CasePage) => CompiledQuery<CaseRow>;

/**
 * Keeps the queries that most lists are (all cases, those of one facet, those with words) once they are written out, which takes as long
 * as asking a short one. Others are written anew.
 */
export function keepListQueries(database: Kysely<Tables>): WriteListQuery {
  const kept = new Map<string, CompiledQuery<CaseRow>>();
  return (filter, page) => {
    const known = parametersOf(filter, page);
    if (!known) return selectCases(database, filter, page).compile();
    const query = kept.get(known.shape) ?? selectCases(database, filter, page).compile();
    kept.set(known.shape, query);
    return { ...query, parameters: known.parameters };
  };
}

/** What tells the query of a list from others, and its parameters in their order; `undefined` for one that is not kept. */
function parametersOf(
  filter: CaseFilter,
  { below, limit }: CasePage,
): { readonly shape: string; readonly parameters: readonly unknown[] } | undefined {
  if (filter.openedFrom !== undefined || filter.openedBefore !== undefined) return undefined;
  const isFirst = below === undefined;
  if (isWalkOfIndex(filter)) {
    const [facet] = facetsAsked(filter);
    return {
      shape: `${facet?.[0] ?? ''} ${isFirst}`,
      parameters: [...(isFirst ? [] : [below]), ...(facet ? [facet[1][0]] : []), limit + 1],
    };
  }
  if (facetsAsked(filter).length > 0) return undefined;
  return {
    shape: `words ${isFirst}`,
    parameters: [wordQuery(filter), ...(isFirst ? [] : [BigInt(below)]), limit + 1],
  };
}
