/** A day of the calendar somewhere; months from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** What the clocks in a time zone show at an instant, as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day that an instant falls on in a time zone. */
export function dayOf(instant: number, timeZone: string): CalendarDay {
  const date = new Date(wallClock(instant, timeZone));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day after a number of days. */
export function addDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

/**
 * The instant at which the clocks in a time zone show a time of a day. A time that they skip when summer begins is the instant
 * of the jump; of a time that they show twice when it ends, the first.
 *
 * @param minutes Minutes after midnight, up to 24 × 60.
 */
export function instantAt({ year, month, day }: CalendarDay, minutes: number, timeZone: string): number {
  const wanted = Date.UTC(year, month - 1, day) + minutes * 60_000;
  const offsets = [wanted - 86_400_000, wanted + 86_400_000].map((near) => wallClock(near, timeZone) - near);
  const candidates = offsets.map((offset) => wanted - offset);
  const exact = candidates.filter((candidate) => wallClock(candidate, timeZone) === wanted);
  if (exact.length > 0) return Math.min(...exact);
  // Skipped: before the jump the offset is the smaller one, and clocks read past the wanted time right after it.
  return jumpBetween(Math.min(...candidates), Math.max(...candidates), timeZone);
}

/** The second between two at which the offset of a time zone changes. */
function jumpBetween(from: number, to: number, timeZone: string): number {
  const offsetAt = (second: number): number => wallClock(second * 1000, timeZone) - second * 1000;
  let [low, high] = [from / 1000, to / 1000];
  const before = offsetAt(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}
