import { z } from 'zod';
import { calendarDateOf, type CalendarDate } from '../article/calendar-date.ts';

/** How long a point of a trend is. Weeks begin on Monday (ISO 8601); days begin at midnight UTC. */
export const periodKinds = ['week', 'month', 'quarter'] as const;
export const periodKindSchema = z.enum(periodKinds);
export type PeriodKind = z.infer<typeof periodKindSchema>;

/** A stretch of time; instants are UTC milliseconds. */
export interface Span {
  readonly from: number;
  /** The first instant after it. */
  readonly before: number;
}

/** The longest trend: ten years of months. */
export const mostPeriods = 120;

/** Points of a trend that nobody asked for otherwise. */
const usualPeriods: Readonly<Record<PeriodKind, number>> = { week: 13, month: 12, quarter: 8 };

export const dayMilliseconds = 86_400_000;

/** The day of an instant, counted from 1970 in UTC. */
export const dayOf = (instant: number): number => Math.floor(instant / dayMilliseconds);

/** The start of the period that lies some periods after the one that an instant is in. */
function startOf(kind: PeriodKind, instant: number, later = 0): number {
  const date = new Date(instant);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (kind) {
    case 'week': {
      // 1 January 1970 was a Thursday.
      const day = dayOf(instant);
      return (day - ((((day + 3) % 7) + 7) % 7) + 7 * later) * dayMilliseconds;
    }
    case 'month':
      return Date.UTC(year, month + later);
    case 'quarter':
      return Date.UTC(year, month - (month % 3) + 3 * later);
  }
}

/** The period that an instant lies in. */
export function periodOf(kind: PeriodKind, instant: number): Span {
  return { from: startOf(kind, instant), before: startOf(kind, instant, 1) };
}

/** The periods that a span touches, the first one first; at most `mostPeriods`, the last ones. */
export function periodsIn(kind: PeriodKind, { from, before }: Span): Span[] {
  const periods: Span[] = [];
  for (let period = periodOf(kind, before - 1); period.before > from;) {
    periods.unshift(period);
    if (periods.length === mostPeriods) break;
    period = periodOf(kind, period.from - 1);
  }
  return periods;
}

/** The span of whole periods from the one that a day lies in to that of another day. */
export function spanOf(kind: PeriodKind, first: CalendarDate, last: CalendarDate): Span {
  return {
    from: startOf(kind, Date.parse(first)),
    before: startOf(kind, Date.parse(last), 1),
  };
}

/** The usual span up to now, the present period with it. */
export function usualSpan(kind: PeriodKind, now: number): Span {
  return { from: startOf(kind, now, 1 - usualPeriods[kind]), before: startOf(kind, now, 1) };
}

/** The first and the last day of a span. */
export function daysOf({ from, before }: Span): {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
} {
  return { first: calendarDateOf(new Date(from)), last: calendarDateOf(new Date(before - 1)) };
}

/** A period in a few characters: `2026-W48`, `2026-11`, `2026-Q4`. */
export function nameOfPeriod(kind: PeriodKind, { from }: Pick<Span, 'from'>): string {
  const date = new Date(from);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (kind) {
    case 'week': {
      // A week belongs to the year that its Thursday is in.
      const thursday = new Date(from + 3 * dayMilliseconds);
      const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
      const week = 1 + Math.floor((thursday.getTime() - first) / (7 * dayMilliseconds));
      return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
    }
    case 'month':
      return `${year}-${String(month + 1).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${Math.floor(month / 3) + 1}`;
  }
}
