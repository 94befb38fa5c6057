import { z } from 'zod';
import { slugSchema } from '../article/common-fields.ts';
import { caseIdSchema, caseNumberSchema } from './case-id.ts';
import { caseStateSchema } from './case-state.ts';
import { lineSchema, nameSchema, textSchema } from './case-text.ts';
import { caseKindSchema, channelSchema, impactSchema, outcomeSchema, severitySchema } from './case-words.ts';

/** An instant of the domain: UTC milliseconds, from 1970 to 2105, which the order of cases can tell apart. */
export const instantSchema = z.int().min(0).max(4_291_747_199_999);

/** Where a case came from, when another system had it first. Unique by system and id. */
const sourceShape = {
  system: slugSchema.max(40).describe('Name of the other system, such as `zendesk`.'),
  id: nameSchema.max(200).describe('Id that the case has there.'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .describe('Its page there.'),
};

const contractShape = {
  number: nameSchema.describe('Contract number.'),
  kind: z.enum(['project', 'warranty']).optional(),
  agreement: slugSchema
    .max(100)
    .optional()
    .describe('Agreement level, an id of the policy: its hours and times count.'),
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, 'an IANA time zone such as Europe/Rome')
    .optional()
    .describe('Time zone of the agreed hours.'),
};

const entitlementShape = {
  standing: z
    .enum(['covered', 'awaiting-approval', 'approved'])
    .describe(
      '`covered` by a contract; without one the work waits for the approval of the manager or sales manager.',
    ),
  approvedBy: nameSchema.optional().describe('Who approved work without a contract.'),
  note: lineSchema.optional(),
};

const contactShape = {
  name: nameSchema.describe('Who reported it or can be asked.'),
  role: lineSchema.optional(),
  phone: nameSchema.optional(),
  email: nameSchema.optional(),
  preferred: channelSchema.optional().describe('How they want to be reached.'),
};

/** Fields that the person who opens a case gives. */
const givenShape = {
  kind: caseKindSchema.describe('What it is about.'),
  title: lineSchema.describe('The problem in one line.'),
  problem: textSchema.optional().describe('The explicit problem statement.'),
  customer: nameSchema.describe('Short name of the customer, as customer records have it.'),
  contract: z.strictObject(contractShape).optional(),
  entitlement: z.strictObject(entitlementShape).optional(),
  channel: channelSchema.describe('How it reached us.'),
  contact: z.strictObject(contactShape).optional(),
  product: nameSchema.optional().describe('Id of a product.'),
  component: nameSchema.optional().describe('Id of one of its components.'),
  productVersion: nameSchema.optional(),
  team: nameSchema.optional().describe('The one team that the case is with.'),
  dutyEngineer: nameSchema.optional().describe('Who took the call.'),
  assignedEngineer: nameSchema.optional().describe('Who works on it.'),
} as const;

/** Fields with instants, written in the notation of `instant`. */
const timedShape = <Instant extends z.ZodType>(instant: Instant) => ({
  onset: z
    .strictObject({
      claimed: z
        .strictObject({
          at: instant.optional(),
          words: lineSchema.describe('As it was told: "two days ago".'),
        })
        .optional(),
      observed: z
        .strictObject({
          at: instant,
          evidence: textSchema.describe('Which log or recording shows it.'),
        })
        .optional(),
    })
    .optional()
    .describe('When it began: as the customer tells it, and as the evidence shows it. Both are kept.'),
  baseline: z
    .strictObject({
      measure: lineSchema.describe('What is measured, and how.'),
      usual: lineSchema.describe('What it is when all is well.'),
      observed: lineSchema.describe('What it is now.'),
      measuredAt: instant.optional(),
    })
    .optional()
    .describe('What slowness is measured against.'),
  plannedFix: z
    .strictObject({
      description: textSchema.describe('The fix or change that is planned.'),
      release: lineSchema.optional(),
      expectedAt: instant.optional(),
      isFollowed: z.boolean().default(false).describe('Whether the customer wants to hear of it.'),
    })
    .optional(),
});

/** What a new case is made of, its instants in the notation of `instant`. */
export const newCaseShape = <Instant extends z.ZodType>(instant: Instant) => ({
  ...givenShape,
  ...timedShape(instant),
  source: z.strictObject(sourceShape).optional().describe('Where another system has it.'),
  severity: severitySchema.describe('By the support standard, 1 the worst.'),
  businessImpact: impactSchema.default('medium').describe('What it costs the business of the customer.'),
  openedAt: instant.optional().describe('When it was reported; absent: now.'),
});

/** What is stored of an outcome. */
const outcomeShape = {
  kind: outcomeSchema,
  cause: textSchema.optional().describe('Why it happened.'),
  resolution: textSchema.optional().describe('What ended it, or gets around it.'),
  prevention: textSchema.optional().describe('What keeps it from happening again.'),
  pending: textSchema.optional().describe('What is still pending, and who owns it.'),
};
export const outcomeRecordSchema = z.strictObject(outcomeShape);
export type Outcome = z.infer<typeof outcomeRecordSchema>;

/** A whole case, its instants in the notation of `instant`. */
export const caseShape = <Instant extends z.ZodType>(instant: Instant) => ({
  id: caseIdSchema.describe('UUID.'),
  number: caseNumberSchema.describe('What people call it by.'),
  version: z.int().min(1).describe('Counts the changes, from 1; the ETag is made of it.'),
  state: caseStateSchema,
  ...givenShape,
  ...timedShape(instant),
  source: z.strictObject(sourceShape).optional(),
  severity: severitySchema,
  businessImpact: impactSchema,
  escalationEngineer: nameSchema.optional().describe('Whom the centre manager appointed.'),
  outcome: outcomeRecordSchema.optional().describe('How it ended, from its resolution on.'),
  openedAt: instant.describe('When it was reported.'),
  assignedAt: instant.optional().describe('When the assigned engineer got it.'),
  acknowledgedAt: instant.optional().describe('When an engineer took it.'),
  firstReplyAt: instant.optional().describe('When the customer first heard from an engineer.'),
  lastReplyAt: instant.optional().describe('When the customer last heard from us.'),
  escalatedAt: instant.optional().describe('When it was first escalated.'),
  resolvedAt: instant.optional(),
  closedAt: instant.optional(),
  changedAt: instant.describe('When any of these fields last changed.'),
});

export const newCaseSchema = z.strictObject(newCaseShape(instantSchema));
/** A case that is about to be opened. */
export type NewCase = z.infer<typeof newCaseSchema>;

export const caseSchema = z.strictObject(caseShape(instantSchema));
/** A case: a service request of a customer. Instants are UTC milliseconds. */
export type Case = z.infer<typeof caseSchema>;

/** Fields that may be corrected or filled in later; severity, impact, state and times have ways of their own. */
export const editableCaseShape = <Instant extends z.ZodType>(instant: Instant) => ({
  ...givenShape,
  ...timedShape(instant),
});
export const editableCaseSchema = z.strictObject(editableCaseShape(instantSchema));
export type EditableField = keyof z.infer<typeof editableCaseSchema>;

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
