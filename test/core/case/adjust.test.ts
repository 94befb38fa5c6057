import { describe, expect, it } from 'vitest';
import { adjustCase, adjustmentSchema, priorityOf } from '../../../src/core/case/adjust.ts';
import type { Impact } from '../../../src/core/case/case-words.ts';
import { actOf, managerAct, sampleCase } from './sample-case.ts';

describe('adjustCase', () => {
  const rules: readonly (readonly [string, number, Impact, object, 'engineer' | 'manager', string[]])[] = [
    ['adjust-01: an engineer raises a severity', 3, 'medium', { severity: 2 }, 'engineer', []],
    ['adjust-02: an engineer lowers a severity', 1, 'medium', { severity: 3 }, 'engineer', []],
    [
      'adjust-03: an engineer raises the impact of severity 2',
      2,
      'medium',
      { businessImpact: 'critical' },
      'engineer',
      [],
    ],
    [
      'adjust-04: nobody but a manager sets a high impact on severity 3',
      3,
      'medium',
      { businessImpact: 'high' },
      'engineer',
      ['impact-needs-manager'],
    ],
    ['adjust-05: a manager does', 3, 'medium', { businessImpact: 'high' }, 'manager', []],
    [
      'adjust-06: nor gets there by lowering the severity',
      2,
      'critical',
      { severity: 4 },
      'engineer',
      ['impact-needs-manager'],
    ],
    [
      'adjust-07: both at once count together',
      4,
      'low',
      { severity: 1, businessImpact: 'critical' },
      'engineer',
      [],
    ],
    ['adjust-08: nothing changes', 3, 'medium', { severity: 3 }, 'manager', ['adjustment-without-change']],
  ];
  it.each(rules)('%s', (_, severity, businessImpact, adjustment, who, expected) => {
    const decision = adjustCase(
      sampleCase({ severity, businessImpact }),
      adjustmentSchema.parse({ ...adjustment, reason: 'The gates are closed' }),
      who === 'manager' ? managerAct : actOf(),
    );
    expect(decision.isRefused ? decision.refusals.map(({ code }) => code) : []).toEqual(expected);
  });

  it('keeps who, when, from, to and why of each', () => {
    const act = actOf();
    const decision = adjustCase(
      sampleCase({ severity: 4, businessImpact: 'low' }),
      { severity: 2, businessImpact: 'high', reason: 'The gates are closed' },
      act,
    );
    const common = {
      at: act.at,
      by: { id: act.actor.id, name: 'Ada Rossi' },
      reason: 'The gates are closed',
    };
    expect(!decision.isRefused && decision.value.changes).toEqual([
      { ...common, field: 'severity', from: 4, to: 2 },
      { ...common, field: 'businessImpact', from: 'low', to: 'high' },
    ]);
  });

  it('needs a reason and something to adjust', () => {
    expect(adjustmentSchema.safeParse({ severity: 2 }).success).toBe(false);
    expect(adjustmentSchema.safeParse({ severity: 2, reason: ' ' }).success).toBe(false);
    expect(adjustmentSchema.safeParse({ reason: 'x' }).success).toBe(false);
  });
});

describe('priorityOf', () => {
  it.each([
    [1, 'low', 1],
    [4, 'medium', 4],
    [4, 'high', 2],
    [4, 'critical', 1],
    [1, 'high', 1],
  ] as const)('severity %i with %s impact is %i', (severity, businessImpact, expected) => {
    expect(priorityOf({ severity, businessImpact })).toBe(expected);
  });
});
