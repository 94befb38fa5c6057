import { z } from 'zod';
import { personSchema } from './person.ts';
import { lineSchema, nameSchema } from './case-text.ts';
import { channelSchema } from './case-words.ts';

export const newContactShape = <Instant extends z.ZodType>(instant: Instant) => ({
  dueAt: instant.describe('When the customer was told that they would hear from us.'),
  channel: channelSchema.describe('How.'),
  with: nameSchema.optional().describe('Whom.'),
  about: lineSchema.optional().describe('What they will be told.'),
});
export const newContactSchema = z.strictObject(newContactShape(z.int().nonnegative()));
export type NewContact = z.infer<typeof newContactSchema>;

/** What became of a commitment. */
export const contactResultSchema = z.enum(['kept', 'missed', 'called-off']);

export const contactShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  ...newContactShape(instant),
  madeAt: instant,
  by: personSchema,
  result: contactResultSchema.optional().describe('Absent while it is to come.'),
  settledAt: instant.optional(),
  settledBy: personSchema.optional(),
  note: lineSchema.optional(),
});
export const contactSchema = z.strictObject(contactShape(z.int().nonnegative()));
/** A commitment to the customer: when and how they hear from us next. */
export type ContactCommitment = z.infer<typeof contactSchema>;
