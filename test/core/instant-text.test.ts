import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantText } from '../../src/core/instant-text.ts';

it('writes every instant from 1970 to 2105 as Date does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_291_747_199_999 }), (at) => {
      expect(instantText(at)).toBe(new Date(at).toISOString());
    }),
    { numRuns: 5000 },
  );
  for (const at of [0, 999, 86_399_999, 86_400_000, Date.UTC(2028, 1, 29, 23, 59, 59, 999)])
    expect(instantText(at)).toBe(new Date(at).toISOString());
});
