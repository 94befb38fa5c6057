import { z } from 'zod';
import type { Case } from './case.ts';
import { factKindSchema, type Fact, type FactKind } from './fact.ts';
import { personSchema } from './person.ts';
import { nameSchema, reasonSchema, textSchema } from './case-text.ts';

/** To whom a case is escalated. */
export const escalationLevels = ['senior-engineer', 'other-team', 'escalation-engineer', 'vendor'] as const;
export const escalationLevelSchema = z.enum(escalationLevels);

/** What a pack can lack: kinds of facts, and fields of the case. */
export const packItemSchema = z.enum([
  ...factKindSchema.exclude(['keywords', 'other']).options,
  'problem',
  'product',
  'baseline',
]);
export type PackItem = z.infer<typeof packItemSchema>;

export const newEscalationShape = {
  level: escalationLevelSchema,
  team: nameSchema.optional().describe('Team that it goes to.'),
  engineer: nameSchema.optional().describe('Who is to take it.'),
  reason: reasonSchema.describe('Why it cannot go on here.'),
  note: textSchema.optional().describe('What the next level should know that is not in the case.'),
} as const;
export const newEscalationSchema = z.strictObject(newEscalationShape);
export type NewEscalation = z.infer<typeof newEscalationSchema>;

export const escalationShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  ...newEscalationShape,
  at: instant,
  by: personSchema,
  missing: z.array(packItemSchema).describe('What the pack did not have when it was handed on.'),
  returnedAt: instant.optional(),
  returnedBy: personSchema.optional(),
  answer: textSchema.optional().describe('What came back.'),
});
export const escalationSchema = z.strictObject(escalationShape(z.int().nonnegative()));
/** A case handed to another level, with what its pack lacked. */
export type Escalation = z.infer<typeof escalationSchema>;

const askedForAlways: readonly FactKind[] = [
  'system-logs',
  'product-logs',
  'account-history',
  'recent-changes',
  'vendor-bundle',
  'tried',
];

/** What an escalation pack of a case lacks: it is complete, or says so. */
export function missingFromPack(
  subject: Pick<Case, 'kind' | 'problem' | 'product' | 'baseline'>,
  facts: readonly Pick<Fact, 'kind'>[],
): PackItem[] {
  const gathered = new Set<string>(facts.map(({ kind }) => kind));
  const missing: PackItem[] = [];
  if (subject.problem === undefined) missing.push('problem');
  if (subject.product === undefined) missing.push('product');
  if (subject.kind === 'slowness' && subject.baseline === undefined) missing.push('baseline');
  for (const item of packItemSchema.options) {
    if (askedForAlways.some((kind) => kind === item) && !gathered.has(item)) missing.push(item);
  }
  return missing;
}
