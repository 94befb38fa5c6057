import type { CalendarDate } from '../../core/article/calendar-date.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const languageNamesIn = new Map<string, Intl.DisplayNames>();

function formatOf(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { timeZone: 'UTC', ...options });
    formats.set(key, format);
  }
  return format;
}

/** A day as people write it: `2 June 2026`. */
export function formatDay(day: CalendarDate | string, lang: string): string {
  return formatOf(lang, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(day));
}

/** A day where room is short: `2 Jun 2026`. */
export function formatShortDay(day: CalendarDate | string, lang: string): string {
  return formatOf(lang, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(day));
}

/** What a language is called in another: `Italian`. */
export function nameLanguage(named: string, lang: string): string {
  const known = languageNamesIn.get(lang) ?? new Intl.DisplayNames([lang], { type: 'language' });
  languageNamesIn.set(lang, known);
  return known.of(named) ?? named;
}

/** A month on an axis: `Nov`. */
export function formatMonth(day: CalendarDate | string, lang: string): string {
  return formatOf(lang, { month: 'short' }).format(new Date(day));
}

/** How much of an instant is written: `22 Nov, 08:14`, `22 Nov 2026`, or `22 Nov 2026, 08:14:05 UTC`. */
export type InstantStyle = 'short' | 'day' | 'full';

const instantOptions: Readonly<Record<InstantStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  full: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
};

/**
 * Writes an instant.
 *
 * @param instant UTC milliseconds.
 * @param timeZone Absent: that of whoever runs this.
 */
export function formatInstant(instant: number, lang: string, style: InstantStyle, timeZone?: string): string {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return formatOf(lang, { timeZone: zone, ...instantOptions[style] }).format(instant);
}
