import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import type { Tables } from '../tables.ts';
import { facetColumns, facetNames, facetToken, linkedToken, type FacetName } from './case-facets.ts';
import { firstPositionAfter, firstPositionOf } from './case-position.ts';
import { caseColumns } from './case-rows.ts';
import { phraseQuery, readSearch } from './search-words.ts';

/** A page of cases below a position. */
export interface CasePage {
  readonly below?: number | undefined;
  readonly limit: number;
}

/** Filters that have an index of their own, which alone serves them without the word index. */
const indexed: ReadonlySet<FacetName> = new Set([
  'state',
  'customer',
  'product',
  'assignedEngineer',
  'severity',
  'team',
]);

/** The values that a filter asks for, by facet. */
export function facetsAsked(filter: CaseFilter): [name: FacetName, values: readonly (string | number)[]][] {
  return facetNames.flatMap((name): [FacetName, readonly (string | number)[]][] => {
    const values = filter[name];
    return values === undefined ? [] : [[name, values]];
  });
}

/**
 * Cases that fit a filter, the last opened first, one more than the page holds (to know of a next page). One condition walks the index
 * of its column; several, or words, are an intersection in the word index. Both give cases in the order of their positions.
 */
export function selectCases(database: Kysely<Tables>, filter: CaseFilter, page: CasePage) {
  return isWalkOfIndex(filter) ? walkIndex(database, filter, page) : walkWords(database, filter, page);
}

/** Whether an index of one column serves a filter, without the word index. */
export function isWalkOfIndex(filter: CaseFilter): boolean {
  const [first, ...others] = facetsAsked(filter);
  const needsWords = filter.text !== undefined || filter.isLinked !== undefined;
  return !needsWords && others.length === 0 && (!first || (indexed.has(first[0]) && first[1].length === 1));
}

function walkIndex(database: Kysely<Tables>, filter: CaseFilter, page: CasePage) {
  const { below, above } = positionsOf(filter, page);
  return database
    .selectFrom('cases')
    .select(caseColumns)
    .$if(below !== undefined, (query) => query.where('position', '<', below ?? 0))
    .$if(above !== undefined, (query) => query.where('position', '>=', above ?? 0))
    .where((where) =>
      where.and(facetsAsked(filter).map(([name, [value]]) => where(facetColumns[name], '=', value ?? ''))),
    )
    .where((where) => where.and(exactTimes(filter)))
    .orderBy('position', 'desc')
    .limit(page.limit + 1);
}

function walkWords(database: Kysely<Tables>, filter: CaseFilter, page: CasePage) {
  const { below, above } = positionsOf(filter, page);
  return (
    database
      .selectFrom('case_search')
      .crossJoin('cases')
      .select(caseColumns.map((column) => `cases.${column}` as const))
      .where(sql<boolean>`case_search match ${wordQuery(filter)}`)
      .whereRef('cases.position', '=', 'case_search.rowid')
      .$if(below !== undefined, (query) =>
        query.where(sql<boolean>`case_search.rowid < ${BigInt(below ?? 0)}`),
      )
      .$if(above !== undefined, (query) =>
        query.where(sql<boolean>`case_search.rowid >= ${BigInt(above ?? 0)}`),
      )
      // Two values may share a token.
      .where((where) => where.and(facetsMet(filter)))
      .where((where) => where.and(exactTimes(filter)))
      .orderBy('case_search.rowid', 'desc')
      .limit(page.limit + 1)
  );
}

/** Bounds of a page: those of the filter's instants, and where the page before ended. */
function positionsOf(
  { openedFrom, openedBefore }: CaseFilter,
  { below }: CasePage,
): { below?: number; above?: number } {
  const bounds = [
    ...(below === undefined ? [] : [below]),
    ...(openedBefore === undefined ? [] : [firstPositionAfter(openedBefore)]),
  ];
  return {
    ...(bounds.length > 0 && { below: Math.min(...bounds) }),
    ...(openedFrom !== undefined && { above: firstPositionOf(openedFrom) }),
  };
}

/** That a case has a value of each facet that is asked for. The plus keeps SQLite from walking the columns' own indexes. */
export function facetsMet(filter: CaseFilter): RawBuilder<boolean>[] {
  return facetsAsked(filter).map(([name, values]) =>
    values.length === 0
      ? sql<boolean>`0`
      : sql<boolean>`+${sql.ref(`cases.${facetColumns[name]}`)} in (${sql.join([...values])})`,
  );
}

/** Positions know of seconds only. */
export function exactTimes({ openedFrom, openedBefore }: CaseFilter): RawBuilder<boolean>[] {
  return [
    ...(openedFrom === undefined ? [] : [sql<boolean>`+cases.opened_at >= ${openedFrom}`]),
    ...(openedBefore === undefined ? [] : [sql<boolean>`+cases.opened_at < ${openedBefore}`]),
  ];
}

/** A token that no case has. */
const nothing = '"\uE000nothing"';

/** A filter in the query language of FTS5. */
export function wordQuery(filter: CaseFilter): string {
  const parts = facetsAsked(filter).map(([name, values]) =>
    values.length === 0 ? nothing : `(${values.map((value) => `"${facetToken(name, value)}"`).join(' OR ')})`,
  );
  if (filter.text !== undefined) {
    const phrases = readSearch(filter.text).map(phraseQuery);
    parts.push(...(phrases.length > 0 ? phrases : [nothing]));
  }
  if (filter.isLinked === true) parts.push(`"${linkedToken}"`);
  const query = parts.join(' AND ');
  if (filter.isLinked !== false) return query;
  // FTS5 has no bare NOT: what is not linked is taken from all cases, each of which has a channel.
  return `(${query || everyCase}) NOT "${linkedToken}"`;
}

const everyCase = ['phone', 'e-mail', 'portal', 'availability-alarm']
  .map((channel) => `"${facetToken('channel', channel)}"`)
  .join(' OR ');
