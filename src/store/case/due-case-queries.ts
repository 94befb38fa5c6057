import { sql, type Kysely } from 'kysely';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import { activeStates } from '../../core/case/case-state.ts';
import type { Tables } from '../tables.ts';
import { exactTimes, facetsMet, wordQuery } from './case-queries.ts';
import { caseColumns } from './case-rows.ts';
import { hasLink, hasWords } from './closed-case-queries.ts';

/** Where a page of cases by due time ends. */
export interface DuePosition {
  readonly dueAt: number;
  readonly position: number;
}

/**
 * Active cases that fit a filter, what is due next first, of equals the one that was opened first; one more than the page holds. They are
 * walked in the index by due time, which holds active cases alone, and each is looked at.
 *
 * @param filter No list of values in it is empty.
 */
export function selectDueCases(
  database: Kysely<Tables>,
  filter: CaseFilter,
  {
    after = { dueAt: -1, position: -1 },
    limit,
  }: {
    readonly after?: DuePosition | undefined;
    readonly limit: number;
  },
) {
  const { text } = filter;
  return (
    database
      .selectFrom('case_due')
      .crossJoin('cases')
      .select('case_due.due_at')
      .select(caseColumns.map((column) => `cases.${column}` as const))
      .whereRef('cases.position', '=', 'case_due.position')
      .where(sql<boolean>`(case_due.due_at, case_due.position) > (${after.dueAt}, ${after.position})`)
      .where((where) => where.and(facetsMet(filter)))
      .where((where) => where.and(exactTimes(filter)))
      .$if(filter.isLinked !== undefined, (query) => query.where(hasLink(filter.isLinked === true)))
      // Few of those that have words are active: the word index knows which.
      .$if(text !== undefined, (query) => query.where(hasWords(wordQuery({ text, state: activeStates }))))
      .orderBy('case_due.due_at')
      .orderBy('case_due.position')
      .limit(limit + 1)
  );
}
