import { z } from 'zod';
import { articleIdSchema } from '../article/article-id.ts';
import { revisionSchema } from '../article/article-manifest.ts';
import { caseNumberSchema } from '../case/case-id.ts';
import { textSchema } from '../case/case-text.ts';
import { authorOf, personSchema } from '../case/person.ts';
import { articleKeySchema } from '../link/link.ts';
import type { Act } from '../people/actor.ts';
import { allow, refuse, type Decision } from '../rule/refusal.ts';

/** What is wrong with an article. */
export const flagKinds = ['wrong', 'outdated', 'incomplete', 'unclear', 'duplicate', 'other'] as const;
export const flagKindSchema = z.enum(flagKinds);

export const newFlagSchema = z.strictObject({
  kind: flagKindSchema,
  text: textSchema.describe('What is wrong, and what would be right.'),
  revision: revisionSchema.optional().describe('Revision that was read; absent: the present one.'),
  case: caseNumberSchema.optional().describe('Case in which it was noticed.'),
});
export type NewFlag = z.infer<typeof newFlagSchema>;

/** What came of a flag. */
export const flagSettlementSchema = z.strictObject({
  result: z.enum(['fixed', 'declined']),
  answer: textSchema.describe('What was done, or why nothing was.'),
});
export type FlagSettlement = z.infer<typeof flagSettlementSchema>;

export const flagShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  version: z.int().min(1),
  article: articleIdSchema.describe('Article that it is about now.'),
  flagged: z
    .strictObject({ article: articleKeySchema, revision: revisionSchema })
    .describe('Article and revision that were read.'),
  kind: flagKindSchema,
  text: textSchema,
  at: instant,
  by: personSchema,
  case: caseNumberSchema.optional(),
  result: flagSettlementSchema.shape.result.optional().describe('Absent while it is open.'),
  answer: textSchema.optional(),
  settledAt: instant.optional(),
  settledBy: personSchema.optional(),
});
export const flagSchema = z.strictObject(flagShape(z.int().nonnegative()));
/** Somebody's word that an article is not right. */
export type Flag = z.infer<typeof flagSchema>;
export type FlagDraft = Omit<Flag, 'id' | 'version'>;

/** Settles a flag, once. */
export function settleFlag(flag: Flag, settlement: FlagSettlement, act: Act): Decision<Partial<Flag>> {
  if (flag.result !== undefined) {
    return refuse({ code: 'flag-settled', message: `The flag was ${flag.result} already.` });
  }
  return allow({ ...settlement, settledAt: act.at, settledBy: authorOf(act) });
}
