import { describe, expect, it } from 'vitest';
import { percentilesOf } from '../../../../scripts/bench/search/percentiles.ts';

describe('percentilesOf', () => {
  it('takes values that were measured, by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentilesOf(hundred)).toEqual({ p50: 50, p95: 95 });
    expect(percentilesOf([3, 1, 2])).toEqual({ p50: 2, p95: 3 });
    expect(percentilesOf([7])).toEqual({ p50: 7, p95: 7 });
  });

  it('sorts numbers as numbers and rounds to the decimals asked for', () => {
    expect(percentilesOf([10, 9, 100], 1)).toEqual({ p50: 10, p95: 100 });
    expect(percentilesOf([1.256], 2)).toEqual({ p50: 1.26, p95: 1.26 });
  });

  it('is 0 where nothing was measured', () => {
    expect(percentilesOf([])).toEqual({ p50: 0, p95: 0 });
  });
});
