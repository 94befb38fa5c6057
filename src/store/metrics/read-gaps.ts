import { sql, type Kysely } from 'kysely';
import { languageSchema } from '../../core/article/language.ts';
import { caseNumberSchema, formatCaseNumber } from '../../core/case/case-id.ts';
import type {
  EmptySearch,
  MeasureFilter,
  SearchCase,
  UnansweredCase,
} from '../../core/metrics/metrics-store.ts';
import type { Span } from '../../core/metrics/period.ts';
import type { Tables } from '../tables.ts';
import { lowestUuid } from '../database/uuid.ts';

/** Ids that one statement names. */
const idsPerStatement = 500;

/** Cases that searches led to, the last one first. */
export async function readSearchCases(
  database: Kysely<Tables>,
  { from, before }: Span,
  limit: number,
): Promise<readonly SearchCase[]> {
  const rows = await database
    .selectFrom('searches')
    .innerJoin('cases', 'cases.id', 'searches.case_id')
    .select(['searches.at', 'searches.words', 'cases.sequence'])
    .where('searches.case_id', 'is not', null)
    .where('searches.at', '>=', from)
    .where('searches.at', '<', before)
    .orderBy('searches.at', 'desc')
    .orderBy('searches.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ at, words, sequence }) => ({ at, words, case: numberOf(sequence) }));
}

const numberOf = (sequence: number) => caseNumberSchema.parse(formatCaseNumber(sequence));

/** Resolved cases that no article answered, the last resolved first. */
export async function readUnanswered(
  database: Kysely<Tables>,
  { from, before }: Span,
  filter: MeasureFilter,
  limit: number,
): Promise<readonly UnansweredCase[]> {
  const rows = await database
    .selectFrom('cases')
    .select(['id', 'sequence', 'title', 'problem', 'cause', 'resolution', 'product', 'team', 'resolved_at'])
    .where('knowledge', '=', sql<string>`'unknown'`)
    .where('resolved_at', '>=', from)
    .where('resolved_at', '<', before)
    .where((where) => where.or([where('outcome_kind', 'is', null), where('outcome_kind', '<>', 'withdrawn')]))
    // The plus keeps SQLite from walking the columns' own indexes instead.
    .$if(filter.product !== undefined, (query) =>
      query.where(sql<boolean>`+cases.product = ${filter.product}`),
    )
    .$if(filter.team !== undefined, (query) => query.where(sql<boolean>`+cases.team = ${filter.team}`))
    .orderBy('resolved_at', 'desc')
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
  const statements = await readStatements(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    number: numberOf(row.sequence),
    title: row.title,
    resolvedAt: row.resolved_at ?? 0,
    statements: statements.get(row.id) ?? [],
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.cause !== null && { cause: row.cause }),
    ...(row.resolution !== null && { resolution: row.resolution }),
    ...(row.product !== null && { product: row.product }),
    ...(row.team !== null && { team: row.team }),
  }));
}

/** What was said in cases and is no false lead, by case. */
async function readStatements(
  database: Kysely<Tables>,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (let start = 0; start < cases.length; start += idsPerStatement) {
    const rows = await database
      .selectFrom('case_statements')
      .innerJoin('case_standings', (join) =>
        join
          .onRef('case_standings.statement_id', '=', 'case_statements.id')
          .onRef('case_standings.version', '=', 'case_statements.version'),
      )
      .select(['case_statements.case_id', 'case_statements.text'])
      .where('case_statements.case_id', 'in', cases.slice(start, start + idsPerStatement))
      .where('case_standings.standing', '<>', 'false-lead')
      .execute();
    for (const { case_id: id, text } of rows) found.set(id, [...(found.get(id) ?? []), text]);
  }
  return found;
}

/** Searches that found nothing, the last one first. */
export async function readEmptySearches(
  database: Kysely<Tables>,
  { from, before }: Span,
  limit: number,
): Promise<readonly EmptySearch[]> {
  const rows = await database
    .selectFrom('searches')
    .leftJoin('cases', 'cases.id', 'searches.case_id')
    .select(['searches.at', 'searches.words', 'searches.lang', 'cases.sequence'])
    .where('searches.results', '=', sql<number>`0`)
    .where('searches.id', '>=', lowestUuid(from))
    .where('searches.id', '<', lowestUuid(before))
    .orderBy('searches.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ at, words, lang, sequence }) => ({
    at,
    words,
    ...(lang !== null && { lang: languageSchema.parse(lang) }),
    ...(sequence !== null && { case: numberOf(sequence) }),
  }));
}
