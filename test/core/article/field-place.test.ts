import { describe, expect, it } from 'vitest';
import { fieldName, placeOfField } from '../../../src/core/article/field-place.ts';

describe('placeOfField', () => {
  const places = { stages: { line: 2, column: 1 }, 'stages[0]': { line: 3, column: 5 } };

  it('is that of the field, or of the nearest one around it', () => {
    expect(placeOfField(places, 'stages[0]')).toEqual({ line: 3, column: 5 });
    expect(placeOfField(places, fieldName(['stages', 0, 'articles', 1]))).toEqual({ line: 3, column: 5 });
    expect(placeOfField(places, 'stages[1].goal')).toEqual({ line: 2, column: 1 });
  });

  it.each(['owner', '', ']', 'a]', '.', '[', 'a.b]c['])('is nothing where nothing is there: “%s”', (name) => {
    expect(placeOfField(places, name)).toBeUndefined();
  });
});
