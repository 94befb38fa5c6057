import type { Instant } from './window.ts';

/** A time as the clocks of a time zone show it, read from a text. */
export interface ZonedTime {
  readonly instant: Instant;
  /** Whether those clocks ever show it: they skip an hour when daylight saving time begins. */
  readonly exists: boolean;
}

const day = 86_400_000;
const minute = 60_000;

/**
 * Reads `2027-03-28T02:30`, as a `datetime-local` field gives it, by the clocks of a time zone. A time that clocks show
 * twice is the first of the two, one that they skip the one as much later. A text that names its offset itself, such as
 * `2027-03-28T00:30Z`, is read by that.
 *
 * @param zone IANA time zone, one that `isTimeZone` knows.
 * @returns `undefined` when the text is not a time.
 */
export function readZonedTime(text: string, zone: string): ZonedTime | undefined {
  if (/T\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const instant = Date.parse(text);
    return Number.isNaN(instant) ? undefined : { instant, exists: true };
  }
  // As if the clocks were those of UTC; the offset comes off afterwards.
  const wall = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(text)
    ? Date.parse(`${text.slice(0, text.indexOf('T') + 6)}Z`)
    : NaN;
  if (Number.isNaN(wall)) return undefined;
  const offsets = [offsetOf(wall - day, zone), offsetOf(wall + day, zone)];
  const instants = offsets.map((offset) => wall - offset);
  const shown = instants.filter((instant) => instant + offsetOf(instant, zone) === wall);
  const [first = wall] = instants;
  return shown.length > 0 ? { instant: Math.min(...shown), exists: true } : { instant: first, exists: false };
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetOf(instant: Instant, zone: string): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** Whether clocks of a zone are put forward or back between two instants. */
export function changesOffset(from: Instant, to: Instant, zone: string): boolean {
  return offsetOf(from, zone) !== offsetOf(to, zone);
}

/** Whether the clocks of two zones show the same from one instant to another. */
export function haveSameClocks(from: Instant, to: Instant, zone: string, other: string): boolean {
  return [from, to].every((instant) => offsetOf(instant, zone) === offsetOf(instant, other));
}

/** Whether a text names a time zone that this system knows. */
export function isTimeZone(text: string): boolean {
  try {
    clockOf(text);
    return true;
  } catch {
    return false;
  }
}

/** An instant as an address has it, to the minute: `2027-03-28T00:30Z`. */
export function writeInstant(instant: Instant): string {
  return `${new Date(Math.floor(instant / minute) * minute).toISOString().slice(0, -8)}Z`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}
