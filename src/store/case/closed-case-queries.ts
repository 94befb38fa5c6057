import { sql, type Kysely } from 'kysely';
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

/**
 * Closed cases that fit a filter, the last closed first, one more than the page holds. They are walked in an index by closing, in its
 * order; whatever else is asked for is looked at case by case.
 */
export function selectClosedCases(
  database: Kysely<Tables>,
  filter: CaseFilter,
  { after, limit }: { readonly after?: ClosedPosition | undefined; readonly limit: number },
) {
  const [only, ...others] = [...new Set(filter.knowledge ?? knowledges)];
  const isOne = only !== undefined && others.length === 0;
  const isAll = filter.knowledge === undefined;
  const hasWords = filter.text !== undefined || filter.isLinked !== undefined;
  const { isLinked, text } = filter;
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
      .$if(hasWords, (query) =>
        query.where(
          sql<boolean>`+cases.position in (select rowid from case_search where case_search match ${wordQuery({ text, isLinked })})`,
        ),
      )
      .orderBy('closed_at', 'desc')
      .orderBy('position', 'desc')
      .limit(limit + 1)
  );
}
