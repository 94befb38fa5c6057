import { z } from 'zod';
import { articleIdSchema } from './article-id.ts';
import { commonFields, lineSchema } from './common-fields.ts';
import { languageSchema } from './language.ts';

/**
 * Front matter of a translation. It has the id of its original and only what differs from it; products, audience,
 * confidence and the rest are the original's, so that they cannot disagree.
 */
export const translationFields = z.strictObject({
  id: articleIdSchema,
  lang: languageSchema,
  title: commonFields.title,
  summary: commonFields.summary,
  /** Revision of the original that was translated: the first 12 digits of the hash of its source. */
  translatedFrom: z.string().regex(/^[0-9a-f]{12}$/, 'the 12-digit revision of the original'),
  symptoms: z.array(lineSchema).optional(),
  keywords: z.array(lineSchema).optional(),
  translators: z.array(lineSchema).default([]),
});
export type TranslationFields = z.infer<typeof translationFields>;
