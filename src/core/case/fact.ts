import { z } from 'zod';
import { personSchema } from './person.ts';
import { lineSchema, nameSchema, textSchema } from './case-text.ts';

/** What is gathered before a case is escalated. */
export const factKinds = [
  'system-logs',
  'product-logs',
  'account-history',
  'recent-changes',
  'vendor-bundle',
  'tried',
  'keywords',
  'other',
] as const;
export const factKindSchema = z.enum(factKinds);
export type FactKind = z.infer<typeof factKindSchema>;

export const newFactShape = <Instant extends z.ZodType>(instant: Instant) => ({
  kind: factKindSchema,
  text: textSchema.describe('What it says; of what was tried, with what outcome.'),
  location: lineSchema.optional().describe('Where the file or recording lies.'),
  gatheredAt: instant.optional().describe('When it was taken; absent: now.'),
  tool: nameSchema.optional().describe('What made it: sosreport, vm-support, show tech-support, …'),
});
export const newFactSchema = z.strictObject(newFactShape(z.int().nonnegative()));
export type NewFact = z.infer<typeof newFactSchema>;

export const factShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  ...newFactShape(instant),
  gatheredAt: instant,
  recordedAt: instant,
  by: personSchema,
});
export const factSchema = z.strictObject(factShape(z.int().nonnegative()));
/** Something that was gathered about a case. Facts are added, never changed. */
export type Fact = z.infer<typeof factSchema>;
