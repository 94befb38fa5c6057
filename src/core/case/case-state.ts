import { z } from 'zod';

/**
 * Where a case stands. `open`: nobody has taken it; `working`: an engineer has; `escalated`: with the next level;
 * `pending`: waits for someone outside (the customer, a vendor, a planned change); `resolved`: solved, or shown that it
 * cannot be; `closed`: the customer agrees.
 */
export const caseStates = ['open', 'working', 'escalated', 'pending', 'resolved', 'closed'] as const;

export const caseStateSchema = z.enum(caseStates);
export type CaseState = z.infer<typeof caseStateSchema>;

/** States in which somebody still has to do something. */
export const activeStates: readonly CaseState[] = ['open', 'working', 'escalated', 'pending'];

export function isActive(state: CaseState): boolean {
  return activeStates.includes(state);
}

/** Whether a case has an outcome. */
export function isResolved(state: CaseState): boolean {
  return state === 'resolved' || state === 'closed';
}

/** What moves a case from one state to another. */
export const transitionNames = [
  'acknowledge',
  'escalate',
  'return',
  'wait',
  'resume',
  'resolve',
  'close',
  'reopen',
] as const;
export const transitionNameSchema = z.enum(transitionNames);
export type TransitionName = z.infer<typeof transitionNameSchema>;

/** States that a transition starts from, and the one that it leads to. */
export const transitions: Readonly<
  Record<
    TransitionName,
    { readonly from: readonly CaseState[]; readonly to: CaseState; readonly verb: string }
  >
> = {
  acknowledge: { from: ['open'], to: 'working', verb: 'acknowledged' },
  escalate: { from: ['open', 'working', 'pending', 'escalated'], to: 'escalated', verb: 'escalated' },
  return: { from: ['escalated'], to: 'working', verb: 'returned from escalation' },
  wait: { from: ['open', 'working', 'escalated'], to: 'pending', verb: 'set to wait' },
  resume: { from: ['pending'], to: 'working', verb: 'taken up again' },
  resolve: { from: ['open', 'working', 'escalated', 'pending'], to: 'resolved', verb: 'resolved' },
  close: { from: ['resolved'], to: 'closed', verb: 'closed' },
  reopen: { from: ['resolved', 'closed'], to: 'working', verb: 'reopened' },
};

const possible = new Map(
  caseStates.map((state) => [
    state,
    transitionNames.filter((name) => transitions[name].from.includes(state)),
  ]),
);

/** Transitions that a case in a state can make, in the order of the table. */
export function possibleTransitions(state: CaseState): TransitionName[] {
  return [...(possible.get(state) ?? [])];
}
