import { describe, expect, it } from 'vitest';
import { article, problemsIn, translation } from '../../../support/content-folder.ts';

const codesOf = async (fields: Readonly<Record<string, unknown>>) =>
  (await problemsIn(article('SN-0001', { fields }))).map(({ code }) => code);

describe('who may read an article, and who approved it', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['trust-01: public, validated', { audience: 'public' }, []],
    [
      'trust-02: public, not validated → refused',
      { audience: 'public', confidence: 'not-validated' },
      ['external-unvalidated'],
    ],
    [
      'trust-03: partner, work in progress → refused',
      { audience: 'partner', confidence: 'work-in-progress' },
      ['external-unvalidated'],
    ],
    ['trust-04: internal, work in progress', { audience: 'internal', confidence: 'work-in-progress' }, []],
    [
      'trust-05: customer, archived',
      { audience: 'customer', confidence: 'archived' },
      ['archived-without-successor'],
    ],
    [
      'trust-06: compliance, validated, not approved → refused',
      { governance: 'compliance' },
      ['approval-missing'],
    ],
    ['trust-07: compliance, approved by another', { governance: 'compliance', approvedBy: 'Bob Boss' }, []],
    [
      'trust-08: approved by an author → refused',
      { governance: 'compliance', approvedBy: 'ann  author' },
      ['approval-by-author'],
    ],
    [
      'trust-09: compliance, not validated yet',
      { governance: 'compliance', confidence: 'not-validated' },
      [],
    ],
    ['trust-10: experience needs no approval', { governance: 'experience' }, []],
  ])('%s', async (_, fields, expected) => {
    expect(await codesOf(fields)).toEqual(expected);
  });
});

describe('the dates of an article, on 2026-11-22', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['date-01: due tomorrow', { reviewed: '2026-01-02', reviewDue: '2026-11-23' }, []],
    ['date-02: due today', { reviewed: '2026-01-02', reviewDue: '2026-11-22' }, []],
    [
      'date-03: due yesterday → overdue',
      { reviewed: '2026-01-02', reviewDue: '2026-11-21' },
      ['review-overdue'],
    ],
    [
      'date-04: archived articles are not reviewed',
      { confidence: 'archived', supersededBy: 'SN-0001', reviewDue: '2026-11-21' },
      ['reference-to-itself'],
    ],
    ['date-05: reviewed on the day it was created', { reviewed: '2026-01-01' }, []],
    ['date-06: reviewed before it was created', { reviewed: '2025-12-31' }, ['review-date-order']],
    [
      'date-07: due before it was reviewed',
      { reviewed: '2026-06-02', reviewDue: '2026-06-01' },
      ['review-date-order', 'review-overdue'],
    ],
    [
      'date-08: due before it was created, never reviewed',
      { reviewDue: '2025-12-01' },
      ['review-date-order', 'review-overdue'],
    ],
    ['date-09: reviewed tomorrow', { reviewed: '2026-11-23' }, ['date-in-future']],
    ['date-10: reviewed today', { reviewed: '2026-11-22' }, []],
    ['date-11: created tomorrow', { created: '2026-11-23' }, ['date-in-future']],
  ])('%s', async (_, fields, expected) => {
    expect(await codesOf(fields)).toEqual(expected);
  });

  it('date-12: a back-out plan tested in the future', async () => {
    const files = {
      ...article('PR-0001', { fields: { backOutPlan: 'BO-0001' } }),
      ...article('BO-0001', { fields: { lastTested: '2027-01-01' } }),
    };
    expect((await problemsIn(files)).map(({ code }) => code)).toEqual(['date-in-future']);
  });
});

describe('the texts of an article', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['length-01: title of 100', { title: 'x'.repeat(100) }, []],
    ['length-02: title of 101', { title: 'x'.repeat(101) }, ['title-long']],
    ['length-03: summary of 320', { summary: 'x'.repeat(320) }, []],
    ['length-04: summary of 321', { summary: 'x'.repeat(321) }, ['summary-long']],
    ['length-05: symptom of 160', { symptoms: ['x'.repeat(160)] }, []],
    ['length-06: second symptom of 161', { symptoms: ['x', 'x'.repeat(161)] }, ['symptom-long']],
  ])('%s', async (_, fields, expected) => {
    expect(await codesOf(fields)).toEqual(expected);
  });

  it('length-07: a symptom that a translation inherits is reported once', async () => {
    const files = {
      ...article('SN-0001', { fields: { symptoms: ['x'.repeat(200)] } }),
      ...translation('SN-0001', 'it'),
    };
    const found = (await problemsIn(files)).filter(({ code }) => code === 'symptom-long');
    expect(found.map(({ file }) => file)).toEqual(['service-notes/sn-0001.mdx']);
  });
});
