import type { Instant } from '../../core/change/window.ts';

/** A time of the browser's time zone, as a `datetime-local` field gives it. */
export interface LocalTime {
  readonly instant: Instant;
  /** Whether clocks ever show it: they skip an hour when daylight saving time begins. */
  readonly exists: boolean;
}

/** Reads `2027-03-28T02:30`; `undefined` when it is not a time. */
export function readLocalTime(text: string): LocalTime | undefined {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return undefined;
  const minutes = text.slice(0, 16);
  return { instant, exists: !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(minutes) || minutes === localText(instant) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function localText(instant: Instant): string {
  const date = new Date(instant);
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Whether clocks are put forward or back between two instants. */
export function changesOffset(from: Instant, to: Instant): boolean {
  return new Date(from).getTimezoneOffset() !== new Date(to).getTimezoneOffset();
}

/** Writes instants for readers; with the zone's short name where the same clock time could mean two. */
export function timeFormats(
  language: string,
  day: Intl.DateTimeFormatOptions,
  isZoneNamed: boolean,
): { readonly clock: Intl.DateTimeFormat; readonly dayAndClock: Intl.DateTimeFormat } {
  const clock: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    ...(isZoneNamed ? { timeZoneName: 'short' } : {}),
  };
  return {
    clock: new Intl.DateTimeFormat(language, clock),
    dayAndClock: new Intl.DateTimeFormat(language, { ...day, ...clock }),
  };
}
