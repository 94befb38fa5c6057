import { z } from 'zod';
import { personSchema } from './person.ts';
import { lineSchema, nameSchema, textSchema } from './case-text.ts';
import { channelSchema } from './case-words.ts';

/**
 * What an entry of the process log tells: something done on the systems; a reply to the customer; what the customer said or did;
 * a part, a return, a visit; a look of the duty engineer; a remark among engineers; or what Casebook itself wrote down.
 */
export const logKinds = [
  'action',
  'reply',
  'customer',
  'user-action',
  'spare',
  'rma',
  'visit',
  'check',
  'remark',
  'record',
] as const;
export const logKindSchema = z.enum(logKinds);
export type LogKind = z.infer<typeof logKindSchema>;

/** Fields of an entry that somebody writes, its instants in the notation of `instant`. */
export const newLogEntryShape = <Instant extends z.ZodType>(instant: Instant) => ({
  kind: logKindSchema.exclude(['record']).describe('What it tells.'),
  text: textSchema.describe('What was done, said or found, and with what outcome.'),
  at: instant.optional().describe('When it happened; absent: now.'),
  isInternal: z
    .boolean()
    .optional()
    .describe('Whether it never leaves the organisation. Remarks never do, replies always did.'),
  channel: channelSchema.optional().describe('How the customer was reached.'),
  minutes: z.int().min(0).max(60_000).optional().describe('Minutes of work.'),
  spare: z
    .strictObject({
      part: lineSchema,
      serial: nameSchema.optional(),
      quantity: z.int().min(1).max(10_000).default(1),
    })
    .optional()
    .describe('A part that was used or ordered.'),
  rma: z
    .strictObject({ number: nameSchema, owner: nameSchema.describe('Who sees to it that it is returned.') })
    .optional()
    .describe('A return to the vendor.'),
  visit: z
    .strictObject({
      site: lineSchema,
      engineer: nameSchema,
      arrivedAt: instant.optional(),
      leftAt: instant.optional(),
    })
    .optional()
    .describe('A visit on site.'),
  corrects: z.uuid().optional().describe('Entry that this one corrects; both stay.'),
});

export const newLogEntrySchema = z.strictObject(newLogEntryShape(z.int().nonnegative()));
export type NewLogEntry = z.infer<typeof newLogEntrySchema>;

/** A recorded entry, its instants in the notation of `instant`. */
export const logEntryShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: z.uuid(),
  ...newLogEntryShape(instant),
  kind: logKindSchema,
  at: instant.describe('When it happened.'),
  recordedAt: instant.describe('When it was written down.'),
  by: personSchema,
  isInternal: z.boolean().describe('Whether it never leaves the organisation.'),
});

export const logEntrySchema = z.strictObject(logEntryShape(z.int().nonnegative()));
/** An entry of a case's process log. Entries are never changed and never removed; a correction is another entry. */
export type LogEntry = z.infer<typeof logEntrySchema>;

/** An entry that is decided on but not stored: it has no id yet. */
export type LogEntryDraft = Omit<LogEntry, 'id'>;
