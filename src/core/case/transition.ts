import { z } from 'zod';
import { hasRight, type Act } from '../people/actor.ts';
import { decide, type Decision, type Refusal } from '../rule/refusal.ts';
import { possibleTransitions, transitions, type TransitionName } from './case-state.ts';
import { changesOf } from './case-change.ts';
import { reasonSchema, textSchema } from './case-text.ts';
import type { CaseSettings, CaseWrite } from './case-write.ts';
import { outcomeRecordSchema, type Case, type Outcome } from './case.ts';
import { missingFromPack, newEscalationSchema } from './escalation.ts';
import type { Fact } from './fact.ts';
import { authorOf } from './person.ts';

const movedAt = z.int().nonnegative();

/** What each transition is told, its instants in the notation of `instant`. */
export const transitionShapes = <Instant extends z.ZodType>(instant: Instant) => ({
  acknowledge: { at: instant.optional().describe('When it was taken; absent: now.') },
  escalate: { ...newEscalationSchema.shape },
  return: { answer: textSchema.describe('What the next level says.') },
  wait: { reason: reasonSchema.describe('What it waits for.') },
  resume: { reason: reasonSchema.optional() },
  resolve: {
    ...outcomeRecordSchema.shape,
    at: instant.optional().describe('When it was resolved; absent: now.'),
  },
  close: {
    reason: reasonSchema.optional(),
    at: instant.optional().describe('When it was closed; absent: now.'),
  },
  reopen: { reason: reasonSchema.describe('Why it is not over.') },
});

const shapes = transitionShapes(movedAt);

/** A transition that is asked for, told apart by its name. */
export const transitionSchema = z.discriminatedUnion('transition', [
  z.strictObject({ transition: z.literal('acknowledge'), ...shapes.acknowledge }),
  z.strictObject({ transition: z.literal('escalate'), ...shapes.escalate }),
  z.strictObject({ transition: z.literal('return'), ...shapes.return }),
  z.strictObject({ transition: z.literal('wait'), ...shapes.wait }),
  z.strictObject({ transition: z.literal('resume'), ...shapes.resume }),
  z.strictObject({ transition: z.literal('resolve'), ...shapes.resolve }),
  z.strictObject({ transition: z.literal('close'), ...shapes.close }),
  z.strictObject({ transition: z.literal('reopen'), ...shapes.reopen }),
]);
export type Transition = z.infer<typeof transitionSchema>;

/** What a transition's rules look at besides the case. */
export interface TransitionContext {
  readonly facts: readonly Pick<Fact, 'kind'>[];
  /** Escalation that is under way. */
  readonly openEscalation?: string | undefined;
}

/** Moves a case to another state, or says why it cannot go there. */
export function moveCase(
  subject: Case,
  transition: Transition,
  context: TransitionContext,
  act: Act,
): Decision<CaseWrite> {
  const refusals = [
    ...refuseState(subject, transition.transition),
    ...refuseUnapproved(subject, transition.transition),
    ...refuseDetails(subject, transition, act),
  ];
  return decide(refusals, () => {
    const { to, verb } = transitions[transition.transition];
    const reason = 'reason' in transition ? transition.reason : undefined;
    const at = 'at' in transition ? (transition.at ?? act.at) : act.at;
    const set = { state: to, ...settingsOf(subject, transition, at, act) };
    return {
      act,
      set,
      changes: changesOf(subject, set, act, reason),
      log: [
        {
          kind: 'record',
          text: reason === undefined ? `Case ${verb}.` : `Case ${verb}: ${reason}`,
          at,
          recordedAt: act.at,
          by: authorOf(act),
          isInternal: true,
        },
      ],
      ...(transition.transition === 'escalate' && {
        escalations: [
          {
            level: transition.level,
            team: transition.team,
            engineer: transition.engineer,
            reason: transition.reason,
            note: transition.note,
            at: act.at,
            by: authorOf(act),
            missing: missingFromPack(subject, context.facts),
          },
        ],
      }),
      ...(transition.transition === 'return' &&
        context.openEscalation !== undefined && {
          returnedEscalation: { id: context.openEscalation, answer: transition.answer },
        }),
      audit: {
        action: `case.${auditVerbs[transition.transition]}`,
        details: { from: subject.state, to, ...(reason !== undefined && { reason }) },
      },
    };
  });
}

const auditVerbs: Readonly<Record<TransitionName, string>> = {
  acknowledge: 'acknowledged',
  escalate: 'escalated',
  return: 'returned',
  wait: 'paused',
  resume: 'resumed',
  resolve: 'resolved',
  close: 'closed',
  reopen: 'reopened',
};

