import { z } from 'zod';
import { defineArticleType, section } from './article-type.ts';
import { commonFields, lineSchema } from './common-fields.ts';

/** A way of working that has proved itself, with the evidence. */
export const bestPractice = defineArticleType({
  name: 'best-practice',
  prefix: 'BP',
  folder: 'best-practices',
  fields: z.strictObject({
    ...commonFields,
    /** Cases or other evidence that the practice came from. */
    evidence: z.array(lineSchema).min(1, 'name the case or evidence that the practice came from'),
  }),
  sections: [
    section('context', 'Context', 'Contesto', 'Kontext', '背景'),
    section('practice', 'Practice', 'Pratica', 'Postup', '做法'),
    section('why', 'Why', 'Perché', 'Proč', '理由'),
    section('how-to-check', 'How to check', 'Come verificare', 'Jak ověřit', '如何检查'),
  ],
});
