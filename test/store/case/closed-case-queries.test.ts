import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFilter } from '../../../src/core/case/case-filter.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { countWords, selectClosedCases } from '../../../src/store/case/closed-case-queries.ts';
import { nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case-store.contract.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { dayLength } from '../metrics/random-world.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  const cases = createCaseStore(opened.database);
  for (let index = 0; index < 40; index += 1) {
    // Closed in another order than they were opened in.
    const closedAt = nine + ((index * 7) % 40) * dayLength;
    const isClosed = index % 9 !== 0;
    await cases.open(
      {
        ...draftOf({
          product: index % 2 === 0 ? 'vsphere' : 'ontap',
          customer: `customer-${index % 3}`,
          title: index % 4 === 0 ? 'Datastore is offline' : 'Backup is slow',
        }),
        ...(isClosed && { state: 'closed', resolvedAt: closedAt, closedAt }),
      },
      storeAct(),
    );
  }
});
afterAll(() => opened.close());

const positions = async (
  filter: CaseFilter,
  frequency: Awaited<ReturnType<typeof countWords>>,
  after?: { readonly closedAt: number; readonly position: number },
): Promise<number[]> =>
  (await selectClosedCases(opened.database, filter, { limit: 4, frequency, after }).execute()).map(
    ({ position }) => position,
  );

const filters: readonly CaseFilter[] = [
  { text: 'datastore', closedFrom: nine },
  { product: ['ontap'], closedFrom: nine + 5 * dayLength, closedBefore: nine + 30 * dayLength },
  { customer: ['customer-1'], knowledge: ['unknown'] },
  { customer: ['customer-1', 'customer-2'], text: 'slow', isLinked: false, closedFrom: nine },
];

describe('selectClosedCases', () => {
  it.each(filters)('lists the same whichever way is taken: %j', async (filter) => {
    const [few, some, many] = await Promise.all(
      (['few', 'some', 'many'] as const).map(async (frequency) => positions(filter, frequency)),
    );
    expect(few?.length).toBeGreaterThan(2);
    expect(some).toEqual(few);
    expect(many).toEqual(few);
    const last = await opened.database
      .selectFrom('cases')
      .select(['closed_at', 'position'])
      .where('position', '=', few?.[2] ?? 0)
      .executeTakeFirstOrThrow();
    const after = { closedAt: last.closed_at ?? 0, position: last.position };
    const further = await Promise.all(
      (['few', 'some', 'many'] as const).map(async (frequency) => positions(filter, frequency, after)),
    );
    expect(further[1]).toEqual(further[0]);
    expect(further[2]).toEqual(further[0]);
    expect(further[0]).not.toContain(few?.[2]);
  });
});

describe('countWords', () => {
  it('asks the word index only where the index by closing does not have it all', async () => {
    expect(await countWords(opened.database, { closedFrom: nine, isLinked: true }, 50)).toBe('none-asked');
    expect(await countWords(opened.database, { closedFrom: nine, text: 'datastore' }, 50)).toBe('few');
  });
});
