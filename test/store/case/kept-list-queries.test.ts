import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { CaseFilter } from '../../../src/core/case/case-filter.ts';
import { selectCases } from '../../../src/store/case/case-queries.ts';
import { keepListQueries } from '../../../src/store/case/kept-list-queries.ts';
import { openTestDatabase } from '../open-test-database.ts';

const { database, close } = await openTestDatabase();
afterAll(close);

const names = fc.array(fc.constantFrom('acme', 'harbour', 'x'), { minLength: 0, maxLength: 2 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const filters = fc
  .record({
    customer: optional(names),
    channel: optional(fc.constantFrom<['phone'][]>(['phone'])),
    severity: optional(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 })),
    isLinked: optional(fc.boolean()),
    openedFrom: optional(fc.constant(1_700_000_000_123)),
    openedBefore: optional(fc.constant(1_800_000_000_000)),
    text: optional(fc.constantFrom('failover', '"paths down" backup*', '-', '')),
  })
  .map(
    (filter) =>
      Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as CaseFilter,
  ); // without what is absent
const pages = fc.record({ below: optional(fc.integer({ min: 1 })), limit: fc.integer({ min: 1, max: 200 }) });

describe('keepListQueries', () => {
  it('gives the query and the parameters that would be written out anew, whatever was asked before', () => {
    const write = keepListQueries(database);
    fc.assert(
      fc.property(filters, pages, (filter, page) => {
        const fresh = selectCases(database, filter, page).compile();
        const kept = write(filter, page);
        expect([kept.sql, kept.parameters]).toEqual([fresh.sql, fresh.parameters]);
      }),
      { numRuns: 1000 },
    );
  });
});
