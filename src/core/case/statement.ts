import { z } from 'zod';
import { personSchema } from './person.ts';
import { nameSchema, reasonSchema, textSchema } from './case-text.ts';

/** What a statement is worth: told by the customer, shown by evidence, or shown to lead nowhere. */
export const standings = ['reported', 'verified', 'false-lead'] as const;
export const standingSchema = z.enum(standings);
export type Standing = z.infer<typeof standingSchema>;

/** Standing with what it rests on. */
const standingShape = {
  standing: standingSchema,
  evidence: textSchema
    .optional()
    .describe('Which log or recording shows it; of a false lead, what shows that it is one.'),
};

export const newStatementShape = <Instant extends z.ZodType>(instant: Instant) => ({
  text: textSchema.describe('The statement, in the words of whoever made it.'),
  saidBy: nameSchema.optional().describe('Who said it.'),
  saidAt: instant.optional().describe('When it was said.'),
  ...standingShape,
  standing: standingSchema.default('reported'),
});
export const newStatementSchema = z.strictObject(newStatementShape(z.int().nonnegative()));
export type NewStatement = z.infer<typeof newStatementSchema>;

/** A change of a statement's standing. */
export const standingChangeSchema = z.strictObject({
  ...standingShape,
  reason: reasonSchema.optional().describe('Why it is seen otherwise now.'),
});
export type StandingChange = z.infer<typeof standingChangeSchema>;

export const statementShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  ...newStatementShape(instant),
  standing: standingSchema,
  version: z.int().min(1).describe('Counts the changes of its standing, from 1.'),
  recordedAt: instant,
  by: personSchema,
  history: z
    .array(
      z.strictObject({
        ...standingShape,
        reason: reasonSchema.optional(),
        at: instant,
        by: personSchema,
      }),
    )
    .describe('Every standing that it had, the first one first.'),
});
export const statementSchema = z.strictObject(statementShape(z.int().nonnegative()));
/** A statement about the trouble. Its text stays; only what it is worth changes. */
export type Statement = z.infer<typeof statementSchema>;
