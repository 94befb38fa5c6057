import { isActive } from '../case-state.ts';
import type { Case } from '../case.ts';
import { clocksOf, type Clock, type ClockFacts, type ClockPolicy } from './case-clocks.ts';

/** How cases are put in the order of what is due next. */
export interface DueClocks {
  /** Says the same for as long as the same policy sets the clocks. */
  readonly key: string;
  /**
   * When the next thing is due that somebody still has to do for a case, UTC milliseconds; `undefined`: nothing is. It is the same at any
   * time: what is late by now was due when it was due.
   */
  readonly dueAt: (subject: Case, facts: ClockFacts) => number | undefined;
}

/** Whether a clock still runs, in time or late. */
export function isUnmet({ standing }: Clock): boolean {
  return standing === 'running' || standing === 'late';
}

/** The order that a policy gives. */
export function dueClocksOf({ clocks, severities, agreements }: ClockPolicy): DueClocks {
  const policy = { clocks, severities, agreements };
  return {
    key: JSON.stringify([
      clocks,
      severities.map(({ id, updateEvery }) => [id, updateEvery]),
      agreements.map(({ id, hours, targets }) => [id, hours, targets]),
    ]),
    dueAt: (subject, facts) =>
      isActive(subject.state) ? clocksOf(subject, facts, policy, 0).find(isUnmet)?.dueAt : undefined,
  };
}
