import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseSearch, CaseSearchRequest } from '../../../src/core/case/case-search.ts';
import type { Case } from '../../../src/core/case/case.ts';
import { createCaseSearch } from '../../../src/store/case/case-search.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { draftOf, storeAct } from './case-store.contract.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';

let opened: TestDatabase;
let search: CaseSearch;
const plain: Partial<Record<keyof Case, unknown>> = {
  title: 'Nothing',
  problem: 'nothing',
  contract: undefined,
};
const base: readonly Partial<Record<keyof Case, unknown>>[] = [
  { ...plain, title: 'Datastore goes read-only after failover', state: 'closed', product: 'vsphere' },
  { ...plain, problem: 'The datastore is slow', state: 'closed', product: 'vsphere' },
  { ...plain, title: 'Datastore is full', state: 'open', product: 'ontap' },
  ...Array.from({ length: 6 }, () => ({
    ...plain,
    title: 'Datastore question',
    state: 'closed',
    product: 'ontap',
  })),
];
beforeEach(async () => {
  opened = await openTestDatabase();
  const cases = createCaseStore(opened.database);
  for (const change of base) await cases.open(draftOf(change), storeAct());
  search = createCaseSearch(opened.database);
});
afterEach(() => opened.close());

const numbers = async (request: Partial<CaseSearchRequest> & Pick<CaseSearchRequest, 'text'>) =>
  (await search.rank({ match: 'any', limit: 3, ...request })).map(({ number }) => number);

describe('rank', () => {
  it('puts the case first that holds the rarest of the words', async () => {
    expect((await numbers({ text: 'the datastore went read-only at failover' }))[0]).toBe('SR-000001');
    expect((await numbers({ text: 'slow datastore' }))[0]).toBe('SR-000002');
  });

  it('finds only cases that hold all words, if asked to', async () => {
    expect(await numbers({ text: 'datastore failover', match: 'all' })).toEqual(['SR-000001']);
    expect(await numbers({ text: 'datastore elephant', match: 'all' })).toEqual([]);
  });

  it('finds only resolved cases, those that are not, or those of a product', async () => {
    expect(await numbers({ text: 'full datastore', isResolved: true })).not.toContain('SR-000003');
    expect(await numbers({ text: 'full datastore', isResolved: false })).toEqual(['SR-000003']);
    expect(await numbers({ text: 'full datastore', product: 'vsphere' })).toEqual(['SR-000002', 'SR-000001']);
  });

  it('finds resolved cases behind any number of newer ones that are open', async () => {
    const cases = createCaseStore(opened.database);
    // More than are read of a word.
    for (let open = 0; open < 410; open += 1)
      await cases.open(draftOf({ ...plain, title: 'Datastore is away', state: 'open' }), storeAct());
    const found = await numbers({ text: 'datastore read-only', isResolved: true });
    expect(found).toHaveLength(3);
    expect(found[0]).toBe('SR-000001');
    expect(await numbers({ text: 'datastore', isResolved: true })).toHaveLength(3);
  });

  it('finds nothing for nothing', async () => {
    for (const text of ['', '!!', 'elephant']) expect(await numbers({ text })).toEqual([]);
  });
});
