import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaseWrite } from '../../../src/core/case/case-write.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { draftOf, storeAct } from './case-store.contract.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';

let opened: TestDatabase;
beforeEach(async () => {
  opened = await openTestDatabase('memory');
});
afterEach(() => opened.close());

const titled = (title: string): CaseWrite => ({
  act: storeAct(),
  audit: { action: 'case.tested' },
  set: { title },
});

async function openOne() {
  const cases = createCaseStore(opened.database);
  const made = await cases.open(draftOf({ title: 'As it was' }), storeAct());
  if (made.result !== 'written') throw new Error(made.result);
  return { cases, number: made.value.number };
}

it('a case that has not changed is the very same case, of a list as by its number', async () => {
  const { cases, number } = await openOne();
  const first = await cases.find(number);
  expect(first?.title).toBe('As it was');
  expect(await cases.find(number)).toBe(first);
  expect((await cases.list({}, { limit: 10 })).items[0]).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
});

it('a change is seen at once, by whomever it was made', async () => {
  const { cases, number } = await openOne();
  const first = await cases.find(number);
  if (!first) throw new Error('there is no case');
  await cases.write(first.id, first.version, titled('As changed here'));
  expect((await cases.find(number))?.title).toBe('As changed here');
  // As another process does, which this store is told nothing of.
  await createCaseStore(opened.database).write(first.id, first.version + 1, titled('As changed elsewhere'));
  expect((await cases.find(number))?.title).toBe('As changed elsewhere');
  expect((await cases.list({}, { limit: 10 })).items[0]?.title).toBe('As changed elsewhere');
  expect(first.title).toBe('As it was');
});

it('what a transaction has taken back is not seen, though the next change has its version', async () => {
  const { cases, number } = await openOne();
  const first = await cases.find(number);
  if (!first) throw new Error('there is no case');
  const failing: CaseWrite = { ...titled('Never'), audit: { action: null as unknown as 'case.tested' } }; // which no entry may lack
  await expect(cases.write(first.id, first.version, failing)).rejects.toThrow(
    'NOT NULL constraint failed: audit_entries.action',
  );
  expect((await cases.find(number))?.title).toBe('As it was');
  await cases.write(first.id, first.version, titled('As changed then'));
  expect((await cases.find(number))?.title).toBe('As changed then');
});
