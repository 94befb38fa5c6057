import { formatDuration } from '../../../core/article/format-duration.ts';
import type { Clock } from '../../../core/case/clock/case-clocks.ts';
import { t } from '../../i18n/texts.ts';

const texts = t.cases.clocks;

/** Minutes of a day. */
const day = 1440;

/** What a clock runs towards: `First reply`, `Check 2`. */
export function nameClock({ name, position }: Pick<Clock, 'name' | 'position'>): string {
  return position === undefined ? texts.names[name] : `${texts.names[name]} ${texts.position(position)}`;
}

/**
 * How long a clock still has, or how late it is.
 *
 * @param now UTC milliseconds.
 */
export function timeLeft({ standing, dueAt }: Pick<Clock, 'standing' | 'dueAt'>, now: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(dueAt - now) / 60_000));
  // Of days, nobody counts the minutes.
  const distance = formatDuration(minutes < day ? minutes : Math.round(minutes / 60) * 60);
  return standing === 'late' ? texts.lateBy(distance) : texts.dueIn(distance);
}
