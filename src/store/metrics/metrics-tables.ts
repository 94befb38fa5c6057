import type { ColumnType } from 'kysely';

/** A column that triggers keep. */
type Kept<Value> = ColumnType<Value, never, never>;

/** Columns of `article_authors`: who wrote an article, by the names that it has them under. */
export interface ArticleAuthorsTable {
  article_id: string;
  name: string;
}

/** Columns of `measure_case_days`. `product` and `team` are empty where a case names none. */
export interface MeasureCaseDaysTable {
  day: Kept<number>;
  product: Kept<string>;
  team: Kept<string>;
  closed: Kept<number>;
  known: Kept<number>;
  created: Kept<number>;
}

/** Columns of `measure_reuse_days`. */
export interface MeasureReuseDaysTable {
  day: Kept<number>;
  article_id: Kept<string>;
  product: Kept<string>;
  team: Kept<string>;
  reused: Kept<number>;
  cited: Kept<number>;
}

/** Columns of `measure_reader_days`. */
export interface MeasureReaderDaysTable {
  day: Kept<number>;
  searches: Kept<number>;
  without_results: Kept<number>;
  opened: Kept<number>;
  opened_first: Kept<number>;
  /** Sum of the places of what was opened. */
  positions: Kept<number>;
  led_to_case: Kept<number>;
  helpful: Kept<number>;
  not_helpful: Kept<number>;
}

/** Columns of `measure_case_search_days`. */
export interface MeasureCaseSearchDaysTable {
  day: Kept<number>;
  first_from_cases: Kept<number>;
  opened_from_cases: Kept<number>;
}

/** Columns of `samples`. */
export interface SamplesTable {
  id: string;
  drawn_at: number;
  by_id: string;
  by_name: string;
  seed: string;
  from_at: number;
  before_at: number;
  product: string | null;
  team: string | null;
  wanted: number;
  population: number;
}

/** Columns of `sample_cases`. */
export interface SampleCasesTable {
  sample_id: string;
  /** In the order in which they were drawn, from 1. */
  rank: number;
  case_id: string;
  closed_at: number;
  /** Where its answer came from when the sample was drawn. */
  knowledge: string;
  verdict: string | null;
  note: string | null;
  judged_at: number | null;
  judged_by_id: string | null;
  judged_by_name: string | null;
}

/** The tables of measures and samples, for Kysely. */
export interface MetricsTables {
  article_authors: ArticleAuthorsTable;
  measure_case_days: MeasureCaseDaysTable;
  measure_reuse_days: MeasureReuseDaysTable;
  measure_reader_days: MeasureReaderDaysTable;
  measure_case_search_days: MeasureCaseSearchDaysTable;
  samples: SamplesTable;
  sample_cases: SampleCasesTable;
}
