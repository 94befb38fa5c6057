import { changesOffset } from '../../core/change/zoned-time.ts';
import type { ChangeWindow, Instant } from '../../core/change/window.ts';

/** Time zone of the person at this browser. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;

/** Writes instants of a window as the clocks of a time zone show them. */
export interface WindowClocks {
  /** `03:10`; with the zone's short name where the same clock time could mean two. */
  readonly time: (instant: Instant) => string;
  /** The same with the day. */
  readonly dayAndTime: (instant: Instant) => string;
}

/** Clocks of a zone for a window; `day` says how a day is written. */
export function clocksOf(
  zone: string,
  { start, end }: ChangeWindow,
  day: Intl.DateTimeFormatOptions,
): WindowClocks {
  const clock: Intl.DateTimeFormatOptions = {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    ...(changesOffset(start, end, zone) ? { timeZoneName: 'short' } : {}),
  };
  const time = new Intl.DateTimeFormat(language, clock);
  const dayAndTime = new Intl.DateTimeFormat(language, { ...day, ...clock });
  return { time: (instant) => time.format(instant), dayAndTime: (instant) => dayAndTime.format(instant) };
}
