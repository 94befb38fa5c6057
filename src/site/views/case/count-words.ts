import type { Count } from '../../../core/case/case-survey.ts';
import { t } from '../../i18n/texts.ts';

/** A number of cases: `412`, or `1,000+` where the rest was not counted. */
export function writeCount({ count, isAll }: Count): string {
  return `${new Intl.NumberFormat(t.lang).format(count)}${isAll ? '' : '+'}`;
}
