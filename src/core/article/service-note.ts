import { z } from 'zod';
import { defineArticleType, section } from './article-type.ts';
import { commonFields, lineSchema, slugSchema } from './common-fields.ts';

/** What a case taught: a problem, its cause and what resolves it. */
export const serviceNote = defineArticleType({
  name: 'service-note',
  prefix: 'SN',
  folder: 'service-notes',
  fields: z
    .strictObject({
      ...commonFields,
      /** How it ended. A workaround is named as one; "expected behaviour" is a legal outcome. */
      outcome: z.enum(['solved', 'workaround', 'expected-behaviour', 'unresolved']).default('solved'),
      /** What is still open and the team that owns it. */
      pending: z.strictObject({ what: lineSchema, owner: slugSchema }).optional(),
      /** Release of the product that has the fix. */
      resolvedIn: lineSchema.optional(),
    })
    .refine((note) => note.outcome !== 'unresolved' || note.pending, {
      path: ['pending'],
      message:
        'is missing: an unresolved note says what is open and which team owns it, pending: { what, owner }',
    }),
  sections: [
    section('issue', 'Issue', 'Problema', 'Problém', '问题'),
    section('environment', 'Environment', 'Ambiente', 'Prostředí', '环境'),
    section('cause', 'Cause', 'Causa', 'Příčina', '原因'),
    section('resolution', 'Resolution', 'Risoluzione', 'Řešení', '解决方法'),
    section('prevention', 'Prevention', 'Prevenzione', 'Prevence', '预防'),
  ],
});
