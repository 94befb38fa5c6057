import { z } from 'zod';
import { articleIdSchema } from './article-id.ts';
import { defineArticleType, section } from './article-type.ts';
import { commonFields, lineSchema } from './common-fields.ts';
import { durationSchema } from './duration.ts';
import { riskSchema } from './risk.ts';

/** A change to a customer's system, step by step, with its risk and the way back. */
export const procedure = defineArticleType({
  name: 'procedure',
  prefix: 'PR',
  folder: 'procedures',
  fields: z.strictObject({
    ...commonFields,
    /** Likelihood and impact of its going wrong. */
    risk: riskSchema,
    /** When it hurts the customer least. */
    leastImpact: lineSchema,
    /** The plan that restores the original state. */
    backOutPlan: articleIdSchema.optional(),
    /** Why there is no back-out plan, where there is none. */
    noBackOut: lineSchema.optional(),
    /** How long the validation takes; in the front matter like `20m`, here in minutes. */
    validation: durationSchema.optional(),
  }),
  sections: [
    section('purpose', 'Purpose', 'Scopo', 'Účel', '目的'),
    section('risk', 'Risk', 'Rischio', 'Riziko', '风险'),
    section('before-you-start', 'Before you start', 'Prima di iniziare', 'Než začnete', '开始之前'),
    section('steps', 'Steps', 'Passi', 'Kroky', '步骤'),
    section('validation', 'Validation', 'Convalida', 'Ověření', '验证'),
    section('back-out', 'Back-out', 'Ripristino', 'Návrat', '回退'),
    section('afterwards', 'Afterwards', 'In seguito', 'Poté', '之后'),
  ],
});
