import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../src/server/pages/byte-range.ts';

describe('parseRange', () => {
  it.each([
    ['range-01: from a byte to another', 'bytes=2-4', { start: 2, end: 4 }],
    ['range-02: from a byte on', 'bytes=7-', { start: 7, end: 9 }],
    ['range-03: the last bytes', 'bytes=-3', { start: 7, end: 9 }],
    ['range-04: more than there is', 'bytes=5-500', { start: 5, end: 9 }],
    ['range-05: more of the end than there is', 'bytes=-500', { start: 0, end: 9 }],
    ['range-06: after the end', 'bytes=10-', 'unsatisfiable'],
    ['range-07: the last zero bytes', 'bytes=-0', 'unsatisfiable'],
    ['range-08: several ranges', 'bytes=0-1,4-5', 'whole'],
    ['range-09: backwards', 'bytes=4-2', 'whole'],
    ['range-10: another unit', 'lines=0-1', 'whole'],
    ['range-11: nothing', 'bytes=-', 'whole'],
    ['range-12: a number that is too long', `bytes=0-${'9'.repeat(40)}`, 'whole'],
  ])('%s', (_, header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });

  it('never leaves the file', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(1000), (from, to, size) => {
        for (const header of [`bytes=${from}-${to}`, `bytes=${from}-`, `bytes=-${to}`]) {
          const range = parseRange(header, size);
          if (typeof range === 'string') continue;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThan(size);
          expect(range.start).toBeLessThanOrEqual(range.end);
        }
      }),
    );
  });
});
