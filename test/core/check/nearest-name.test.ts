import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../../src/core/check/nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['ontpa', 'ontap'],
    ['vshere', 'vsphere'],
    ['haproxyy', 'haproxy'],
    ['zebra', undefined],
    ['', undefined],
  ])('“%s” was meant to be %s', (written, expected) => {
    expect(nearestName(written, ['ontap', 'vsphere', 'haproxy'])).toBe(expected);
  });
});

describe('editDistance', () => {
  it('is symmetric, nought for the same text alone, and at most the longer length', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
