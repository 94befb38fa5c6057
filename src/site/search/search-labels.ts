import { languageNames } from '../../core/article/language.ts';
import { t } from '../i18n/texts.ts';
import type { SearchLabels } from './hit-elements.ts';

/** Labels for scripts, as an attribute. The dialog shows no products and no audiences, so they can be left out. */
export function labelsAttribute(productNames: Readonly<Record<string, string>> = {}): string {
  const labels: SearchLabels = {
    type: Object.fromEntries(Object.entries(t.types).map(([type, { one }]) => [type, one])),
    language: languageNames,
    confidence: t.confidence,
    audience: t.audience,
    product: productNames,
  };
  return JSON.stringify(labels);
}
