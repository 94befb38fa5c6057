import { describe, expect, it } from 'vitest';
import { stepOf, writeInstant } from '../../../src/site/forms/instant-field.ts';
import { bodyOf } from '../../../src/site/forms/posted-form.ts';

const read = (at: string, zone: string) =>
  bodyOf({ name: 'onset', values: { at, zone } }, { at: 'instant' })['at'];

describe('bodyOf', () => {
  it.each([
    ['2026-11-20T03:47', 'UTC', '2026-11-20T03:47:00.000Z'],
    ['2026-11-20T03:47:12', 'Europe/Rome', '2026-11-20T02:47:12.000Z'],
    ['2026-11-20T03:47:12.5', 'UTC', '2026-11-20T03:47:12.500Z'],
    ['2026-11-20T03:47', 'no such zone', '2026-11-20T03:47:00.000Z'],
  ])('reads %s in %s to the second', (at, zone, instant) => {
    expect(read(at, zone)).toBe(instant);
  });

  it('passes on what is no time, for the API to say so', () => {
    expect(read('yesterday', 'UTC')).toBe('yesterday');
  });
});

describe('writeInstant', () => {
  it.each(['2026-11-20T03:47', '2026-11-20T03:47:12', '2026-11-20T00:00', '2026-11-20T03:47:00.250'])(
    'writes %s as a field has it, and is read back as it was',
    (text) => {
      const instant = Date.parse(`${text}Z`);
      expect(writeInstant(instant)).toBe(text);
      const at = bodyOf({ name: '', values: { at: text } }, { at: 'instant' })['at'];
      expect(at).toBe(new Date(instant).toISOString());
    },
  );

  it('goes by clocks that are ahead, or behind', () => {
    expect(writeInstant(Date.parse('2026-11-20T23:30:00Z'), 3_600_000)).toBe('2026-11-21T00:30');
  });
});

describe('stepOf', () => {
  it('counts as finely as the value does', () => {
    expect(
      [undefined, '2026-11-20T03:47', '2026-11-20T03:47:12', '2026-11-20T03:47:12.5'].map(stepOf),
    ).toEqual([undefined, undefined, '1', 'any']);
  });
});
