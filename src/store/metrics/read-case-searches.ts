import { sql, type Kysely } from 'kysely';
import { articleIdSchema } from '../../core/article/article-id.ts';
import { caseNumberSchema, formatCaseNumber, type CaseNumber } from '../../core/case/case-id.ts';
import { countedKinds } from '../../core/link/link.ts';
import type { AnsweredSearch, CaseSearchDay } from '../../core/metrics/metrics-store.ts';
import { dayOf, type Span } from '../../core/metrics/period.ts';
import type { Tables } from '../tables.ts';
import { lowestUuid } from '../database/uuid.ts';

/** Cases that are named of an article. */
const casesPerArticle = 3;

/** Searches by day that linked cases had a part in. */
export async function readCaseSearchDays(
  database: Kysely<Tables>,
  { from, before }: Span,
): Promise<readonly CaseSearchDay[]> {
  const rows = await database
    .selectFrom('measure_case_search_days')
    .select(['day', 'first_from_cases', 'opened_from_cases'])
    .where('day', '>=', dayOf(from))
    .where('day', '<', dayOf(before))
    .orderBy('day')
    .execute();
  return rows.map((row) => ({
    day: row.day,
    firstFromCases: row.first_from_cases,
    openedFromCases: row.opened_from_cases,
  }));
}

/** Searches whose opened result came thanks to linked cases, the last one first. */
export async function readAnsweredSearches(
  database: Kysely<Tables>,
  { from, before }: Span,
  limit: number,
): Promise<readonly AnsweredSearch[]> {
  const rows = await database
    .selectFrom('searches')
    .select(['at', 'words', 'clicked_article', 'clicked_position'])
    .where('clicked_from_cases', '=', sql<number>`1`)
    .where('id', '>=', lowestUuid(from))
    .where('id', '<', lowestUuid(before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const found = rows.map((row) => ({
    at: row.at,
    words: row.words,
    article: articleIdSchema.parse(row.clicked_article?.split('.')[0]),
    position: row.clicked_position ?? 1,
  }));
  const cases = new Map<string, readonly CaseNumber[]>();
  for (const article of new Set(found.map((search) => search.article)))
    cases.set(article, await readLastCases(database, article));
  return found.map((search) => ({ ...search, cases: cases.get(search.article) ?? [] }));
}

/** The last cases that an article answered. */
async function readLastCases(database: Kysely<Tables>, article: string): Promise<readonly CaseNumber[]> {
  const rows = await database
    .selectFrom('case_links')
    .innerJoin('cases', 'cases.id', 'case_links.case_id')
    .select('cases.sequence')
    .where('case_links.article_id', '=', article)
    .where('case_links.removed_at', 'is', null)
    // The plus keeps SQLite on the index that has them in their order.
    .where(sql`+case_links.kind`, 'in', countedKinds)
    .orderBy('case_links.id', 'desc')
    .limit(casesPerArticle)
    .execute();
  const numbers = rows.map(({ sequence }) => caseNumberSchema.parse(formatCaseNumber(sequence)));
  return [...new Set(numbers)];
}
