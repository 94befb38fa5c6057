import { sql, type Kysely } from 'kysely';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import {
  sampledCaseSchema,
  sampleSchema,
  type Sample,
  type SampledCase,
} from '../../core/metrics/sample/sample.ts';
import { withoutNulls } from '../case/case-rows.ts';
import type { Tables } from '../tables.ts';

/** Samples with how many cases they have and how many are judged. */
export function selectSamples(database: Kysely<Tables>) {
  return database
    .selectFrom('samples')
    .selectAll('samples')
    .select((where) => [
      where
        .selectFrom('sample_cases')
        .select((count) => count.fn.countAll<number>().as('size'))
        .whereRef('sample_cases.sample_id', '=', 'samples.id')
        .as('size'),
      where
        .selectFrom('sample_cases')
        .select(sql<number>`count(verdict)`.as('judged'))
        .whereRef('sample_cases.sample_id', '=', 'samples.id')
        .as('judged'),
    ]);
}

type SampleRow = Awaited<ReturnType<ReturnType<typeof selectSamples>['executeTakeFirstOrThrow']>>;

/** A sample from its row. */
export function sampleOf(row: SampleRow): Sample {
  return sampleSchema.parse(
    withoutNulls({
      id: row.id,
      drawnAt: row.drawn_at,
      by: { id: row.by_id, name: row.by_name },
      seed: row.seed,
      fromAt: row.from_at,
      beforeAt: row.before_at,
      product: row.product,
      team: row.team,
      wanted: row.wanted,
      population: row.population,
      size: row.size,
      judged: row.judged,
    }),
  );
}

/** The cases of a sample as they are now. */
export function selectSampledCases(database: Kysely<Tables>, sample: string) {
  return database
    .selectFrom('sample_cases')
    .innerJoin('cases', 'cases.id', 'sample_cases.case_id')
    .select([
      'sample_cases.rank',
      'sample_cases.closed_at',
      'sample_cases.knowledge',
      'sample_cases.verdict',
      'sample_cases.note',
      'sample_cases.judged_at',
      'sample_cases.judged_by_id',
      'sample_cases.judged_by_name',
      'cases.sequence',
      'cases.title',
      'cases.customer',
      'cases.product',
      'cases.team',
    ])
    .where('sample_cases.sample_id', '=', sample);
}

type SampledCaseRow = Awaited<ReturnType<ReturnType<typeof selectSampledCases>['executeTakeFirstOrThrow']>>;

/** A case of a sample from its row, with the articles that it is linked to. */
export function sampledCaseOf(row: SampledCaseRow, articles: readonly string[]): SampledCase {
  return sampledCaseSchema.parse(
    withoutNulls({
      rank: row.rank,
      number: formatCaseNumber(row.sequence),
      title: row.title,
      customer: row.customer,
      product: row.product,
      team: row.team,
      closedAt: row.closed_at,
      knowledge: row.knowledge,
      articles: [...new Set(articles)].toSorted(),
      verdict: row.verdict,
      note: row.note,
      judgedAt: row.judged_at,
      judgedBy: row.judged_by_id === null ? null : { id: row.judged_by_id, name: row.judged_by_name },
    }),
  );
}
