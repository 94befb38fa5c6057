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
