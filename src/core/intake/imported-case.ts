import { z } from 'zod';
import { caseShape, instantSchema } from '../case/case.ts';
import { channelSchema } from '../case/case-words.ts';
import { nameSchema, textSchema } from '../case/case-text.ts';
import { logKindSchema } from '../case/log-entry.ts';

const shape = caseShape(instantSchema);

/** Fields of a case that another system may tell; what it does not tell is left as it is. */
export const importedFieldsSchema = z
  .strictObject({
    kind: shape.kind,
    title: shape.title,
    problem: shape.problem.unwrap(),
    customer: shape.customer,
    contract: shape.contract.unwrap(),
    channel: shape.channel,
    contact: shape.contact.unwrap(),
    product: shape.product.unwrap(),
    component: shape.component.unwrap(),
    productVersion: shape.productVersion.unwrap(),
    team: shape.team.unwrap(),
    assignedEngineer: shape.assignedEngineer.unwrap(),
    severity: shape.severity,
    businessImpact: shape.businessImpact,
    state: shape.state,
    outcome: shape.outcome.unwrap().partial(),
    openedAt: shape.openedAt,
    firstReplyAt: shape.firstReplyAt.unwrap(),
    lastReplyAt: shape.lastReplyAt.unwrap(),
    escalatedAt: shape.escalatedAt.unwrap(),
    resolvedAt: shape.resolvedAt.unwrap(),
    closedAt: shape.closedAt.unwrap(),
  })
  .partial();
export type ImportedFields = z.infer<typeof importedFieldsSchema>;

export const importedEntrySchema = z.strictObject({
  key: z.string().min(1).max(300).describe('By which it is known again within its case.'),
  kind: logKindSchema.exclude(['record', 'check']),
  text: textSchema,
  at: instantSchema,
  by: nameSchema.optional().describe('Who wrote it there.'),
  isInternal: z.boolean(),
  channel: channelSchema.optional(),
});
/** An entry of another system's history. */
export type ImportedEntry = z.infer<typeof importedEntrySchema>;

export const importedCaseSchema = z.strictObject({
  source: shape.source.unwrap(),
  updatedAt: instantSchema.optional().describe('When it last changed there.'),
  fields: importedFieldsSchema,
  log: z.array(importedEntrySchema),
  rest: z.record(z.string(), z.json()).describe('What no field of a case is for, as it came.'),
});
/** A case as another system tells it, checked. */
export type ImportedCase = z.infer<typeof importedCaseSchema>;
