import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import { knowledges } from '../../core/metrics/knowledge.ts';
import type { Tables } from '../tables.ts';
import { exactTimes, facetsAsked, wordQuery } from './case-queries.ts';
import { facetColumns } from './case-facets.ts';
import { caseColumns } from './case-rows.ts';

/** Where a page of closed cases ends. */
export interface ClosedPosition {
  readonly closedAt: number;
  readonly position: number;
}

/** How many cases have words and values that the index by closing does not hold. */
export type Frequency = 'none-asked' | 'few' | 'some' | 'many';

const fewCases = 5000;

/**
 * From here on asking the word index for each case that is walked is quicker than reading all that it has: of a million cases, with 15 µs a
 * question and 0.25 µs a case that is read.
 */
const manyCases = (limit: number): number => Math.round(7750 * Math.sqrt(limit));

/** What of a filter is asked of the word index; none: the index by closing has it all. */
function wordsAsked(filter: CaseFilter): string | undefined {
  const needsWords = filter.text !== undefined || facetsAsked(filter).length > 0;
  return needsWords ? wordQuery({ ...filter, isLinked: undefined }) : undefined;
}

/** How many cases have the words and values of a filter, counted no further than it matters. */
export async function countWords(
  database: Kysely<Tables>,
  filter: CaseFilter,
  limit: number,
): Promise<Frequency> {
  const words = wordsAsked(filter);
  if (words === undefined) return 'none-asked';
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (
      select rowid from case_search where case_search match ${words} limit ${manyCases(limit)})`.execute(
    database,
  );
  const found = rows[0]?.found ?? 0;
  return found <= fewCases ? 'few' : found < manyCases(limit) ? 'some' : 'many';
}

/**
 * Closed cases that fit a filter, the last closed first, one more than the page holds. They are walked in an index by closing, in its
 * order. Where few cases have what is asked of the word index, these are sorted instead; where some have, each case that is walked is
 * looked for among them; where many have, few are walked, and the index is asked for each.
 */
export function selectClosedCases(
  database: Kysely<Tables>,
  filter: CaseFilter,
  {
    after,
    limit,
    frequency,
  }: {
    readonly after?: ClosedPosition | undefined;
    readonly limit: number;
    readonly frequency: Frequency;
  },
) {
  const [only, ...others] = [...new Set(filter.knowledge ?? knowledges)];
  const isOne = only !== undefined && others.length === 0 && frequency !== 'few';
  const isAll = filter.knowledge === undefined;
  return (
    database
      .selectFrom('cases')
      .select(caseColumns)
      .where('closed_at', 'is not', null)
      .$if(isOne, (query) => query.where('knowledge', '=', only ?? 'unknown'))
      // The plus keeps SQLite to the index by closing, which has the order.
      .$if(!isOne && !isAll, (query) =>
        query.where(sql<boolean>`+cases.knowledge in (${sql.join([...(filter.knowledge ?? [])])})`),
      )
      .$if(filter.closedFrom !== undefined, (query) => query.where('closed_at', '>=', filter.closedFrom ?? 0))
      .$if(filter.closedBefore !== undefined, (query) =>
        query.where('closed_at', '<', filter.closedBefore ?? 0),
      )
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(closed_at, position) < (${after?.closedAt ?? 0}, ${after?.position ?? 0})`),
      )
      .where((where) =>
        where.and(
          facetsAsked(filter).map(([name, values]) =>
            values.length === 0
              ? sql<boolean>`0`
              : sql<boolean>`+${sql.ref(`cases.${facetColumns[name]}`)} in (${sql.join([...values])})`,
          ),
        ),
      )
      .where((where) => where.and(exactTimes(filter)))
      .$if(filter.isLinked !== undefined, (query) => query.where(hasLink(filter.isLinked === true)))
      .$if(frequency !== 'none-asked', (query) => query.where(hasWords(wordsAsked(filter) ?? '', frequency)))
      .orderBy('closed_at', 'desc')
      .orderBy('position', 'desc')
      .limit(limit + 1)
  );
}

export function hasWords(words: string, frequency: Frequency): RawBuilder<boolean> {
  const found = sql`select rowid from case_search where case_search match ${words}`;
  switch (frequency) {
    case 'few':
      return sql<boolean>`cases.position in (${found})`;
    case 'many':
      return sql<boolean>`exists (${found} and case_search.rowid = cases.position)`;
    default:
      return sql<boolean>`+cases.position in (${found})`;
  }
}

/** Most cases that are walked have a link or most have none, so that the word index would be read as a whole. */
export function hasLink(isLinked: boolean): RawBuilder<boolean> {
  const link = sql`select 1 from case_links where case_links.case_id = cases.id and case_links.removed_at is null`;
  return isLinked ? sql<boolean>`exists (${link})` : sql<boolean>`not exists (${link})`;
}
