import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewCase } from '../../../src/core/case/case.ts';
import { mostCounted } from '../../../src/core/case/case-survey.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { createCaseSurvey } from '../../../src/store/case/case-survey.ts';
import { draftOf, storeAct } from './case-store.contract.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase('memory');
  const cases = createCaseStore(opened.database);
  const open = async (given: Partial<NewCase>) => cases.open(draftOf(given), storeAct());
  await open({ customer: 'harbourline', severity: 1, product: 'vsphere', team: 'virtualisation' });
  await open({ customer: 'valdarno', severity: 2, product: 'vsphere', team: 'virtualisation' });
  await open({ customer: 'valdarno', severity: 2, product: 'ontap', team: 'storage', kind: 'question' });
  await open({ customer: 'acme', severity: 3, product: undefined, team: undefined });
});
afterAll(() => opened.close());

describe('countEach', () => {
  it.each([
    ['severity', { 1: 1, 2: 2, 3: 1, 4: 0 }],
    ['product', { vsphere: 2, ontap: 1, ceph: 0 }],
    ['team', { virtualisation: 2, storage: 1 }],
    ['kind', { question: 1, upgrade: 0 }],
    ['state', { open: 4, closed: 0 }],
  ] as const)('tells of each %s how many cases have it', async (field, expected) => {
    const counts = await createCaseSurvey(opened.database).countEach(field, Object.keys(expected));
    expect(Object.fromEntries([...counts].map(([value, { count }]) => [value, count]))).toEqual(expected);
    expect([...counts.values()].every(({ isAll }) => isAll)).toBe(true);
  });

  it('asks for nothing where there is nothing to count', async () => {
    expect(await createCaseSurvey(opened.database).countEach('team', [])).toEqual(new Map());
  });
});

describe('tally', () => {
  it('tells how many of the cases that fit have each value', async () => {
    const { count, isAll, values } = await createCaseSurvey(opened.database).tally({
      product: ['vsphere', 'ontap'],
    });
    expect([count, isAll]).toEqual([3, true]);
    expect(Object.fromEntries(values.severity)).toEqual({ 1: 1, 2: 2 });
    expect(Object.fromEntries(values.product)).toEqual({ vsphere: 2, ontap: 1 });
    expect(Object.fromEntries(values.team)).toEqual({ virtualisation: 2, storage: 1 });
    expect(values.kind.get('question')).toBe(1);
    expect(Object.fromEntries(values.state)).toEqual({ open: 3 });
  });

  it('counts no more than it says, and says that there are more', async () => {
    const full = await openTestDatabase('memory');
    try {
      const cases = createCaseStore(full.database);
      for (let index = 0; index <= mostCounted; index += 1) await cases.open(draftOf({}), storeAct());
      const survey = createCaseSurvey(full.database);
      const { values, ...counted } = await survey.tally({});
      expect(counted).toEqual({ count: mostCounted, isAll: false });
      expect(values.state.get('open')).toBe(mostCounted);
      for (const [field, value] of [
        ['state', 'open'],
        ['kind', 'malfunction'],
      ] as const) {
        const counts = await survey.countEach(field, [value]);
        expect(counts.get(value)).toEqual({ count: mostCounted, isAll: false });
      }
    } finally {
      await full.close();
    }
  });
});

describe('listNames', () => {
  it('has each name once, by its letters, and no more than are asked for', async () => {
    const survey = createCaseSurvey(opened.database);
    expect(await survey.listNames('customer', 10)).toEqual(['acme', 'harbourline', 'valdarno']);
    expect(await survey.listNames('customer', 2)).toEqual(['acme', 'harbourline']);
    expect(await survey.listNames('product', 10)).toEqual(['ontap', 'vsphere']);
  });

  it('is empty where no case has any', async () => {
    const empty = await openTestDatabase('memory');
    expect(await createCaseSurvey(empty.database).listNames('assignedEngineer', 10)).toEqual([]);
    await empty.close();
  });
});
