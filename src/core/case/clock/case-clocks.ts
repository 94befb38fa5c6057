import type { Policy } from '../../policy/policy.ts';
import { isActive } from '../case-state.ts';
import type { Case } from '../case.ts';
import type { ContactCommitment } from '../contact.ts';
import { addAgreedMinutes, isAgreedTime, type AgreedHours } from './agreed-time.ts';

/**
 * What a clock runs towards: a look of the duty engineer; another engineer taking over who calls back; the first reply, the
 * next update and the restored service of the customer; a contact that was promised.
 */
export const clockNames = [
  'check',
  'hand-over',
  'call-back',
  'first-reply',
  'update',
  'restore',
  'contact',
] as const;
export type ClockName = (typeof clockNames)[number];

/** A clock of a case. Instants are UTC milliseconds. */
export interface Clock {
  readonly name: ClockName;
  /** Which of several: 1 for the first check. */
  readonly position?: number;
  /** Commitment that it is about. */
  readonly contactId?: string;
  readonly startedAt: number;
  readonly dueAt: number;
  /** When what it runs towards happened. */
  readonly metAt?: number;
  /** `met` in time or `missed` (done, or not needed any more, but late); `running`, or `late` by now. */
  readonly standing: 'running' | 'late' | 'met' | 'missed';
  /** Whether it stands still now: outside the agreed hours. */
  readonly isPaused: boolean;
  /** Whose figure it is. */
  readonly setBy: 'centre' | 'standard' | 'agreement' | 'commitment';
}

/** What clocks are set by. */
export interface ClockPolicy {
  readonly clocks: Policy['clocks'];
  readonly severities: Policy['severities'];
  readonly agreements: Policy['agreements'];
}

/** What the clocks of a case look at besides the case. */
export interface ClockFacts {
  readonly contacts: readonly ContactCommitment[];
  /** When the duty engineer looked, from log entries of kind `check`, in order. */
  readonly checkedAt: readonly number[];
  /** When the customer heard from us, from log entries of kind `reply`, in order. */
  readonly repliedAt: readonly number[];
  /** Whether the assigned engineer is another than the first. */
  readonly isReassigned: boolean;
}

/** The hours of a case's agreement; `undefined` when its clocks always run. */
export function agreedHoursOf(subject: Case, policy: ClockPolicy): AgreedHours | undefined {
  const { agreement: id, timeZone } = subject.contract ?? {};
  const agreement = policy.agreements.find((each) => each.id === id);
  return agreement && { ...agreement.hours, timeZone: timeZone ?? 'UTC' };
}

/** Every clock of a case as it stands now, the next due first. A clock does not run outside the agreed hours. */
export function clocksOf(subject: Case, facts: ClockFacts, policy: ClockPolicy, now: number): Clock[] {
  const hours = agreedHoursOf(subject, policy);
  const target = policy.agreements
    .find(({ id }) => id === subject.contract?.agreement)
    ?.targets.find(({ severity }) => severity === subject.severity);
  const standard = policy.severities.find(({ id }) => id === subject.severity);

  const run = (
    clock: Pick<Clock, 'name' | 'startedAt' | 'setBy'> & { readonly position?: number },
    minutes: number,
    metAt: number | undefined,
  ): Clock[] => {
    const dueAt = addAgreedMinutes(clock.startedAt, minutes, hours);
    if (dueAt === undefined) return [];
    return [finish({ ...clock, dueAt, ...(metAt !== undefined && { metAt }) }, hours, subject, now)];
  };

  const firstReply = shorter(policy.clocks.firstReplyWithin, 'centre', target?.firstReply);
  const update = standard && shorter(standard.updateEvery, 'standard', target?.update);
  const clocks: Clock[] = [
    ...assignmentClocks(subject, facts, policy, run),
    ...run(
      { name: 'first-reply', startedAt: subject.openedAt, setBy: firstReply.setBy },
      firstReply.minutes,
      subject.firstReplyAt,
    ),
    ...(update && isActive(subject.state)
      ? run(
          { name: 'update', startedAt: subject.lastReplyAt ?? subject.openedAt, setBy: update.setBy },
          update.minutes,
          undefined,
        )
      : []),
    ...(target?.restore === undefined
      ? []
      : run(
          { name: 'restore', startedAt: subject.openedAt, setBy: 'agreement' },
          target.restore,
          subject.resolvedAt,
        )),
    ...facts.contacts.flatMap((contact) => contactClock(contact, subject, now)),
  ];
  return clocks.toSorted((a, b) => a.dueAt - b.dueAt);
}

/** The clocks that run from an assignment until the customer hears from the engineer. */
function assignmentClocks(
  subject: Case,
  facts: ClockFacts,
  { clocks }: ClockPolicy,
  run: (
    clock: Pick<Clock, 'name' | 'startedAt' | 'setBy'> & { readonly position?: number },
    minutes: number,
    metAt: number | undefined,
  ) => Clock[],
): Clock[] {
  const { assignedAt } = subject;
  if (assignedAt === undefined) return [];
  const calledBackAt = facts.repliedAt.find((at) => at >= assignedAt);
  const common = { startedAt: assignedAt, setBy: 'centre' as const };
  if (facts.isReassigned) {
    return run({ ...common, name: 'call-back' }, clocks.reassignedEngineerHas, calledBackAt);
  }
  const checks = facts.checkedAt.filter((at) => at >= assignedAt);
  return [
    ...clocks.checksAfterAssignment.flatMap((minutes, index) =>
      run({ ...common, name: 'check', position: index + 1 }, minutes, checks[index] ?? calledBackAt),
    ),
    ...run({ ...common, name: 'hand-over' }, clocks.checksAfterAssignment.at(-1) ?? 0, calledBackAt),
  ];
}

function contactClock(contact: ContactCommitment, subject: Case, now: number): Clock[] {
  if (contact.result === 'called-off') return [];
  const clock = {
    name: 'contact' as const,
    contactId: contact.id,
    startedAt: contact.madeAt,
    dueAt: contact.dueAt,
    setBy: 'commitment' as const,
    ...(contact.result === 'kept' && contact.settledAt !== undefined && { metAt: contact.settledAt }),
  };
  if (contact.result === 'missed') return [{ ...clock, standing: 'missed', isPaused: false }];
  return [finish(clock, undefined, subject, now)];
}

/** Of two figures the shorter, with whose it is. */
function shorter(
  own: number,
  setBy: 'centre' | 'standard',
  agreed: number | undefined,
): { minutes: number; setBy: Clock['setBy'] } {
  return agreed !== undefined && agreed < own
    ? { minutes: agreed, setBy: 'agreement' }
    : { minutes: own, setBy };
}

function finish(
  clock: Omit<Clock, 'standing' | 'isPaused'>,
  hours: AgreedHours | undefined,
  subject: Case,
  now: number,
): Clock {
  // A case that is over stops its clocks: what was not done in time by then was missed, the rest is not needed.
  const stoppedAt = clock.metAt ?? subject.resolvedAt;
  if (stoppedAt !== undefined) {
    return { ...clock, standing: stoppedAt <= clock.dueAt ? 'met' : 'missed', isPaused: false };
  }
  return {
    ...clock,
    standing: now <= clock.dueAt ? 'running' : 'late',
    isPaused: now <= clock.dueAt && !isAgreedTime(now, hours),
  };
}
