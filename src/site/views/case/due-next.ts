import { clocksOf, type Clock } from '../../../core/case/clock/case-clocks.ts';
import { isUnmet } from '../../../core/case/clock/due-clocks.ts';
import type { CaseId } from '../../../core/case/case-id.ts';
import { isActive } from '../../../core/case/case-state.ts';
import type { CaseStore } from '../../../core/case/case-store.ts';
import type { Case } from '../../../core/case/case.ts';
import type { Policy } from '../../../core/policy/policy.ts';

/**
 * What is due next of each case that somebody still has to do something for, by its id. Cases without anything due are not there.
 *
 * @param now UTC milliseconds.
 */
export async function readDueNext(
  cases: readonly Case[],
  store: Pick<CaseStore, 'readClockFacts'>,
  policy: Policy | undefined,
  now: number,
): Promise<ReadonlyMap<CaseId, Clock>> {
  const due = new Map<CaseId, Clock>();
  if (!policy) return due;
  for (const subject of cases) {
    if (!isActive(subject.state)) continue;
    const clocks = clocksOf(subject, await store.readClockFacts(subject.id), policy, now);
    const next = clocks.find(isUnmet);
    if (next) due.set(subject.id, next);
  }
  return due;
}
