import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDateSchema } from '../../../src/core/article/calendar-date.ts';
import {
  daysOf,
  mostPeriods,
  nameOfPeriod,
  periodKinds,
  periodOf,
  periodsIn,
} from '../../../src/core/metrics/period.ts';
import { readQuestion } from '../../../src/core/metrics/question.ts';

const day = (text: string) => calendarDateSchema.parse(text);
const now = Date.parse('2026-11-25T10:00:00Z');

describe('periodOf', () => {
  it.each([
    [
      'period-01: a Wednesday is in the week from Monday',
      'week',
      '2026-11-25',
      '2026-11-23',
      '2026-11-29',
      '2026-W48',
    ],
    ['period-02: a Sunday ends its week', 'week', '2026-11-29', '2026-11-23', '2026-11-29', '2026-W48'],
    [
      'period-03: the week of 1 January 2027 belongs to 2026',
      'week',
      '2027-01-01',
      '2026-12-28',
      '2027-01-03',
      '2026-W53',
    ],
    [
      'period-04: 30 December 2024 is in the first week of 2025',
      'week',
      '2024-12-30',
      '2024-12-30',
      '2025-01-05',
      '2025-W01',
    ],
    ['period-05: February of a leap year', 'month', '2028-02-29', '2028-02-01', '2028-02-29', '2028-02'],
    [
      'period-06: December ends the fourth quarter',
      'quarter',
      '2026-12-31',
      '2026-10-01',
      '2026-12-31',
      '2026-Q4',
    ],
    [
      'period-07: 1 January 1970 was a Thursday',
      'week',
      '1970-01-01',
      '1969-12-29',
      '1970-01-04',
      '1970-W01',
    ],
  ] as const)('%s', (_, kind, at, first, last, name) => {
    const period = periodOf(kind, Date.parse(at));
    expect(daysOf(period)).toEqual({ first, last });
    expect(nameOfPeriod(kind, period)).toBe(name);
  });
});

describe('periodsIn', () => {
  it('touch each other, hold the whole span, and have names of their own', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...periodKinds),
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: 1, max: 700 * 86_400_000 }),
        (kind, from, length) => {
          const periods = periodsIn(kind, { from, before: from + length });
          expect(periods[0]?.from).toBeLessThanOrEqual(from);
          expect(periods.at(-1)?.before).toBeGreaterThanOrEqual(from + length);
          for (const [index, { before }] of periods.entries())
            expect(periods[index + 1]?.from ?? before).toBe(before);
          expect(new Set(periods.map((period) => nameOfPeriod(kind, period))).size).toBe(periods.length);
        },
      ),
    );
  });
});

describe('readQuestion', () => {
  it.each([
    ['question-01: a year up to now', { period: 'month' }, '2025-12-01', '2026-11-30'],
    ['question-02: a quarter of a year of weeks', { period: 'week' }, '2026-08-31', '2026-11-29'],
    ['question-03: two years of quarters', { period: 'quarter' }, '2025-01-01', '2026-12-31'],
    [
      'question-04: whole periods of the days',
      { period: 'month', from: day('2026-03-17'), to: day('2026-04-02') },
      '2026-03-01',
      '2026-04-30',
    ],
    [
      'question-05: from a day to now',
      { period: 'quarter', from: day('2026-05-01') },
      '2026-04-01',
      '2026-12-31',
    ],
    [
      'question-06: up to a day, the usual time before',
      { period: 'month', to: day('2025-06-30') },
      '2024-07-01',
      '2025-06-30',
    ],
  ] as const)('%s', (_, asked, first, last) => {
    const read = readQuestion(asked, now);
    expect(read.isUnclear ? read : daysOf(read.question.span)).toEqual({ first, last });
  });

  it.each([
    ['question-07: the end before the beginning', { from: day('2026-05-01'), to: day('2026-04-01') }, 'to'],
    ['question-08: a beginning in the future', { from: day('2027-05-01') }, 'from'],
    ['question-09: more periods than are shown', { from: day('1990-01-01') }, 'from'],
  ] as const)('%s', (_, asked, name) =>
    expect(readQuestion({ period: 'week', ...asked }, now)).toMatchObject({ isUnclear: true, name }),
  );

  it(`takes ${mostPeriods} periods`, () =>
    expect(readQuestion({ period: 'month', from: day('2016-12-01') }, now)).toMatchObject({
      isUnclear: false,
    }));
});
