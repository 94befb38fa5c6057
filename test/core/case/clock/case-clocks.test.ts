import { describe, expect, it } from 'vitest';
import {
  clocksOf,
  type Clock,
  type ClockFacts,
  type ClockPolicy,
} from '../../../../src/core/case/clock/case-clocks.ts';
import type { Case } from '../../../../src/core/case/case.ts';
import { minutes, nine, sampleCase } from '../sample-case.ts';

const policy: ClockPolicy = {
  clocks: { checksAfterAssignment: [15, 30, 45], reassignedEngineerHas: 15, firstReplyWithin: 60 },
  severities: [
    { id: 1, name: 'Down', definition: 'x', examples: [], updateEvery: 60 },
    { id: 3, name: 'Impaired', definition: 'x', examples: [], updateEvery: 1440 },
  ],
  agreements: [
    {
      id: 'platinum',
      name: 'Platinum',
      hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' },
      targets: [{ severity: 1, firstReply: 15, update: 30, restore: 240 }],
    },
    {
      id: 'silver',
      name: 'Silver',
      hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '20:00' },
      targets: [{ severity: 3, firstReply: 60, update: 2880, restore: 1440 }],
    },
  ],
};
const nothing: ClockFacts = { contacts: [], checkedAt: [], repliedAt: [], isReassigned: false };

function clocks(
  change: Partial<Record<keyof Case, unknown>>,
  facts: Partial<ClockFacts>,
  after: number,
): Clock[] {
  const contract = { number: 'C-1', agreement: 'platinum', timeZone: 'Europe/London' };
  const subject = sampleCase({ severity: 1, contract, ...change });
  return clocksOf(subject, { ...nothing, ...facts }, policy, nine + minutes(after));
}
const brief = (list: Clock[]): string[] =>
  list.map(
    ({ name, position, dueAt, standing, setBy, isPaused }) =>
      `${name}${position ?? ''} +${(dueAt - nine) / 60_000} ${standing}${isPaused ? ' paused' : ''} ${setBy}`,
  );

describe('clocksOf', () => {
  it('clocks-01: a new case of severity 1: the shorter figure of centre, standard and agreement counts', () => {
    expect(brief(clocks({}, {}, 10))).toEqual([
      'first-reply +15 running agreement',
      'update +30 running agreement',
      'restore +240 running agreement',
    ]);
  });

  it('clocks-02: after the assignment the duty engineer looks three times, then another engineer takes over', () => {
    const assigned = { assignedAt: nine, contract: { number: 'C-1' } };
    expect(brief(clocks(assigned, { checkedAt: [nine + minutes(14)] }, 31))).toEqual([
      'check1 +15 met centre',
      'check2 +30 late centre',
      'check3 +45 running centre',
      'hand-over +45 running centre',
      'first-reply +60 running centre',
      'update +60 running standard',
    ]);
  });

  it('clocks-03: a call-back ends the checks that are to come', () => {
    const replied = nine + minutes(20);
    const list = clocks(
      { assignedAt: nine, firstReplyAt: replied, lastReplyAt: replied },
      { repliedAt: [replied] },
      25,
    );
    expect(brief(list).filter((line) => /check|hand/.test(line))).toEqual([
      'check1 +15 missed centre',
      'check2 +30 met centre',
      'check3 +45 met centre',
      'hand-over +45 met centre',
    ]);
  });

  it('clocks-04: the engineer who takes over has 15 minutes to call back', () => {
    const list = clocks({ assignedAt: nine + minutes(46) }, { isReassigned: true }, 50);
    expect(brief(list)).toContain('call-back +61 running centre');
    expect(brief(list).join(' ')).not.toContain('check');
  });

  it('clocks-05: a first reply after its time was missed', () => {
    expect(brief(clocks({ firstReplyAt: nine + minutes(16) }, {}, 20))).toContain(
      'first-reply +15 missed agreement',
    );
  });

  it('clocks-06: updates count from what the customer last heard', () => {
    expect(brief(clocks({ lastReplyAt: nine + minutes(100) }, {}, 120))).toContain(
      'update +130 running agreement',
    );
  });

  it('clocks-07: outside the agreed hours a clock stands still', () => {
    const saturday = Date.UTC(2026, 10, 14, 9) - nine;
    const list = clocks(
      {
        severity: 3,
        contract: { number: 'C', agreement: 'silver', timeZone: 'Europe/London' },
        openedAt: nine + saturday,
      },
      {},
      saturday / 60_000 + 10,
    );
    expect(list.find(({ name }) => name === 'first-reply')).toMatchObject({
      dueAt: Date.UTC(2026, 10, 16, 9),
      standing: 'running',
      isPaused: true,
    });
  });

  it('clocks-08: a resolved case has no running clock', () => {
    const list = clocks({ state: 'resolved', resolvedAt: nine + minutes(300) }, {}, 400);
    expect(brief(list)).toEqual(['first-reply +15 missed agreement', 'restore +240 missed agreement']);
  });

  it('clocks-09: commitments have clocks that run at any hour', () => {
    const made = { channel: 'phone', madeAt: nine, by: { id: 'u', name: 'Ada' } } as const;
    const contacts = [
      { ...made, id: '1', dueAt: nine + minutes(5) },
      { ...made, id: '2', dueAt: nine + minutes(6), result: 'kept', settledAt: nine + minutes(7) },
      { ...made, id: '3', dueAt: nine + minutes(7), result: 'called-off' },
      { ...made, id: '4', dueAt: nine + minutes(8), result: 'missed' },
    ] as const;
    const list = clocks({}, { contacts }, 10).filter(({ name }) => name === 'contact');
    expect(list.map(({ contactId, standing }) => [contactId, standing])).toEqual([
      ['1', 'late'],
      ['2', 'missed'],
      ['4', 'missed'],
    ]);
  });
});
