import { describe, expect, it } from 'vitest';
import { readLocalTime } from '../../../src/site/scripts/local-time.ts';

describe('readLocalTime', () => {
  it('reads a time as this time zone has it', () => {
    expect(readLocalTime('2027-01-15T02:30')).toEqual({
      instant: new Date(2027, 0, 15, 2, 30).getTime(),
      exists: true,
    });
  });

  it('reads nothing where there is no time', () => {
    expect(readLocalTime('')).toBeUndefined();
    expect(readLocalTime('tomorrow')).toBeUndefined();
  });
});
