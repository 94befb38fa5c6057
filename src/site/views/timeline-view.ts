import type { CalendarDate } from '../../core/article/calendar-date.ts';
import type { Language } from '../../core/article/language.ts';
import type { FieldsOf } from '../../core/article/registry.ts';
import type { ArticleReference, CustomerEntry } from '../content/article-data.ts';
import { formatMonth, formatShortDay } from '../i18n/format.ts';
import { t } from '../i18n/texts.ts';
import { fitAxis, gap, placeName, widthOfName, type NamePlace } from './timeline-names.ts';

/** Something on a customer's timeline. */
export interface TimelineEvent {
  readonly kind: 'freeze' | 'change' | 'contract';
  readonly name: string;
  /** Language of the name and the note. */
  readonly lang: Language | undefined;
  readonly note: string | undefined;
  readonly procedure: ArticleReference | undefined;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly when: string;
  /** Whether it lies before, on or after the day of the build. */
  readonly state: 'past' | 'current' | 'coming';
  /** Freeze that a planned change falls into. */
  readonly conflict: string | undefined;
  /** Where it is in the picture, in per cent of its width; nothing when it lies before or after its time. */
  readonly place: (NamePlace & { readonly x: number; readonly width: number }) | undefined;
}

export interface TimelineView {
  readonly events: readonly TimelineEvent[];
  readonly months: readonly { readonly x: number; readonly text: string; readonly isYearStart: boolean }[];
  readonly todayX: number;
  /** Where the time ends; right of it there is room for names. */
  readonly endX: number;
  readonly label: string;
}

const day = 86_400_000;
const monthsBefore = 1;
const leastMonthsAfter = 6;
const mostMonthsAfter = 15;

/**
 * Lays a customer's freezes, planned changes and contract end out on a time axis around a day.
 *
 * @param lang Language of the record.
 */
export function timelineView(
  fields: FieldsOf<'customer-record'>,
  customer: CustomerEntry,
  today: CalendarDate,
  lang: Language,
): TimelineView {
  const spans = spansOf(fields, customer, lang);
  const latest = spans.reduce((last, { to }) => (to > last ? to : last), today as string);
  const start = monthStart(today, -monthsBefore);
  const end = Math.min(
    Math.max(monthStart(latest, 1), monthStart(today, leastMonthsAfter)),
    monthStart(today, mostMonthsAfter),
  );
  const share = (instant: number) => Math.min(1, Math.max(0, (instant - start) / (end - start)));
  const shares = spans.map(({ from, to }) => ({
    from: share(Date.parse(from)),
    to: share(Date.parse(to) + day),
  }));
  const axis = fitAxis(
    spans.flatMap(({ name }, index) => {
      const span = shares[index];
      return span && isInPicture(span) ? [{ end: span.to, nameWidth: widthOfName(name) }] : [];
    }),
  );
  const position = (shareOfTime: number) => Math.round(shareOfTime * axis * 100) / 100;
  const todayX = position(share(Date.parse(today)));

  const events = spans.map((span, index): TimelineEvent => {
    const { from, to } = shares[index] ?? { from: 0, to: 0 };
    const [x, endX] = [position(from), position(to)];
    return {
      ...span,
      when:
        span.from === span.to
          ? formatShortDay(span.from, t.lang)
          : t.customer.fromTo(formatShortDay(span.from, t.lang), formatShortDay(span.to, t.lang)),
      state: span.to < today ? 'past' : span.from > today ? 'coming' : 'current',
      conflict:
        span.kind === 'change'
          ? fields.freezes.find((freeze) => freeze.from <= span.from && span.from <= freeze.to)?.name
          : undefined,
      place: isInPicture({ from, to })
        ? { x, width: Math.max(0, endX - x), ...placeName(span.name, endX + gap, todayX) }
        : undefined,
    };
  });
  return {
    events,
    months: monthsBetween(start, end).map((instant) => {
      const date = new Date(instant).toISOString();
      const isYearStart = date.slice(5, 7) === '01';
      return {
        x: position(share(instant)),
        text: isYearStart ? date.slice(0, 4) : formatMonth(date, t.lang),
        isYearStart,
      };
    }),
    todayX,
    endX: axis,
    label: t.customer.timelineLabel(
      formatShortDay(new Date(start).toISOString(), t.lang),
      formatShortDay(new Date(end - day).toISOString(), t.lang),
    ),
  };
}

type Span = Pick<TimelineEvent, 'kind' | 'name' | 'lang' | 'from' | 'to' | 'note' | 'procedure'>;

/** What a record says of its customer's times, in their order. */
function spansOf(
  { freezes, plannedChanges, contract }: FieldsOf<'customer-record'>,
  { changeProcedures }: CustomerEntry,
  lang: Language,
): Span[] {
  const common = { lang, note: undefined, procedure: undefined };
  return [
    ...freezes.map(({ name, from, to, note }): Span => ({ ...common, kind: 'freeze', name, from, to, note })),
    ...plannedChanges.map(({ name, date, note }, index): Span => ({
      ...common,
      kind: 'change',
      name,
      from: date,
      to: date,
      note,
      procedure: changeProcedures[index],
    })),
    {
      ...common,
      kind: 'contract' as const,
      name: t.customer.contractEnd,
      lang: undefined,
      from: contract.to,
      to: contract.to,
    },
  ].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Whether a stretch of time, in shares of the picture's, is seen in it. */
function isInPicture({ from, to }: { readonly from: number; readonly to: number }): boolean {
  return from < 1 && to > 0;
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
