import { describe, expect, it } from 'vitest';
import { formatCaseNumber, parseCaseNumber } from '../../../src/core/case/case-id.ts';
import { newCaseSchema } from '../../../src/core/case/case.ts';
import { caseEditSchema, editCase } from '../../../src/core/case/edit-case.ts';
import { openCase } from '../../../src/core/case/open-case.ts';
import { actOf, managerAct, nine, sampleCase, sampleNewCase } from './sample-case.ts';

const known = new Set([1, 2, 3, 4]);

describe('openCase', () => {
  const rules: readonly (readonly [string, object, string[]])[] = [
    ['open-01: with a contract', {}, []],
    ['open-02: without a contract it waits for an approval', { contract: undefined }, []],
    [
      'open-03: covered by no contract',
      { contract: undefined, entitlement: { standing: 'covered' } },
      ['contract-missing'],
    ],
    ['open-04: approved by nobody', { entitlement: { standing: 'approved' } }, ['approver-missing']],
    ['open-05: a severity that there is not', { severity: 7 }, ['severity-unknown']],
    ['open-06: a high impact on a low severity', { businessImpact: 'high' }, ['impact-needs-manager']],
    ['open-07: a high impact on a high severity', { severity: 1, businessImpact: 'critical' }, []],
    ['open-08: in the future', { openedAt: Date.UTC(2027, 0, 1) }, ['times-out-of-order']],
  ];
  it.each(rules)('%s', (_, change, expected) => {
    const decision = openCase(sampleNewCase(change), actOf(), known);
    expect(decision.isRefused ? decision.refusals.map(({ code }) => code) : []).toEqual(expected);
  });

  it('makes an open case whose work waits where there is no contract', () => {
    const decision = openCase(sampleNewCase({ contract: undefined, openedAt: undefined }), managerAct, known);
    expect(!decision.isRefused && decision.value).toMatchObject({
      state: 'open',
      entitlement: { standing: 'awaiting-approval' },
      openedAt: managerAct.at,
    });
  });

  it('keeps a text exactly as it was written', () => {
    const title = '  ‏"x" \u0000 ﷽ zażółć\t ';
    expect(sampleNewCase({ title }).title).toBe(title);
  });

  it.each([
    ['a title of two lines', { title: 'a\nb' }],
    ['a title of spaces', { title: ' \t ' }],
    ['half a character', { problem: 'x\uD800y' }],
    ['a field that there is not', { colour: 'red' }],
    ['an instant that is none', { openedAt: 1.5 }],
  ])('takes no case with %s', (_, change) => {
    expect(newCaseSchema.safeParse({ ...sampleNewCase(), ...change }).success).toBe(false);
  });
});

describe('editCase', () => {
  it('keeps what it replaces, and fills in what was empty', () => {
    const decision = editCase(
      sampleCase({ component: undefined }),
      { title: 'Datastore lost', component: 'esxi', reason: 'Heard again' },
      actOf(),
    );
    expect(!decision.isRefused && decision.value).toMatchObject({
      set: { title: 'Datastore lost', component: 'esxi' },
      changes: [
        {
          field: 'title',
          from: 'Datastore is read-only after a controller failover',
          to: 'Datastore lost',
          reason: 'Heard again',
        },
      ],
      audit: { details: { fields: ['title', 'component'] } },
    });
  });

  it('empties a field that is null, unless a case cannot be without it', () => {
    const decision = editCase(sampleCase(), caseEditSchema.parse({ component: null }), actOf());
    expect(!decision.isRefused && Object.entries(decision.value.set ?? {})).toEqual([
      ['component', undefined],
    ]);
    expect(caseEditSchema.safeParse({ title: null }).success).toBe(false);
  });

  it('notes when another engineer gets the case', () => {
    const act = actOf();
    const decision = editCase(sampleCase({ assignedAt: nine }), { assignedEngineer: 'Marta' }, act);
    expect(!decision.isRefused && decision.value.set).toEqual({
      assignedEngineer: 'Marta',
      assignedAt: act.at,
    });
  });

  it('takes neither state nor severity nor times, which have ways of their own', () => {
    for (const field of ['state', 'severity', 'businessImpact', 'openedAt', 'resolvedAt', 'number'])
      expect(caseEditSchema.safeParse({ [field]: 1 }).success).toBe(false);
  });
});

describe('case numbers', () => {
  it('are read however they are capitalised, and written with six digits or more', () => {
    expect([formatCaseNumber(123), formatCaseNumber(12_345_678)]).toEqual(['SR-000123', 'SR-12345678']);
    expect([parseCaseNumber('sr-000123'), parseCaseNumber('SR-12345678')]).toEqual([123, 12_345_678]);
    for (const text of ['SR-123', '000123', 'SR-000123 ', "SR-000123'", ''])
      expect(parseCaseNumber(text)).toBeUndefined();
  });
});
