import { sql, type Kysely } from 'kysely';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import type { Tables } from '../tables.ts';
import { estimateCases, readAllCases } from './estimate-cases.ts';
import {
  selectClosedCases,
  selectClosedWindow,
  wordsAsked,
  type ClosedPage,
  type ClosedWindow,
} from './closed-case-queries.ts';

/**
 * Cases with words that are expected where a page is looked for first: some more than it takes, as words are not spread evenly; and more
 * where a link tells which of them it takes, of which words know nothing.
 */
const expectedFor = (limit: number, { isLinked }: CaseFilter): number =>
  (limit * 1.3 + Math.sqrt(limit) * 4) * (isLinked === undefined ? 1 : 3);

/**
 * Reads a page of closed cases that fit a filter, the last closed first, one more than it holds. Which of them have words is asked of the
 * word index for all that were closed in the time which the page takes, as far as that can be told; only where this was too short it is
 * read for all cases.
 *
 * @param read Reads what the query has.
 * @param few So many cases are sorted sooner than an index is walked until enough of them are met.
 */
export async function readClosedCases<Row>(
  database: Kysely<Tables>,
  filter: CaseFilter,
  page: ClosedPage,
  read: (query: ReturnType<typeof selectClosedCases>) => Promise<readonly Row[]>,
  few = 5000,
): Promise<readonly Row[]> {
  const words = wordsAsked(filter);
  if (words === undefined)
    return read(selectClosedCases(database, filter, { ...page, frequency: 'none-asked' }));
  const share = await shareOfCases(database, words, few);
  if (share === undefined) return read(selectClosedCases(database, filter, { ...page, frequency: 'few' }));
  const size = Math.ceil(expectedFor(page.limit, filter) / share);
  const found = await selectClosedWindow(database, filter, page, size).executeTakeFirst();
  const window = windowOf(found);
  if (!found || !window) return [];
  const rows = await read(selectClosedCases(database, filter, { ...page, frequency: 'many', window }));
  if (rows.length > page.limit || found.walked < size) return rows;
  return read(selectClosedCases(database, filter, { ...page, frequency: 'many' }));
}

/** None: no case was walked. */
function windowOf(
  found: { readonly [Bound in keyof ClosedWindow]: number | null } | undefined,
): ClosedWindow | undefined {
  const { closedFrom = null, lowest = null, highest = null } = found ?? {};
  return closedFrom === null || lowest === null || highest === null
    ? undefined
    : { closedFrom, lowest, highest };
}

/** Which share of all cases has words; none: few have. */
async function shareOfCases(
  database: Kysely<Tables>,
  words: string,
  few: number,
): Promise<number | undefined> {
  const { rows } = await sql<{ found: number; last: number | null }>`
    select count(*) as found, min(position) as last from (
      select rowid as position from case_search where case_search match ${words}
      order by rowid desc limit ${few + 1})`.execute(database);
  const { found = 0, last = null } = rows[0] ?? {};
  if (found <= few || last === null) return undefined;
  const all = await readAllCases(database);
  return Math.min(1, estimateCases(found, last, all) / all.count);
}
