import type { CalendarDate } from '../../core/article/calendar-date.ts';
import type { FieldsOf } from '../../core/article/registry.ts';
import type { ArticleReference, CustomerEntry } from '../content/article-data.ts';
import { formatMonth, formatShortDay } from '../i18n/format.ts';
import { t } from '../i18n/texts.ts';

/** Something on a customer's timeline. Positions are in per cent of its width. */
export interface TimelineEvent {
  readonly kind: 'freeze' | 'change' | 'contract';
  readonly name: string;
  readonly note: string | undefined;
  readonly procedure: ArticleReference | undefined;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly when: string;
  /** Whether it lies before, on or after the day of the build. */
  readonly state: 'past' | 'current' | 'coming';
  /** Freeze that a planned change falls into. */
  readonly conflict: string | undefined;
  readonly x: number;
  readonly width: number;
  /** Where its name is written: after it, or before it where the right edge is near. */
  readonly isNameBefore: boolean;
}

export interface TimelineView {
  readonly events: readonly TimelineEvent[];
  readonly months: readonly { readonly x: number; readonly text: string; readonly isYearStart: boolean }[];
  readonly todayX: number;
  readonly label: string;
}

const day = 86_400_000;
const monthsBefore = 1;
const leastMonthsAfter = 6;
const mostMonthsAfter = 15;

/** Lays a customer's freezes, planned changes and contract end out on a time axis around a day. */
export function timelineView(
  fields: FieldsOf<'customer-record'>,
  customer: CustomerEntry,
  today: CalendarDate,
): TimelineView {
  const spans = [
    ...fields.freezes.map(({ name, from, to, note }) => ({ kind: 'freeze' as const, name, from, to, note })),
    ...fields.plannedChanges.map(({ name, date, note }, index) => ({
      kind: 'change' as const,
      name,
      from: date,
      to: date,
      note,
      procedure: customer.changeProcedures[index],
    })),
    {
      kind: 'contract' as const,
      name: t.customer.contractEnd,
      from: fields.contract.to,
      to: fields.contract.to,
    },
  ].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const start = monthStart(today, -monthsBefore);
  const latest = spans.reduce((last, { to }) => (to > last ? to : last), today as string);
  const end = Math.min(
    Math.max(monthStart(latest, 1), monthStart(today, leastMonthsAfter)),
    monthStart(today, mostMonthsAfter),
  );
  const share = (instant: number) =>
    Math.round(Math.min(100, Math.max(0, ((instant - start) / (end - start)) * 100)) * 100) / 100;

  const events = spans.map((span): TimelineEvent => {
    const x = share(Date.parse(span.from));
    const width = Math.max(0, share(Date.parse(span.to) + day) - x);
    return {
      note: undefined,
      procedure: undefined,
      ...span,
      when:
        span.from === span.to
          ? formatShortDay(span.from, t.lang)
          : t.customer.fromTo(formatShortDay(span.from, t.lang), formatShortDay(span.to, t.lang)),
      state: span.to < today ? 'past' : span.from > today ? 'coming' : 'current',
      conflict:
        span.kind === 'change'
          ? fields.freezes.find(({ from, to }) => from <= span.from && span.from <= to)?.name
          : undefined,
      x,
      width,
      isNameBefore: needsRoomBefore(span.name, x, 100 - x - width),
    };
  });
  return {
    events,
    months: monthsBetween(start, end).map((instant) => {
      const date = new Date(instant).toISOString();
      const isYearStart = date.slice(5, 7) === '01';
      return {
        x: share(instant),
        text: isYearStart ? date.slice(0, 4) : formatMonth(date, t.lang),
        isYearStart,
      };
    }),
    todayX: share(Date.parse(today)),
    label: t.customer.timelineLabel(
      formatShortDay(new Date(start).toISOString(), t.lang),
      formatShortDay(new Date(end - day).toISOString(), t.lang),
    ),
  };
}

/** Whether a name has to stand before its event, because there is too little room after it and more before it. */
function needsRoomBefore(name: string, before: number, after: number): boolean {
  // A letter takes about one per cent of the width that the picture has beside an article's text.
  return name.length * 1.1 + 3 > after && before > after;
}

/** First instant of the month that lies some months from a day. */
function monthStart(from: string, months: number): number {
  const date = new Date(from);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}

function monthsBetween(start: number, end: number): number[] {
  const months: number[] = [];
  for (let instant = start; instant < end; instant = monthStart(new Date(instant).toISOString(), 1))
    months.push(instant);
  return months;
}
