import { formatDuration } from '../../core/article/duration.ts';
import type { Language } from '../../core/article/language.ts';
import type { FieldsOf } from '../../core/article/registry.ts';
import { formatDay } from '../i18n/format.ts';
import { t } from '../i18n/texts.ts';
import type { Fact } from './article-view.ts';

/**
 * What one must know of a back-out plan before it is needed.
 *
 * @param lang Language of the fields.
 */
export function backOutFacts(fields: FieldsOf<'back-out-plan'>, lang: Language): Fact[] {
  const { duration, authoriser, pointOfNoReturn, lastTested, notTested } = fields;
  return [
    { label: t.backOut.duration, values: [{ text: formatDuration(duration) }] },
    { label: t.procedure.authoriser, values: [{ text: authoriser, lang }] },
    lastTested
      ? { label: t.procedure.lastTested, values: [{ text: formatDay(lastTested, t.lang) }] }
      : { label: t.procedure.notTested, values: [{ text: notTested ?? '', tone: 'caution' as const, lang }] },
    ...(pointOfNoReturn
      ? [
          {
            label: t.procedure.pointOfNoReturn,
            values: [{ text: pointOfNoReturn, tone: 'danger' as const, lang }],
          },
        ]
      : []),
  ];
}
