import { formatDuration } from '../../../core/article/format-duration.ts';
import { enTimeLeft as texts } from '../../i18n/en-time-left.ts';

/** Minutes of a day. */
const day = 1440;

/**
 * How long there is until an instant, or how long ago it was.
 *
 * @param dueAt UTC milliseconds, as `now`.
 */
export function timeLeft(dueAt: number, now: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(dueAt - now) / 60_000));
  // Of days, nobody counts the minutes.
  const distance = formatDuration(minutes < day ? minutes : Math.round(minutes / 60) * 60);
  return dueAt < now ? texts.lateBy(distance) : texts.dueIn(distance);
}