function settingsOf(subject: Case, transition: Transition, at: number, act: Act): CaseSettings {
  switch (transition.transition) {
    case 'acknowledge':
      return {
        acknowledgedAt: subject.acknowledgedAt ?? at,
        assignedEngineer: subject.assignedEngineer ?? act.actor.name,
        assignedAt: subject.assignedAt ?? at,
      };
    case 'escalate':
      return {
        escalatedAt: subject.escalatedAt ?? act.at,
        ...(transition.level === 'other-team' && transition.team !== undefined && { team: transition.team }),
        ...(transition.level === 'escalation-engineer' && { escalationEngineer: transition.engineer }),
      };
    case 'resolve': {
      const { kind, cause, resolution, prevention, pending } = transition;
      return {
        resolvedAt: at,
        outcome: { kind, cause, resolution, prevention, pending },
        acknowledgedAt: subject.acknowledgedAt ?? at,
      };
    }
    case 'close':
      return { closedAt: at };
    case 'reopen':
      // The outcome stays to be read until there is another one.
      return { resolvedAt: undefined, closedAt: undefined };
    case 'return':
    case 'wait':
    case 'resume':
      return {};
  }
}

function refuseState(subject: Case, name: TransitionName): Refusal[] {
  const { from, verb } = transitions[name];
  if (from.includes(subject.state)) return [];
  const possible = possibleTransitions(subject.state).join(', ');
  return [
    {
      code: 'transition-not-possible',
      message: `${subject.number} is ${subject.state} and cannot be ${verb}; possible are ${possible}.`,
    },
  ];
}

function refuseUnapproved({ number, entitlement }: Case, name: TransitionName): Refusal[] {
  if (name !== 'acknowledge' && name !== 'escalate') return [];
  if (entitlement?.standing !== 'awaiting-approval') return [];
  return [
    {
      code: 'approval-missing',
      message: `${number} has no contract and no approval yet. Record who approved it in entitlement, then go on.`,
    },
  ];
}

function refuseDetails(subject: Case, transition: Transition, act: Act): Refusal[] {
  switch (transition.transition) {
    case 'resolve':
      return [...refuseOutcome(transition), ...refuseTime(subject, transition.at, act)];
    case 'acknowledge':
      return refuseTime(subject, transition.at, act);
    case 'close':
      return [
        ...refuseTime(subject, transition.at, act),
        ...(transition.at !== undefined &&
        subject.resolvedAt !== undefined &&
        transition.at < subject.resolvedAt
          ? [
              {
                code: 'times-out-of-order' as const,
                message: `${subject.number} cannot be closed before it was resolved.`,
                pointer: '/at',
              },
            ]
          : []),
      ];
    case 'escalate':
      if (transition.level !== 'escalation-engineer' || hasRight(act.actor, 'escalation:appoint')) return [];
      return [
        {
          code: 'appointment-needs-manager',
          message:
            'The centre manager appoints the escalation engineer; ask them, or escalate to a senior engineer.',
          pointer: '/level',
        },
      ];
    case 'return':
    case 'wait':
    case 'resume':
    case 'reopen':
      return [];
  }
}

/** Refuses an instant before the case was opened or after the act. */
export function refuseTime(
  subject: Pick<Case, 'number' | 'openedAt'>,
  at: number | undefined,
  act: Act,
): Refusal[] {
  if (at === undefined || (at >= subject.openedAt && at <= act.at)) return [];
  return [
    {
      code: 'times-out-of-order',
      message:
        at > act.at ? 'The time lies in the future.' : `The time lies before ${subject.number} was opened.`,
      pointer: '/at',
    },
  ];
}

const neededTexts: Readonly<Record<Outcome['kind'], readonly ('cause' | 'resolution' | 'pending')[]>> = {
  solved: ['cause', 'resolution'],
  workaround: ['resolution'],
  'expected-behaviour': ['resolution'],
  unsolved: ['pending'],
  withdrawn: [],
};

/** Refuses an outcome that lacks what its kind must say. */
export function refuseOutcome(outcome: Outcome): Refusal[] {
  return neededTexts[outcome.kind]
    .filter((field) => outcome[field] === undefined)
    .map((field) => ({
      code: 'outcome-incomplete',
      message: `An outcome of ${outcome.kind} says its ${field}.`,
      pointer: `/${field}`,
    }));
}
