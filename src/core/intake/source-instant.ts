import { instantAt } from '../case/clock/zoned-time.ts';

/** `2026-03-01 14:05:09` and the forms of ISO 8601, with or without a zone. */
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/** `17/Jun/24 9:12 AM`, as Jira writes it in CSV. */
const jira = /^(\d{1,2})\/([a-z]{3})\/(\d{2}|\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*(AM|PM))?)?$/i;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads an instant as other systems write it; numbers are Unix time in seconds or milliseconds. Dates whose order of day and month
 * nobody can tell (`03/04/2026`) are not read.
 *
 * @param timeZone IANA time zone of times that name none.
 * @returns UTC milliseconds; `undefined` where it is no instant.
 */
export function parseSourceInstant(text: string, timeZone = 'UTC'): number | undefined {
  const trimmed = text.trim();
  if (/^\d{9,13}$/.test(trimmed)) {
    const number = Number(trimmed);
    return number < 100_000_000_000 ? number * 1000 : number;
  }
  const isoParts = iso.exec(trimmed);
  if (isoParts) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = isoParts;
    const at = instantOf(year, Number(month), day, hour, minute, second);
    if (at === undefined) return undefined;
    const exact = at + Math.floor(Number(`0.${fraction || '0'}`) * 1000);
    return zone === undefined ? inZone(exact, timeZone) : exact - offsetOf(zone);
  }
  const jiraParts = jira.exec(trimmed);
  if (!jiraParts) return undefined;
  const [, day, name = '', year = '', hour = '0', minute = '0', second = '0', half] = jiraParts;
  const at = instantOf(
    year.length === 2 ? `20${year}` : year,
    months.indexOf(name.toLowerCase()) + 1,
    day,
    half === undefined ? hour : String((Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)),
    minute,
    second,
  );
  return at === undefined ? undefined : inZone(at, timeZone);
}

/** The instant at which the clocks of a zone show what those of UTC show at another one. */
function inZone(shown: number, timeZone: string): number {
  if (timeZone === 'UTC') return shown;
  const date = new Date(shown);
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const minutes = date.getUTCHours() * 60 + date.getUTCMinutes();
  return instantAt(day, minutes, timeZone) + (shown % 60_000);
}

/** The instant of a date that exists; 31 February does not. */
function instantOf(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour: string,
  minute: string,
  second: string,
): number | undefined {
  const at = Date.UTC(Number(year), month - 1, Number(day), Number(hour), Number(minute), Number(second));
  const date = new Date(at);
  const isReal =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  return isReal ? at : undefined;
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!parts) return 0;
  const [, sign, hours, minutes = '0'] = parts;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
