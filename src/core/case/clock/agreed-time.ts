import type { Policy } from '../../policy/policy.ts';
import { addDays, dayOf, instantAt, weekdayOf, type CalendarDay } from './zoned-time.ts';

/** The hours in which an agreement's clocks run. */
export interface AgreedHours {
  readonly days: Policy['agreements'][number]['hours']['days'];
  /** `08:00` */
  readonly from: string;
  /** `20:00`, up to `24:00`. */
  readonly to: string;
  /** IANA time zone. */
  readonly timeZone: string;
}

const minute = 60_000;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Longest stretch that is walked day by day; what lies beyond never comes. */
const longestDays = 3660;

/** Whether the hours leave nothing out. */
function isAlways({ days, from, to }: AgreedHours): boolean {
  return from === '00:00' && to === '24:00' && weekdays.every((day) => days.includes(day));
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The stretch of a day in which the clocks run; `undefined` on a day without. */
function stretchOf(day: CalendarDay, hours: AgreedHours): { start: number; end: number } | undefined {
  const weekday = weekdays[weekdayOf(day)];
  if (weekday === undefined || !hours.days.includes(weekday)) return undefined;
  const start = instantAt(day, minutesOf(hours.from), hours.timeZone);
  const end = instantAt(day, minutesOf(hours.to), hours.timeZone);
  return end > start ? { start, end } : undefined;
}

/** Whether clocks run at an instant. No hours: they always do. */
export function isAgreedTime(instant: number, hours: AgreedHours | undefined): boolean {
  if (!hours || isAlways(hours)) return true;
  const stretch = stretchOf(dayOf(instant, hours.timeZone), hours);
  return stretch !== undefined && stretch.start <= instant && instant < stretch.end;
}

/**
 * The instant at which a number of minutes of agreed time have passed since another one.
 *
 * @returns `undefined` when they never pass: hours that hold no time.
 */
export function addAgreedMinutes(
  start: number,
  minutes: number,
  hours: AgreedHours | undefined,
): number | undefined {
  if (!hours || isAlways(hours)) return start + minutes * minute;
  let left = minutes * minute;
  let day = dayOf(start, hours.timeZone);
  for (let walked = 0; walked < longestDays; walked += 1) {
    const stretch = stretchOf(day, hours);
    if (stretch && stretch.end > start) {
      const from = Math.max(stretch.start, start);
      if (left <= stretch.end - from) return from + left;
      left -= stretch.end - from;
    }
    day = addDays(day, 1);
  }
  return undefined;
}

/** Minutes of agreed time between two instants; 0 when the second is not later. */
export function agreedMinutesBetween(start: number, end: number, hours: AgreedHours | undefined): number {
  if (end <= start) return 0;
  if (!hours || isAlways(hours)) return (end - start) / minute;
  let passed = 0;
  let day = dayOf(start, hours.timeZone);
  for (let walked = 0; walked < longestDays; walked += 1) {
    const stretch = stretchOf(day, hours);
    if (stretch) {
      if (stretch.start >= end) break;
      passed += Math.max(0, Math.min(stretch.end, end) - Math.max(stretch.start, start));
    }
    day = addDays(day, 1);
  }
  return passed / minute;
}
