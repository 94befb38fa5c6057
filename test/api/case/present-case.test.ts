import { describe, expect, it } from 'vitest';
import { presentCase, writeCase } from '../../../src/api/case/case-schema.ts';
import { caseSchema, type Case } from '../../../src/core/case/case.ts';
import { present } from '../../../src/core/case/present-record.ts';

const at = Date.UTC(2026, 10, 22, 8);

/** A case with every field that there is. */
const full: Case = caseSchema.parse({
  id: '0193f000-0000-7000-8000-000000000000',
  number: 'SR-000001',
  version: 3,
  state: 'resolved',
  kind: 'malfunction',
  title: 'Paths down',
  problem: 'Paths go down after a failover.',
  customer: 'acme',
  contract: { number: 'C-1' },
  entitlement: { standing: 'covered' },
  channel: 'phone',
  contact: { name: 'Maria' },
  product: 'array',
  component: 'controller',
  productVersion: '7.1',
  team: 'storage',
  dutyEngineer: 'Ann',
  assignedEngineer: 'Ben',
  onset: { claimed: { at, words: 'today' }, observed: { at: at + 1, evidence: 'The log.' } },
  baseline: { measure: 'latency', usual: '1 ms', observed: '9 ms', measuredAt: at + 2 },
  plannedFix: { description: 'A release.', expectedAt: at + 3, isFollowed: true },
  source: { system: 'zendesk', id: '7' },
  severity: 2,
  businessImpact: 'medium',
  escalationEngineer: 'Cora',
  outcome: { kind: 'solved', resolution: 'Restarted.' },
  openedAt: at + 4,
  assignedAt: at + 5,
  acknowledgedAt: at + 6,
  firstReplyAt: at + 7,
  lastReplyAt: at + 8,
  escalatedAt: at + 9,
  resolvedAt: at + 10,
  closedAt: at + 11,
  changedAt: at + 12,
});

describe('presentCase', () => {
  it('knows every field of a case', () => {
    expect(Object.keys(full).toSorted()).toEqual(Object.keys(caseSchema.shape).toSorted());
  });

  it('writes a case as records are written, with its priority and where it can go', () => {
    const { priority, transitions, ...fields } = presentCase(full);
    expect(fields).toEqual(present(full));
    expect([priority, transitions.length > 0]).toEqual([2, true]);
  });

  it('leaves out what a case has not', () => {
    const { id, number, version, state, kind, title, customer, channel, severity, businessImpact } = full;
    const required = { id, number, version, state, kind, title, customer, channel, severity, businessImpact };
    const small = {
      ...required,
      openedAt: at,
      changedAt: at,
    };
    expect(Object.keys(presentCase(small)).toSorted()).toEqual(
      [...Object.keys(small), 'priority', 'transitions'].toSorted(),
    );
  });
});

describe('writeCase', () => {
  it('writes each case as it is presented, the first time and again', () => {
    const other = { ...full, version: 4, title: 'Paths up' };
    for (const subject of [full, other, full, other])
      expect(writeCase(subject)).toBe(JSON.stringify(presentCase(subject)));
  });
});
