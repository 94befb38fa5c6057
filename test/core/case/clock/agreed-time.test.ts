import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAgreedMinutes,
  agreedMinutesBetween,
  isAgreedTime,
  type AgreedHours,
} from '../../../../src/core/case/clock/agreed-time.ts';
import { instantAt } from '../../../../src/core/case/clock/zoned-time.ts';

const office: AgreedHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '08:00',
  to: '20:00',
  timeZone: 'Europe/Rome',
};
const always: AgreedHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '00:00',
  to: '24:00',
  timeZone: 'Europe/Rome',
};
const at = (text: string): number => Date.parse(text);

describe('addAgreedMinutes', () => {
  const table: readonly (readonly [string, string, number, AgreedHours | undefined, string])[] = [
    ['time-01: no hours', '2026-11-10T03:00Z', 60, undefined, '2026-11-10T04:00Z'],
    ['time-02: round the clock', '2026-11-14T23:30Z', 60, always, '2026-11-15T00:30Z'],
    ['time-03: inside a day', '2026-11-10T09:00Z', 60, office, '2026-11-10T10:00Z'],
    ['time-04: from before the hours', '2026-11-10T03:00Z', 60, office, '2026-11-10T08:00Z'],
    ['time-05: over a night', '2026-11-10T18:30Z', 60, office, '2026-11-11T07:30Z'],
    ['time-06: over a weekend', '2026-11-13T18:30Z', 60, office, '2026-11-16T07:30Z'],
    ['time-07: to the end of a day exactly', '2026-11-10T18:00Z', 60, office, '2026-11-10T19:00Z'],
    ['time-08: over the end of summer time', '2026-10-23T17:00Z', 120, office, '2026-10-26T08:00Z'],
    ['time-09: over the beginning of summer time', '2026-03-27T18:00Z', 120, office, '2026-03-30T07:00Z'],
    ['time-10: many days', '2026-11-10T07:00Z', 12 * 60 * 10, office, '2026-11-23T19:00Z'],
    ['time-11: nothing', '2026-11-14T12:00Z', 0, office, '2026-11-16T07:00Z'],
  ];
  it.each(table)('%s', (_, start, minutes, hours, expected) => {
    expect(addAgreedMinutes(at(start), minutes, hours)).toBe(at(expected));
  });

  it('never ends where there are no hours at all', () => {
    expect(addAgreedMinutes(0, 1, { ...office, from: '08:00', to: '08:00' })).toBeUndefined();
  });

  it('agrees with the minutes between, for any start and any zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.constantFrom('Europe/Rome', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
        (start, minutes, timeZone) => {
          const hours = { ...office, timeZone };
          const end = addAgreedMinutes(start, minutes, hours);
          expect(end === undefined ? undefined : agreedMinutesBetween(start, end, hours)).toBeCloseTo(
            minutes,
            6,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('isAgreedTime', () => {
  it.each([
    ['2026-11-10T07:00Z', true],
    ['2026-11-10T06:59Z', false],
    ['2026-11-10T18:59Z', true],
    ['2026-11-10T19:00Z', false],
    ['2026-11-14T12:00Z', false],
  ])('%s in Rome from eight to eight is %s', (instant, expected) => {
    expect(isAgreedTime(at(instant), office)).toBe(expected);
  });
});

describe('instantAt', () => {
  it.each([
    ['a winter day', { year: 2026, month: 1, day: 15 }, 480, 'Europe/Rome', '2026-01-15T07:00Z'],
    ['a summer day', { year: 2026, month: 7, day: 15 }, 480, 'Europe/Rome', '2026-07-15T06:00Z'],
    ['midnight after a day', { year: 2026, month: 7, day: 15 }, 1440, 'Europe/Rome', '2026-07-15T22:00Z'],
    [
      'a time that is skipped: the jump',
      { year: 2026, month: 3, day: 29 },
      150,
      'Europe/Rome',
      '2026-03-29T01:00Z',
    ],
    [
      'a time that comes twice: the first',
      { year: 2026, month: 10, day: 25 },
      150,
      'Europe/Rome',
      '2026-10-25T00:30Z',
    ],
    ['half hours', { year: 2026, month: 1, day: 1 }, 0, 'Asia/Kolkata', '2025-12-31T18:30Z'],
  ] as const)('%s', (_, day, minutes, timeZone, expected) => {
    expect(new Date(instantAt(day, minutes, timeZone)).toISOString()).toBe(new Date(expected).toISOString());
  });
});
