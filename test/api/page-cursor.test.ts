import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/api/page-cursor.ts';

describe('cursors', () => {
  it('come back as they were, whatever the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (key) => {
        expect(decodeCursor(encodeCursor(key))).toBe(key);
      }),
    );
  });

  it('are not taken for one where they are something else, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof (decodeCursor(text) ?? '') === 'string'),
    );
    for (const text of ['', ' ', 'a', '%%%', '_-_-_', 'x'.repeat(5000)])
      expect(decodeCursor(text)).toBeUndefined();
  });
});
