import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import { knowledges } from '../../core/metrics/knowledge.ts';
import type { Tables } from '../tables.ts';
import { exactTimes, facetsAsked, facetsMet, wordQuery } from './case-queries.ts';
import { caseColumns } from './case-rows.ts';

/** Where a page of closed cases ends. */
export interface ClosedPosition {
  readonly closedAt: number;
  readonly position: number;
}

/** How many cases have words and values that the index by closing does not hold. */
export type Frequency = 'none-asked' | 'few' | 'many';

/** Cases that are walked first: those with these positions, closed at this time and later. */
export interface ClosedWindow {
  readonly closedFrom: number;
  readonly lowest: number;
  readonly highest: number;
}

export interface ClosedPage {
  readonly after?: ClosedPosition | undefined;
  readonly limit: number;
}

/** What of a filter is asked of the word index; none: the index by closing has it all. */
export function wordsAsked(filter: CaseFilter): string | undefined {
  const needsWords = filter.text !== undefined || facetsAsked(filter).length > 0;
  return needsWords ? wordQuery({ ...filter, isLinked: undefined }) : undefined;
}

/** The index by closing, or by what is known and closing, from where a page begins. */
function walkClosed(
  database: Kysely<Tables>,
  { knowledge, closedFrom, closedBefore }: CaseFilter,
  { after }: ClosedPage,
  frequency: Frequency,
) {
  const [only, ...others] = [...new Set(knowledge ?? knowledges)];
  const isOne = only !== undefined && others.length === 0 && frequency !== 'few';
  const isAll = knowledge === undefined;
  return (
    database
      .selectFrom('cases')
      .where('closed_at', 'is not', null)
      .$if(isOne, (query) => query.where('knowledge', '=', only ?? 'unknown'))
      // The plus keeps SQLite to the index by closing, which has the order.
      .$if(!isOne && !isAll, (query) =>
        query.where(sql<boolean>`+cases.knowledge in (${sql.join([...(knowledge ?? [])])})`),
      )
      .$if(closedFrom !== undefined, (query) => query.where('closed_at', '>=', closedFrom ?? 0))
      .$if(closedBefore !== undefined, (query) => query.where('closed_at', '<', closedBefore ?? 0))
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(closed_at, position) < (${after?.closedAt ?? 0}, ${after?.position ?? 0})`),
      )
      .orderBy('closed_at', 'desc')
      .orderBy('position', 'desc')
  );
}

/** A query for where the first closed cases of a page lie, whatever words they have, and how many these are. */
export function selectClosedWindow(
  database: Kysely<Tables>,
  filter: CaseFilter,
  page: ClosedPage,
  size: number,
) {
  const walked = walkClosed(database, filter, page, 'many').select(['closed_at', 'position']).limit(size);
  return database
    .selectFrom(walked.as('walked'))
    .select(({ fn }) => [
      fn.min('closed_at').as('closedFrom'),
      fn.min('position').as('lowest'),
      fn.max('position').as('highest'),
      fn.countAll<number>().as('walked'),
    ]);
}

/**
 * Closed cases that fit a filter, the last closed first, one more than the page holds. They are walked in an index by closing, in its
 * order. Where few cases have what is asked of the word index, these are sorted instead; where many have, each case that is walked is
 * looked for among them.
 *
 * @param options.window Leaves out cases beyond it.
 */
export function selectClosedCases(
  database: Kysely<Tables>,
  filter: CaseFilter,
  {
    frequency,
    window,
    ...page
  }: ClosedPage & { readonly frequency: Frequency; readonly window?: ClosedWindow | undefined },
) {
  return walkClosed(database, filter, page, frequency)
    .select(caseColumns)
    .$if(window !== undefined, (query) => query.where('closed_at', '>=', window?.closedFrom ?? 0))
    .where((where) => where.and(facetsMet(filter)))
    .where((where) => where.and(exactTimes(filter)))
    .$if(filter.isLinked !== undefined, (query) => query.where(hasLink(filter.isLinked === true)))
    .$if(frequency !== 'none-asked', (query) =>
      query.where(
        frequency === 'few' ? isAmong(wordsAsked(filter) ?? '') : hasWords(wordsAsked(filter) ?? '', window),
      ),
    )
    .limit(page.limit + 1);
}

/** Reads cases that have words, instead of walking an index. */
const isAmong = (words: string): RawBuilder<boolean> =>
  sql<boolean>`cases.position in (select rowid from case_search where case_search match ${words})`;

/** Looks for each case that is walked among those that have words. */
export function hasWords(
  words: string,
  window?: Pick<ClosedWindow, 'lowest' | 'highest'>,
): RawBuilder<boolean> {
  const found = sql`select rowid from case_search where case_search match ${words}`;
  return window === undefined
    ? sql<boolean>`+cases.position in (${found})`
    : sql<boolean>`+cases.position in (
        ${found} and rowid >= ${BigInt(window.lowest)} and rowid <= ${BigInt(window.highest)})`;
}

/** Most cases that are walked have a link or most have none, so that the word index would be read as a whole. */
export function hasLink(isLinked: boolean): RawBuilder<boolean> {
  const link = sql`select 1 from case_links where case_links.case_id = cases.id and case_links.removed_at is null`;
  return isLinked ? sql<boolean>`exists (${link})` : sql<boolean>`not exists (${link})`;
}
