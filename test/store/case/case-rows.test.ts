import { describe, expect, it } from 'vitest';
import { caseSchema } from '../../../src/core/case/case.ts';
import { formatCaseNumber } from '../../../src/core/case/case-id.ts';
import { makeDemoSet } from '../../../src/core/demo/make-demo-set.ts';
import { caseOf, newCaseRow } from '../../../src/store/case/case-rows.ts';
import { readOwnDemo } from '../../support/demo-set.ts';

const { content, articles, base } = await readOwnDemo();
const { cases } = makeDemoSet(content, { articles, policy: base.policy, now: Date.UTC(2026, 10, 25) });

describe('caseOf', () => {
  it('reads every case that was written, whole, without checking it again', () => {
    for (const [index, { draft }] of cases.entries()) {
      const keys = {
        id: '019e0000-0000-7000-8000-000000000001',
        sequence: index + 1,
        position: index,
      } as const;
      const row = newCaseRow(draft, keys);
      const read = caseOf(row as Parameters<typeof caseOf>[0]); // every column is written
      expect(read).toEqual(caseSchema.parse(read));
      expect(read).toEqual({ ...draft, id: keys.id, number: formatCaseNumber(index + 1), version: 1 });
    }
  });
});
