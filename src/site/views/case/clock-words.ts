import type { Clock } from '../../../core/case/clock/case-clocks.ts';
import { t } from '../../i18n/texts.ts';

/** What a clock runs towards: `First reply`, `Check 2`. */
export function nameClock({ name, position }: Pick<Clock, 'name' | 'position'>): string {
  const { names, position: positionOf } = t.cases.clocks;
  return position === undefined ? names[name] : `${names[name]} ${positionOf(position)}`;
}
