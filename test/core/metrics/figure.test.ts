import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, estimate, mean, quantile, share } from '../../../src/core/metrics/figure.ts';

describe('share, amount, mean, quantile', () => {
  it.each([
    ['figure-01: three of four', share(3, 4), { value: 0.75, count: 3, of: 4 }],
    ['figure-02: none of four is nought', share(0, 4), { value: 0, count: 0, of: 4 }],
    ['figure-03: of nothing there is no share', share(0, 0), { value: null, count: 0, of: 0 }],
    ['figure-04: no things are nought things', amount(0), { value: 0, count: 0 }],
    ['figure-05: places 1, 1 and 4', mean(6, 3), { value: 2, count: 3 }],
    ['figure-06: the mean of nothing', mean(0, 0), { value: null, count: 0 }],
    ['figure-07: the median of 9, 1, 5 is 5', quantile([9, 1, 5], 0.5), { value: 5, count: 3 }],
    [
      'figure-08: of an even number, the lower of the two in the middle',
      quantile([4, 1, 2, 3], 0.5),
      { value: 2, count: 4 },
    ],
    [
      'figure-09: nine of ten lie at 9 or below',
      quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 50], 0.9),
      { value: 9, count: 10 },
    ],
    ['figure-10: the median of nothing', quantile([], 0.5), { value: null, count: 0 }],
  ])('%s', (_, figure, expected) => expect(figure).toEqual(expected));
});

describe('estimate', () => {
  // Wilson's interval, by hand: z = 1.96, centre (p + z²/2n) ÷ (1 + z²/n).
  it.each([
    ['wilson-01: 8 of 10', 8, 10, 0.4902, 0.9433],
    ['wilson-02: 0 of 10', 0, 10, 0, 0.2775],
    ['wilson-03: 10 of 10', 10, 10, 0.7225, 1],
    ['wilson-04: 1 of 1', 1, 1, 0.2065, 1],
    ['wilson-05: 90 of 100', 90, 100, 0.8256, 0.9448],
  ])('%s', (_, count, of, low, high) => {
    const { interval } = estimate(count, of);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('has no interval where nothing was judged', () => {
    expect(estimate(0, 0)).toEqual({ value: null, count: 0, of: 0 });
  });

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, part) => {
          const { value, interval } = estimate(Math.round(of * part), of);
          expect(interval?.low).toBeGreaterThanOrEqual(0);
          expect(interval?.high).toBeLessThanOrEqual(1);
          expect(interval?.low).toBeLessThanOrEqual((value ?? -1) + 1e-12);
          expect(interval?.high).toBeGreaterThanOrEqual((value ?? 2) - 1e-12);
        },
      ),
    );
  });
});
