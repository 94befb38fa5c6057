import { z } from 'zod';
import { articleIdSchema } from './article-id.ts';
import { defineArticleType, section } from './article-type.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { commonFields, lineSchema } from './common-fields.ts';
import { durationSchema } from './duration.ts';

/** The way back to the original state when a procedure goes wrong. */
export const backOutPlan = defineArticleType({
  name: 'back-out-plan',
  prefix: 'BO',
  folder: 'back-out-plans',
  fields: z
    .strictObject({
      ...commonFields,
      /** Procedures that it backs out. */
      restores: z.array(articleIdSchema).min(1, 'name the procedure that it backs out'),
      /** How long it takes; in the front matter like `45m`, here in minutes. */
      duration: durationSchema,
      /** The role that may order it. */
      authoriser: lineSchema,
      /** The moment after which it no longer works, where there is one. */
      pointOfNoReturn: lineSchema.optional(),
      /** Day of the last test. */
      lastTested: calendarDateSchema.optional(),
      /** Why it was never tested, where it was not. */
      notTested: lineSchema.optional(),
    })
    .refine((plan) => plan.lastTested ?? plan.notTested, {
      path: ['lastTested'],
      message: 'is missing, and so is notTested: say when the plan was last tested, or why it never was',
    }),
  sections: [
    section('original-state', 'Original state', 'Stato originale', 'Původní stav', '原始状态'),
    section('trigger', 'Trigger', 'Condizione di attivazione', 'Spouštěč', '触发条件'),
    section('decision-owner', 'Decision owner', 'Chi decide', 'Kdo rozhoduje', '决策人'),
    section('steps', 'Steps', 'Passi', 'Kroky', '步骤'),
    section(
      'validation',
      'Validation of the restored state',
      'Convalida dello stato ripristinato',
      'Ověření obnoveného stavu',
      '恢复状态的验证',
    ),
  ],
});
