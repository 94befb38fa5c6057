import type { Page, PageRequest } from '../../article/article-registry.ts';
import type { CaseNumber } from '../../case/case-id.ts';
import type { Act } from '../../people/actor.ts';
import type { Receipt, Written } from '../../rule/written.ts';
import type { MeasureFilter } from '../metrics-store.ts';
import type { Span } from '../period.ts';
import type { Sample, SampledCase, SettledJudgement } from './sample.ts';

/** A sample that is asked for. */
export interface SamplePlan extends MeasureFilter {
  readonly span: Span;
  readonly seed: string;
  readonly wanted: number;
}

/** A sample with its cases, in the order in which they were drawn. */
export interface DrawnSample {
  readonly sample: Sample;
  readonly cases: readonly SampledCase[];
}

/**
 * Samples of closed cases and what coaches found of them. Every write is one transaction with its entry in the audit trail. A sample is
 * never changed and never removed; a judgement may be replaced, and the audit trail has the one before.
 */
export interface SampleStore {
  /** Draws a sample by its seed; `empty`: no case was closed in that time. */
  readonly draw: (
    plan: SamplePlan,
    act: Act,
    receipt?: Receipt,
  ) => Promise<Written<DrawnSample> | { readonly result: 'empty' }>;
  readonly find: (id: string) => Promise<DrawnSample | undefined>;
  /** Samples, the last one drawn first. */
  readonly list: (page: PageRequest) => Promise<Page<Sample>>;
  readonly judge: (
    id: string,
    number: CaseNumber,
    judgement: SettledJudgement,
    act: Act,
  ) => Promise<Written<DrawnSample>>;
}
