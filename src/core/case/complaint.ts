import { z } from 'zod';
import { personSchema } from './person.ts';
import { nameSchema, textSchema } from './case-text.ts';

export const newComplaintShape = <Instant extends z.ZodType>(instant: Instant) => ({
  text: textSchema.describe('What the customer complains of, in their words.'),
  complainant: nameSchema.describe('Who complained.'),
  receivedAt: instant.optional().describe('When; absent: now.'),
});
export const newComplaintSchema = z.strictObject(newComplaintShape(z.int().nonnegative()));
export type NewComplaint = z.infer<typeof newComplaintSchema>;

export const complaintShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  ...newComplaintShape(instant),
  receivedAt: instant,
  recordedAt: instant,
  by: personSchema,
  answer: textSchema.optional().describe('What the customer was told.'),
  answeredAt: instant.optional(),
  answeredBy: personSchema.optional(),
});
export const complaintSchema = z.strictObject(complaintShape(z.int().nonnegative()));
/** A complaint, kept apart from the case: those who take complaints read it, whoever works on the case need not. */
export type Complaint = z.infer<typeof complaintSchema>;
