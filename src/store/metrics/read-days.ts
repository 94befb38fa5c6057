import { sql, type Kysely, type Selectable } from 'kysely';
import type { CaseDay, MeasureFilter, ReaderDay, ReuseDay } from '../../core/metrics/metrics-store.ts';
import { dayOf, type Span } from '../../core/metrics/period.ts';
import type { Tables } from '../tables.ts';
import type { MeasureReaderDaysTable } from './metrics-tables.ts';

/** Closed cases of a product and team by day. */
export function selectCaseDays(database: Kysely<Tables>, { from, before }: Span, filter: MeasureFilter) {
  return database
    .selectFrom('measure_case_days')
    .select(['day', sumOf('closed'), sumOf('known'), sumOf('created')])
    .where('day', '>=', dayOf(from))
    .where('day', '<', dayOf(before))
    .$if(filter.product !== undefined, (query) => query.where('product', '=', filter.product ?? ''))
    .$if(filter.team !== undefined, (query) => query.where('team', '=', filter.team ?? ''))
    .groupBy('day')
    .orderBy('day');
}

export async function readCaseDays(
  database: Kysely<Tables>,
  span: Span,
  filter: MeasureFilter,
): Promise<readonly CaseDay[]> {
  return selectCaseDays(database, span, filter).execute();
}

/** Reuses of a product and team by day. */
export async function readReuseDays(
  database: Kysely<Tables>,
  { from, before }: Span,
  filter: MeasureFilter,
): Promise<readonly ReuseDay[]> {
  return database
    .selectFrom('measure_reuse_days')
    .select(['day', sumOf('reused'), sumOf('cited')])
    .where('day', '>=', dayOf(from))
    .where('day', '<', dayOf(before))
    .$if(filter.product !== undefined, (query) => query.where('product', '=', filter.product ?? ''))
    .$if(filter.team !== undefined, (query) => query.where('team', '=', filter.team ?? ''))
    .groupBy('day')
    .orderBy('day')
    .execute();
}

/** Searches and feedback by day. */
export async function readReaderDays(
  database: Kysely<Tables>,
  { from, before }: Span,
): Promise<readonly ReaderDay[]> {
  const rows = await database
    .selectFrom('measure_reader_days')
    .selectAll()
    .where('day', '>=', dayOf(from))
    .where('day', '<', dayOf(before))
    .orderBy('day')
    .execute();
  return rows.map(readerDayOf);
}

function readerDayOf(row: Selectable<MeasureReaderDaysTable>): ReaderDay {
  return {
    day: row.day,
    searches: row.searches,
    withoutResults: row.without_results,
    opened: row.opened,
    openedFirst: row.opened_first,
    positions: row.positions,
    ledToCase: row.led_to_case,
    helpful: row.helpful,
    notHelpful: row.not_helpful,
  };
}

const sumOf = <Name extends string>(column: Name) => sql<number>`sum(${sql.ref(column)})`.as(column);
