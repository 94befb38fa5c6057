import { describe, expect, it } from 'vitest';
import { possibleTransitions, type CaseState } from '../../../src/core/case/case-state.ts';
import type { Case } from '../../../src/core/case/case.ts';
import { moveCase, transitionSchema, type Transition } from '../../../src/core/case/transition.ts';
import type { Act } from '../../../src/core/people/actor.ts';
import { actOf, managerAct, minutes, nine, sampleCase } from './sample-case.ts';

const solved = { transition: 'resolve', kind: 'solved', cause: 'Path policy', resolution: 'Set it' } as const;
const examples: Readonly<Record<Transition['transition'], Transition>> = {
  acknowledge: { transition: 'acknowledge' },
  escalate: { transition: 'escalate', level: 'senior-engineer', reason: 'Needs a trace' },
  return: { transition: 'return', answer: 'Known fault' },
  wait: { transition: 'wait', reason: 'The customer is away' },
  resume: { transition: 'resume' },
  resolve: solved,
  close: { transition: 'close' },
  reopen: { transition: 'reopen', reason: 'It came back' },
};

function move(change: Partial<Record<keyof Case, unknown>>, transition: unknown, act: Act = actOf()) {
  return moveCase(sampleCase(change), transitionSchema.parse(transition), { facts: [] }, act);
}
const codes = (decision: ReturnType<typeof move>): string[] =>
  decision.isRefused ? decision.refusals.map(({ code }) => code) : [];

describe('moveCase', () => {
  const allowed: readonly (readonly [CaseState, readonly string[]])[] = [
    ['open', ['acknowledge', 'escalate', 'wait', 'resolve']],
    ['working', ['escalate', 'wait', 'resolve']],
    ['escalated', ['escalate', 'return', 'wait', 'resolve']],
    ['pending', ['escalate', 'resume', 'resolve']],
    ['resolved', ['close', 'reopen']],
    ['closed', ['reopen']],
  ];
  it.each(allowed)('from %s only these are possible: %j', (state, names) => {
    expect(possibleTransitions(state)).toEqual(names);
    const accepted = Object.values(examples).filter((example) => !move({ state }, example).isRefused);
    expect(accepted.map(({ transition }) => transition)).toEqual(names);
  });

  it('says where a case stands and what is possible when it refuses', () => {
    const decision = move({ state: 'closed' }, solved);
    expect(decision.isRefused && decision.refusals[0]).toEqual({
      code: 'transition-not-possible',
      message: 'SR-000001 is closed and cannot be resolved; possible are reopen.',
    });
  });

  const refused: readonly (readonly [string, Partial<Record<keyof Case, unknown>>, unknown, string[]])[] = [
    [
      'move-01: solved without a cause or resolution',
      {},
      { transition: 'resolve', kind: 'solved' },
      ['outcome-incomplete', 'outcome-incomplete'],
    ],
    [
      'move-02: a workaround without its text',
      {},
      { transition: 'resolve', kind: 'workaround' },
      ['outcome-incomplete'],
    ],
    [
      'move-03: unsolved without what is pending',
      {},
      { transition: 'resolve', kind: 'unsolved', resolution: 'None' },
      ['outcome-incomplete'],
    ],
    ['move-04: withdrawn needs no text', {}, { transition: 'resolve', kind: 'withdrawn' }, []],
    [
      'move-05: expected behaviour is a legal outcome',
      {},
      { transition: 'resolve', kind: 'expected-behaviour', resolution: 'By design' },
      [],
    ],
    [
      'move-06: work without approval does not begin',
      { state: 'open', entitlement: { standing: 'awaiting-approval' } },
      examples.acknowledge,
      ['approval-missing'],
    ],
    [
      'move-07: an approved one does',
      { state: 'open', entitlement: { standing: 'approved', approvedBy: 'Sales manager' } },
      examples.acknowledge,
      [],
    ],
    [
      'move-08: nobody but a manager appoints the escalation engineer',
      {},
      { ...examples.escalate, level: 'escalation-engineer' },
      ['appointment-needs-manager'],
    ],
    [
      'move-09: not resolved before it was opened',
      {},
      { ...solved, at: nine - 1000 },
      ['times-out-of-order'],
    ],
    [
      'move-10: not resolved in the future',
      {},
      { ...solved, at: nine + minutes(61) },
      ['times-out-of-order'],
    ],
    [
      'move-11: not closed before it was resolved',
      { state: 'resolved', resolvedAt: nine + minutes(30) },
      { transition: 'close', at: nine + minutes(29) },
      ['times-out-of-order'],
    ],
    [
      'move-12: every broken rule is named at once',
      { state: 'closed' },
      { transition: 'resolve', kind: 'solved', cause: 'x', at: 0 },
      ['transition-not-possible', 'outcome-incomplete', 'times-out-of-order'],
    ],
  ];
  it.each(refused)('%s', (_, change, transition, expected) => {
    expect(codes(move(change, transition))).toEqual(expected);
  });

  it('lets a manager appoint the escalation engineer, and the case keeps the name', () => {
    const decision = move(
      {},
      { ...examples.escalate, level: 'escalation-engineer', engineer: 'Marta' },
      managerAct,
    );
    expect(!decision.isRefused && decision.value.set).toMatchObject({
      state: 'escalated',
      escalationEngineer: 'Marta',
      escalatedAt: managerAct.at,
    });
  });

  it('keeps the outcome and the instant of a resolution, to the millisecond', () => {
    const decision = move({}, { ...solved, at: nine + 1234 });
    expect(!decision.isRefused && decision.value.set).toMatchObject({
      state: 'resolved',
      resolvedAt: nine + 1234,
      outcome: { kind: 'solved', cause: 'Path policy', resolution: 'Set it' },
    });
  });

  it('keeps when it had been resolved and closed if it is reopened', () => {
    const decision = move({ state: 'closed', resolvedAt: nine + 1, closedAt: nine + 2 }, examples.reopen);
    expect(
      !decision.isRefused && decision.value.changes?.map(({ field, from, to }) => [field, from, to]),
    ).toEqual([
      ['state', 'closed', 'working'],
      ['resolvedAt', nine + 1, null],
      ['closedAt', nine + 2, null],
    ]);
  });

  it('writes into the log and the audit trail who did what', () => {
    const decision = move({}, examples.wait);
    expect(!decision.isRefused && decision.value).toMatchObject({
      log: [{ kind: 'record', text: 'Case set to wait: The customer is away', by: { name: 'Ada Rossi' } }],
      audit: { action: 'case.paused', details: { from: 'working', to: 'pending' } },
    });
  });

  it('hands on an escalation with what its pack lacks', () => {
    const decision = moveCase(
      sampleCase({ kind: 'slowness' }),
      examples.escalate,
      { facts: [{ kind: 'system-logs' }, { kind: 'tried' }] },
      actOf(),
    );
    expect(!decision.isRefused && decision.value.escalations?.[0]?.missing).toEqual([
      'baseline',
      'product-logs',
      'account-history',
      'recent-changes',
      'vendor-bundle',
    ]);
  });
});
