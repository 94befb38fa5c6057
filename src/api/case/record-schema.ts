import { z } from '@hono/zod-openapi';
import { clockNames } from '../../core/case/clock/case-clocks.ts';
import { complaintShape, newComplaintShape } from '../../core/case/complaint.ts';
import { contactShape, newContactShape } from '../../core/case/contact.ts';
import { factShape, newFactShape } from '../../core/case/fact.ts';
import { logEntryShape, newLogEntryShape } from '../../core/case/log-entry.ts';
import { answerSchema as answer, settlementSchema as settlement } from '../../core/case/record.ts';
import {
  newStatementShape,
  standingChangeSchema as standingChange,
  statementShape,
} from '../../core/case/statement.ts';
import { named } from '../named-schema.ts';
import { instantSchema } from '../instant.ts';
import { numberParameter } from './case-schema.ts';
import { givenInstantSchema } from './instants.ts';

const list = <Schema extends z.ZodType>(schema: Schema) => z.strictObject({ items: z.array(schema) });

export const logEntrySchema = z.strictObject(logEntryShape(instantSchema)).openapi('LogEntry');
export const logListSchema = list(logEntrySchema).openapi('LogEntryList');
export const newLogEntrySchema = z.strictObject(newLogEntryShape(givenInstantSchema)).openapi('NewLogEntry');

export const statementSchema = z.strictObject(statementShape(instantSchema)).openapi('Statement');
export const statementListSchema = list(statementSchema).openapi('StatementList');
export const newStatementSchema = z
  .strictObject(newStatementShape(givenInstantSchema))
  .openapi('NewStatement');
export const standingChangeSchema = named(standingChange, 'StandingChange');

export const factSchema = z.strictObject(factShape(instantSchema)).openapi('Fact');
export const factListSchema = list(factSchema).openapi('FactList');
export const newFactSchema = z.strictObject(newFactShape(givenInstantSchema)).openapi('NewFact');

export const contactSchema = z.strictObject(contactShape(instantSchema)).openapi('ContactCommitment');
export const contactListSchema = list(contactSchema).openapi('ContactCommitmentList');
export const newContactSchema = z
  .strictObject(newContactShape(givenInstantSchema))
  .openapi('NewContactCommitment');
export const settlementSchema = named(settlement, 'ContactSettlement');

export const complaintSchema = z.strictObject(complaintShape(instantSchema)).openapi('Complaint');
export const complaintListSchema = list(complaintSchema).openapi('ComplaintList');
export const newComplaintSchema = z
  .strictObject(newComplaintShape(givenInstantSchema))
  .openapi('NewComplaint');
export const answerSchema = named(answer, 'ComplaintAnswer');

export const clockSchema = z
  .strictObject({
    name: z.enum(clockNames),
    position: z.int().optional().describe('Which of several: 1 for the first check.'),
    contactId: z.uuid().optional().describe('Commitment that it is about.'),
    startedAt: instantSchema,
    dueAt: instantSchema,
    metAt: instantSchema.optional().describe('When what it runs towards happened.'),
    standing: z
      .enum(['running', 'late', 'met', 'missed'])
      .describe('`met` in time or `missed`; `running`, or `late` by now.'),
    isPaused: z.boolean().describe('Whether it stands still now, outside the agreed hours.'),
    setBy: z.enum(['centre', 'standard', 'agreement', 'commitment']).describe('Whose figure it is.'),
  })
  .openapi('Clock');
export const clockListSchema = list(clockSchema).openapi('ClockList');

/** A case in a path, and a record of it. */
export const recordParameters = numberParameter.extend({
  id: z.uuid('give the id of a record').describe('Id of the record.'),
});
