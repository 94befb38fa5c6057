import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../src/core/people/rate-limit.ts';

describe('createRateLimiter', () => {
  it('lets a burst through, and then as many as come back with time', () => {
    const limiter = createRateLimiter({ burst: 3, everyMilliseconds: 10_000 });
    expect([0, 0, 0, 0].map((at) => limiter.take('a', at))).toEqual([0, 0, 0, 10]);
    expect(limiter.take('a', 9_999)).toBe(1);
    expect(limiter.take('a', 10_000)).toBe(0);
    expect(limiter.take('a', 10_000)).toBe(10);
    expect(limiter.take('b', 10_000)).toBe(0);
    limiter.forget('a');
    expect(limiter.take('a', 10_000)).toBe(0);
  });

  it('never lets more through than burst and time allow, and always says when to come again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (pauses) => {
        const limiter = createRateLimiter({ burst: 5, everyMilliseconds: 2000 });
        let now = 0;
        let taken = 0;
        for (const pause of pauses) {
          now += pause;
          const wait = limiter.take('a', now);
          now += wait * 1000;
          expect(wait === 0 ? 0 : limiter.take('a', now)).toBe(0);
          taken += 1;
          expect(taken).toBeLessThanOrEqual(5 + Math.ceil(now / 2000));
        }
      }),
    );
  });

  it('forgets the keys that were used longest ago', () => {
    const limiter = createRateLimiter({ burst: 1, everyMilliseconds: 60_000 }, 2);
    for (const key of ['a', 'b', 'c']) limiter.take(key, 0);
    expect(limiter.take('c', 0)).toBeGreaterThan(0);
    expect(limiter.take('a', 0)).toBe(0);
  });
});
