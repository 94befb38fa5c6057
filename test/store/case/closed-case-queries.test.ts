import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFilter } from '../../../src/core/case/case-filter.ts';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import {
  selectClosedCases,
  type ClosedPosition,
  type Frequency,
} from '../../../src/store/case/closed-case-queries.ts';
import { readClosedCases } from '../../../src/store/case/read-closed-cases.ts';
import { nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from './case-store.contract.ts';
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
  frequency: Frequency,
  page: Partial<Omit<Parameters<typeof selectClosedCases>[2], 'frequency'>> = {},
): Promise<number[]> =>
  (await selectClosedCases(opened.database, filter, { limit: 4, frequency, ...page }).execute()).map(
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
    const few = await positions(filter, 'few');
    expect(few.length).toBeGreaterThan(2);
    expect(await positions(filter, 'many')).toEqual(few);
    const window = { closedFrom: 0, lowest: 0, highest: Number.MAX_SAFE_INTEGER };
    expect(await positions(filter, 'many', { window })).toEqual(few);
    const last = await opened.database
      .selectFrom('cases')
      .select(['closed_at', 'position'])
      .where('position', '=', few[2] ?? 0)
      .executeTakeFirstOrThrow();
    const after = { closedAt: last.closed_at ?? 0, position: last.position };
    const further = await positions(filter, 'few', { after });
    expect(await positions(filter, 'many', { after })).toEqual(further);
    expect(await positions(filter, 'many', { after, window })).toEqual(further);
    expect(further).not.toContain(few[2]);
  });
});

describe('readClosedCases', () => {
  it.each(filters)(
    'reads the same page by page, whether words are few or many and wherever they stand: %j',
    async (filter) => {
      const all = await positions(filter, 'few', { limit: 100 });
      for (const few of [0, 3, 5000]) {
        const read: number[] = [];
        let after: ClosedPosition | undefined;
        do {
          const page = { limit: 2, after };
          const rows = await readClosedCases(opened.database, filter, page, (query) => query.execute(), few);
          read.push(...rows.slice(0, 2).map(({ position }) => position));
          const last = rows.length > 2 ? rows[1] : undefined;
          after = last && { closedAt: last.closed_at ?? 0, position: last.position };
        } while (after);
        expect(read).toEqual(all);
      }
    },
  );

  it('looks at the cases that were closed last before all others', async () => {
    const asked: string[] = [];
    const read = async (filter: CaseFilter, limit: number) => {
      asked.length = 0;
      await readClosedCases(
        opened.database,
        filter,
        { limit },
        (query) => {
          asked.push(query.compile().sql);
          return query.execute();
        },
        3,
      );
      return asked.map((query) => query.includes('rowid >='));
    };
    expect(await read({ text: 'slow' }, 1)).toEqual([true]);
    // None was opened then, which words do not tell.
    expect(await read({ text: 'datastore', openedBefore: nine - 1 }, 1)).toEqual([true, false]);
    expect(await read({ knowledge: ['unknown'] }, 1)).toEqual([false]);
    expect(await read({ text: 'nowhere' }, 1)).toEqual([false]);
  });
});
