import type { Knowledge } from '../metrics/knowledge.ts';
import type { CaseState } from './case-state.ts';
import type { CaseKind, Channel, Impact } from './case-words.ts';

/** Conditions that all hold; an absent one does not restrict, one with several values holds when any of them does. */
export interface CaseFilter {
  readonly state?: readonly CaseState[] | undefined;
  readonly kind?: readonly CaseKind[] | undefined;
  readonly severity?: readonly number[] | undefined;
  readonly businessImpact?: readonly Impact[] | undefined;
  readonly channel?: readonly Channel[] | undefined;
  readonly customer?: readonly string[] | undefined;
  readonly product?: readonly string[] | undefined;
  readonly component?: readonly string[] | undefined;
  readonly team?: readonly string[] | undefined;
  readonly assignedEngineer?: readonly string[] | undefined;
  readonly dutyEngineer?: readonly string[] | undefined;
  /** Name of the system that it came from. */
  readonly sourceSystem?: readonly string[] | undefined;
  /** Whether it has a link that was not removed. */
  readonly isLinked?: boolean | undefined;
  /** Opened from this instant on, UTC milliseconds. */
  readonly openedFrom?: number | undefined;
  /** Opened before this instant, UTC milliseconds. */
  readonly openedBefore?: number | undefined;
  /** Where the answer came from of cases that are closed. */
  readonly knowledge?: readonly Knowledge[] | undefined;
  /** Closed from this instant on, UTC milliseconds. */
  readonly closedFrom?: number | undefined;
  /** Closed before this instant, UTC milliseconds. */
  readonly closedBefore?: number | undefined;
  /** Words that all occur in its number, title, problem, statements, log or resolution; `"…"` a phrase, `…*` a beginning. */
  readonly text?: string | undefined;
}

/** Whether a filter is about when cases were closed, or what answered them: such lists have the last closed first. */
export function isOfClosed({ knowledge, closedFrom, closedBefore }: CaseFilter): boolean {
  return knowledge !== undefined || closedFrom !== undefined || closedBefore !== undefined;
}
