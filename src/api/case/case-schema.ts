import { z } from '@hono/zod-openapi';
import { adjustmentSchema, priorityOf } from '../../core/case/adjust.ts';
import { caseChangeShape } from '../../core/case/case-change.ts';
import { caseNumberSchema, parseCaseNumber } from '../../core/case/case-id.ts';
import { possibleTransitions, transitionNameSchema } from '../../core/case/case-state.ts';
import { caseShape, newCaseShape, type Case } from '../../core/case/case.ts';
import { caseEditShape } from '../../core/case/edit-case.ts';
import { instantText } from '../../core/instant-text.ts';
import { named } from '../named-schema.ts';
import { instantSchema } from '../instant.ts';
import { givenInstantSchema, present } from './instants.ts';

/** A case as the API answers with it. */
export const caseSchema = z
  .strictObject({
    ...caseShape(instantSchema),
    priority: z
      .int()
      .min(1)
      .max(9)
      .describe('Urgency, 1 the most: the severity, unless the business impact says more.'),
    transitions: z.array(transitionNameSchema).describe('Where it can go from its state.'),
  })
  .openapi('Case');
export const caseListSchema = z.strictObject({ items: z.array(caseSchema) }).openapi('CaseList');

export const newCaseSchema = z.strictObject(newCaseShape(givenInstantSchema)).openapi('NewCase');
export const caseEditSchema = z.strictObject(caseEditShape(givenInstantSchema)).openapi('CaseEdit');
export const adjustmentBodySchema = named(adjustmentSchema, 'Adjustment');

export const caseChangeSchema = z
  .strictObject({
    ...caseChangeShape(instantSchema),
    from: z.any().describe('What it was; null: nothing.'),
    to: z.any().describe('What it is since; null: nothing.'),
  })
  .openapi('CaseChange');
export const caseChangeListSchema = z
  .strictObject({ items: z.array(caseChangeSchema) })
  .openapi('CaseChangeList');

/** The number of a case in a path, however it is capitalised. */
export const numberParameter = z.object({
  number: z
    .string()
    .refine((text) => parseCaseNumber(text) !== undefined, 'give a case number such as SR-000123')
    .transform((text) => caseNumberSchema.parse(text.toUpperCase()))
    .openapi({ type: 'string', example: 'SR-000123' })
    .describe('Number of the case.'),
});

/** A case as the API writes it: `present`, by the names of its instants, as lists have many. */
export function presentCase(subject: Case): z.infer<typeof caseSchema> {
  const { onset, baseline, plannedFix, ...plain } = subject;
  const presented: Record<string, unknown> = plain;
  presented['openedAt'] = instantText(subject.openedAt);
  presented['changedAt'] = instantText(subject.changedAt);
  if (subject.assignedAt !== undefined) presented['assignedAt'] = instantText(subject.assignedAt);
  if (subject.acknowledgedAt !== undefined) presented['acknowledgedAt'] = instantText(subject.acknowledgedAt);
  if (subject.firstReplyAt !== undefined) presented['firstReplyAt'] = instantText(subject.firstReplyAt);
  if (subject.lastReplyAt !== undefined) presented['lastReplyAt'] = instantText(subject.lastReplyAt);
  if (subject.escalatedAt !== undefined) presented['escalatedAt'] = instantText(subject.escalatedAt);
  if (subject.resolvedAt !== undefined) presented['resolvedAt'] = instantText(subject.resolvedAt);
  if (subject.closedAt !== undefined) presented['closedAt'] = instantText(subject.closedAt);
  if (onset) presented['onset'] = present(onset);
  if (baseline) presented['baseline'] = present(baseline);
  if (plannedFix) presented['plannedFix'] = present(plannedFix);
  presented['priority'] = priorityOf(subject);
  presented['transitions'] = possibleTransitions(subject.state);
  return presented as z.infer<typeof caseSchema>; // the test compares it with `present`
}

const written = new WeakMap<Case, string>();

/** A case as JSON, as `presentCase` has it: written once for each case that the store gives, which gives one that has not changed again. */
export function writeCase(subject: Case): string {
  const known = written.get(subject);
  if (known !== undefined) return known;
  const text = JSON.stringify(presentCase(subject));
  written.set(subject, text);
  return text;
}
