import type { Kysely } from 'kysely';
import { z } from 'zod';
import { knowledgeSchema } from '../../core/metrics/knowledge.ts';
import type { JudgedCase, MeasureFilter, MetricsStore } from '../../core/metrics/metrics-store.ts';
import type { Span } from '../../core/metrics/period.ts';
import { verdictSchema } from '../../core/metrics/sample/verdict.ts';
import type { Tables } from '../tables.ts';
import { readArticles, readPublications, readReuses } from './read-articles.ts';
import { readAnsweredSearches, readCaseSearchDays } from './read-case-searches.ts';
import { readCaseDays, readReaderDays, readReuseDays } from './read-days.ts';
import { readEmptySearches, readSearchCases, readUnanswered } from './read-gaps.ts';

/** What measures are made of, on a database of the newest schema. */
export function createMetricsStore(database: Kysely<Tables>): MetricsStore {
  return {
    readCaseDays: (span, filter) => readCaseDays(database, span, filter),
    readReuseDays: (span, filter) => readReuseDays(database, span, filter),
    readReaderDays: (span) => readReaderDays(database, span),
    readReuses: (span, filter) => readReuses(database, span, filter),
    readPublications: (span, filter) => readPublications(database, span, filter),
    readArticles: () => readArticles(database),
    readJudged: (span, filter) => readJudged(database, span, filter),
    readCaseSearchDays: (span) => readCaseSearchDays(database, span),
    readAnsweredSearches: (span, limit) => readAnsweredSearches(database, span, limit),
    readSearchCases: (span, limit) => readSearchCases(database, span, limit),
    readUnanswered: (span, filter, limit) => readUnanswered(database, span, filter, limit),
    readEmptySearches: (span, limit) => readEmptySearches(database, span, limit),
    async readChoices() {
      const [products, teams] = await Promise.all([
        database.selectFrom('measure_case_days').select('product as name').distinct().execute(),
        database.selectFrom('measure_case_days').select('team as name').distinct().execute(),
      ]);
      return { products: namesOf(products), teams: namesOf(teams) };
    },
  };
}

const namesOf = (rows: readonly { readonly name: string }[]): string[] =>
  rows
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .toSorted();

const judgedSchema = z.object({ knowledge: knowledgeSchema, verdict: verdictSchema });

/** Judged cases of samples that were drawn for exactly this product and team: others do not speak for it. */
async function readJudged(
  database: Kysely<Tables>,
  { from, before }: Span,
  { product, team }: MeasureFilter,
): Promise<readonly JudgedCase[]> {
  const rows = await database
    .selectFrom('sample_cases')
    .innerJoin('samples', 'samples.id', 'sample_cases.sample_id')
    .select(['sample_cases.closed_at', 'sample_cases.knowledge', 'sample_cases.verdict'])
    .where('sample_cases.verdict', 'is not', null)
    .where('sample_cases.closed_at', '>=', from)
    .where('sample_cases.closed_at', '<', before)
    .where('samples.product', 'is', product ?? null)
    .where('samples.team', 'is', team ?? null)
    .orderBy('sample_cases.closed_at')
    .execute();
  return rows.map(({ closed_at: closedAt, ...row }) => ({ closedAt, ...judgedSchema.parse(row) }));
}
