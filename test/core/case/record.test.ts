import { describe, expect, it } from 'vitest';
import { newLogEntrySchema, type NewLogEntry } from '../../../src/core/case/log-entry.ts';
import { logForOutsiders } from '../../../src/core/case/outside-reader.ts';
import {
  addStatement,
  answerComplaint,
  changeStanding,
  logEntry,
  settleContact,
  takeComplaint,
} from '../../../src/core/case/record.ts';
import { statementSchema } from '../../../src/core/case/statement.ts';
import { actOf, minutes, nine, sampleCase } from './sample-case.ts';

const by = { id: 'u', name: 'Ada' };
const write = (entry: unknown, change: object = {}) =>
  logEntry(sampleCase(change), newLogEntrySchema.parse(entry), false, actOf());

describe('logEntry', () => {
  const internal: readonly (readonly [string, NewLogEntry, boolean])[] = [
    ['log-01: a remark among engineers never leaves', { kind: 'remark', text: 'x', isInternal: false }, true],
    ['log-02: a reply did leave', { kind: 'reply', text: 'x', isInternal: true }, false],
    ['log-03: what the customer said is theirs', { kind: 'customer', text: 'x' }, false],
    ['log-04: an action stays inside unless it is said otherwise', { kind: 'action', text: 'x' }, true],
    ['log-05: an action for the customer to read', { kind: 'action', text: 'x', isInternal: false }, false],
    [
      'log-06: a check of the duty engineer stays inside',
      { kind: 'check', text: 'x', isInternal: false },
      true,
    ],
  ];
  it.each(internal)('%s', (_, entry, expected) => {
    const decision = write(entry);
    expect(!decision.isRefused && decision.value.log?.[0]?.isInternal).toBe(expected);
  });

  it('notes the first and the last reply, whatever the order in which they are written down', () => {
    const at = nine + minutes(10);
    const first = write({ kind: 'reply', text: 'x', at });
    expect(!first.isRefused && first.value.set).toEqual({ firstReplyAt: at, lastReplyAt: at });
    const times = { firstReplyAt: at, lastReplyAt: at + 5 };
    const settings = (when: number) => {
      const decision = write({ kind: 'reply', text: 'x', at: when }, times);
      return !decision.isRefused && decision.value.set;
    };
    expect(settings(at + 9)).toEqual({ lastReplyAt: at + 9 });
    expect(settings(at - 9)).toEqual({ firstReplyAt: at - 9 });
    expect(settings(at + 3)).toBeUndefined();
  });

  it.each([
    ['before the case was opened', { at: nine - 1 }, 'times-out-of-order'],
    ['in the future', { at: nine + minutes(61) }, 'times-out-of-order'],
    [
      'that corrects an entry of another case',
      { corrects: '01890000-0000-7000-8000-00000000000f' },
      'correction-of-nothing',
    ],
  ])('refuses an entry %s', (_, change, code) => {
    const decision = write({ kind: 'action', text: 'x', ...change });
    expect(decision.isRefused && decision.refusals[0].code).toBe(code);
  });

  it('lets nobody write what Casebook writes', () => {
    expect(newLogEntrySchema.safeParse({ kind: 'record', text: 'x' }).success).toBe(false);
  });
});

describe('logForOutsiders', () => {
  it('has no remark and nothing internal, even where a remark was marked wrongly', () => {
    const entries = [
      { kind: 'remark', isInternal: true, text: '1' },
      { kind: 'remark', isInternal: false, text: '2' },
      { kind: 'reply', isInternal: false, text: '3' },
      { kind: 'action', isInternal: true, text: '4' },
    ] as const;
    expect(logForOutsiders(entries).map(({ text }) => text)).toEqual(['3']);
  });
});

describe('statements', () => {
  const statement = statementSchema.parse({
    id: '01890000-0000-7000-8000-000000000002',
    text: 'It began two days ago',
    standing: 'reported',
    version: 1,
    recordedAt: nine,
    by,
    history: [{ standing: 'reported', at: nine, by }],
  });
  it.each([
    ['statement-01: reported without evidence', 'reported', undefined, false],
    ['statement-02: verified without evidence', 'verified', undefined, true],
    ['statement-03: verified by a log', 'verified', 'vmkernel.log 07:12', false],
    ['statement-04: a false lead without what shows it', 'false-lead', undefined, true],
  ] as const)('%s', (_, standing, evidence, isRefused) => {
    expect(addStatement({ text: 'x', standing, evidence }, actOf()).isRefused).toBe(isRefused);
    expect(changeStanding(statement, { standing, evidence }, actOf()).isRefused).toBe(isRefused);
  });

  it('are judged on the version that was looked at, and the trail says from what to what', () => {
    const decision = changeStanding(statement, { standing: 'verified', evidence: 'log' }, actOf());
    expect(!decision.isRefused && decision.value).toMatchObject({
      standing: { id: statement.id, version: 1, standing: 'verified', evidence: 'log' },
      audit: { details: { from: 'reported', to: 'verified' } },
    });
  });
});

describe('commitments and complaints', () => {
  const contact = { id: 'c', dueAt: nine, channel: 'phone', madeAt: nine, by } as const;
  const complaint = { id: 'd', text: 'x', complainant: 'y', receivedAt: nine, recordedAt: nine, by };

  it('are settled once', () => {
    expect(settleContact(contact, { result: 'kept' }, actOf()).isRefused).toBe(false);
    expect(settleContact({ ...contact, result: 'missed' }, { result: 'kept' }, actOf()).isRefused).toBe(true);
    expect(answerComplaint(complaint, 'Sorry', actOf()).isRefused).toBe(false);
    expect(answerComplaint({ ...complaint, answer: 'Sorry' }, 'No', actOf()).isRefused).toBe(true);
  });

  it('leave no word of a complaint in the audit trail', () => {
    const decision = takeComplaint(sampleCase(), { text: 'canary', complainant: 'canary' }, actOf());
    expect(!decision.isRefused && JSON.stringify(decision.value.audit)).not.toContain('canary');
  });
});
