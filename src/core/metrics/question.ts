import { calendarDateOf, type CalendarDate } from '../article/calendar-date.ts';
import type { MeasureQuestion } from './answer-measure.ts';
import { mostPeriods, periodsIn, spanOf, usualSpan, type PeriodKind } from './period.ts';

/** What somebody asks for, as addresses and command lines have it. */
export interface AskedQuestion {
  readonly period: PeriodKind;
  /** A day of the first period. */
  readonly from?: CalendarDate | undefined;
  /** A day of the last period. */
  readonly to?: CalendarDate | undefined;
  readonly product?: string | undefined;
  readonly team?: string | undefined;
}

/** A question that can be answered, or which part of it cannot and why. */
export type ReadQuestion =
  | { readonly isUnclear: false; readonly question: MeasureQuestion }
  | { readonly isUnclear: true; readonly name: 'from' | 'to'; readonly message: string };

/** Makes whole periods of what is asked for: those that the days lie in, and the usual number of them where no day is named. */
export function readQuestion(asked: AskedQuestion, now: number): ReadQuestion {
  const { period, product, team } = asked;
  const last = asked.to ?? calendarDateOf(new Date(now));
  const first = asked.from ?? calendarDateOf(new Date(usualSpan(period, Date.parse(last)).from));
  if (first > last) {
    return asked.to === undefined
      ? { isUnclear: true, name: 'from', message: 'lies in the future' }
      : { isUnclear: true, name: 'to', message: 'lies before from' };
  }
  const span = spanOf(period, first, last);
  if ((periodsIn(period, span)[0]?.from ?? 0) > span.from) {
    return {
      isUnclear: true,
      name: 'from',
      message: `makes more than ${mostPeriods} periods; take longer ones`,
    };
  }
  return {
    isUnclear: false,
    question: {
      period,
      span,
      now,
      ...(product !== undefined && { product }),
      ...(team !== undefined && { team }),
    },
  };
}
