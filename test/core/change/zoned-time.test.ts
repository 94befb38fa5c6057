import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesOffset,
  haveSameClocks,
  isTimeZone,
  offsetOf,
  readZonedTime,
  writeInstant,
} from '../../../src/core/change/zoned-time.ts';

const zones = [
  'UTC',
  'Europe/Rome',
  'America/Chicago',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];
const iso = (text: string, zone: string) => {
  const read = readZonedTime(text, zone);
  return read && [new Date(read.instant).toISOString().slice(0, 16), read.exists];
};

describe('readZonedTime', () => {
  it.each([
    ['in winter', '2027-01-24T00:00', 'Europe/Rome', '2027-01-23T23:00', true],
    ['in summer', '2027-07-24T00:00', 'Europe/Rome', '2027-07-23T22:00', true],
    ['west of Greenwich', '2027-01-24T00:00', 'America/Chicago', '2027-01-24T06:00', true],
    ['with half an hour', '2027-01-24T00:00', 'Asia/Kolkata', '2027-01-23T18:30', true],
    ['that clocks skip', '2027-03-28T02:30', 'Europe/Rome', '2027-03-28T01:30', false],
    ['that clocks show twice: the first', '2027-10-31T02:30', 'Europe/Rome', '2027-10-31T00:30', true],
    ['just before clocks change', '2027-03-28T01:59', 'Europe/Rome', '2027-03-28T00:59', true],
    ['just after', '2027-03-28T03:00', 'Europe/Rome', '2027-03-28T01:00', true],
    ['with seconds, which do not count', '2027-01-24T00:00:59', 'UTC', '2027-01-24T00:00', true],
    ['that names its offset', '2027-01-24T00:00Z', 'Asia/Shanghai', '2027-01-24T00:00', true],
    ['that names another offset', '2027-01-24T00:00+08:00', 'UTC', '2027-01-23T16:00', true],
  ])('reads a time %s', (_, text, zone, instant, exists) => {
    expect(iso(text, zone)).toEqual([instant, exists]);
  });

  it.each(['', 'tomorrow', '2027-13-01T00:00', '2027-01-24', '2027-01-24T25:00', '2027-01-24T25:00Z'])(
    'reads nothing from “%s”',
    (text) => {
      expect(readZonedTime(text, 'Europe/Rome')).toBeUndefined();
    },
  );

  it('reads what clocks show at any instant as that instant, or as the first of two with the same clocks', () => {
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (minutes, zone) => {
        const instant = minutes * 60_000;
        const wall = new Date(instant + offsetOf(instant, zone)).toISOString().slice(0, 16);
        const read = readZonedTime(wall, zone);
        const isFirst = read !== undefined && read.instant <= instant && instant - read.instant <= 3_600_000;
        expect([read?.exists, isFirst]).toEqual([true, true]);
        expect((read?.instant ?? 0) + offsetOf(read?.instant ?? 0, zone)).toBe(
          instant + offsetOf(instant, zone),
        );
      }),
    );
  });
});

describe('offsets', () => {
  const [summer, winter] = [Date.UTC(2027, 6, 1), Date.UTC(2027, 0, 1)];

  it('change where clocks are put forward', () => {
    expect(changesOffset(winter, summer, 'Europe/Rome')).toBe(true);
    expect(changesOffset(winter, summer, 'Asia/Shanghai')).toBe(false);
  });

  it('of two zones are compared at both ends of a window', () => {
    expect(haveSameClocks(winter, winter, 'Europe/Rome', 'Europe/Prague')).toBe(true);
    expect(haveSameClocks(winter, winter, 'Europe/London', 'UTC')).toBe(true);
    expect(haveSameClocks(winter, summer, 'Europe/London', 'UTC')).toBe(false);
  });
});

it('isTimeZone knows zones by their names', () => {
  expect(['Europe/Rome', 'UTC', 'Mars/Base', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});

it('writeInstant writes what readZonedTime reads anywhere', () => {
  const instant = Date.UTC(2027, 0, 24, 23, 5);
  expect(writeInstant(instant)).toBe('2027-01-24T23:05Z');
  expect(readZonedTime(writeInstant(instant), 'Asia/Shanghai')).toEqual({ instant, exists: true });
});
