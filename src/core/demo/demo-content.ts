import { z } from 'zod';
import { articleIdSchema } from '../article/article-id.ts';
import { lineSchema, slugSchema } from '../article/common-fields.ts';
import { customerRecord } from '../article/customer-record.ts';
import { caseKindSchema, impactSchema, outcomeSchema, severitySchema } from '../case/case-words.ts';
import { escalationLevelSchema } from '../case/escalation.ts';
import { factKindSchema } from '../case/fact.ts';
import { flagKindSchema, flagSettlementSchema } from '../feedback/flag.ts';

/** Texts may have names in braces, `{host}`: of a machine of the customer, of a person, of a time. */
const texts = z.array(z.string().trim().min(1)).min(1);
const textSchema = z.string().trim().min(1);

/** A statement with what shows that it is right, or wrong. */
const shownSchema = z.strictObject({ text: textSchema, evidence: textSchema });

/** What several cases have in common: the same trouble at several customers, told in several ways. */
const familySchema = z.strictObject({
  id: slugSchema,
  /** Article that solves it; absent: there is none yet. */
  article: articleIdSchema.optional(),
  product: slugSchema,
  /** The product where a customer has another one. */
  products: z.record(slugSchema, slugSchema).default({}),
  component: slugSchema.optional(),
  kind: caseKindSchema,
  severity: z.array(severitySchema).min(1),
  impact: z.array(impactSchema).min(1),
  /** How many cases each customer has of it. */
  cases: z.record(slugSchema, z.int().min(1)),
  /** Hours from the opening to the resolution, the least and the most. */
  hours: z.tuple([z.number().positive(), z.number().positive()]),
  titles: texts,
  /** The customer's words. */
  words: texts,
  inLanguage: z.record(z.string(), texts).default({}),
  observed: shownSchema,
  falseLead: shownSchema.optional(),
  /** What was done, in order. */
  actions: texts,
  cause: textSchema,
  resolution: textSchema,
  prevention: textSchema.optional(),
  outcome: outcomeSchema.default('solved'),
  pending: textSchema.optional(),
  baseline: z.strictObject({ measure: lineSchema, usual: lineSchema, observed: lineSchema }).optional(),
  /** Articles that were read and of use, and those that were not. */
  consulted: z.array(articleIdSchema).default([]),
  notHelpful: z.array(articleIdSchema).default([]),
  spare: z.strictObject({ part: lineSchema, rma: z.boolean() }).optional(),
  visit: z.boolean().default(false),
  escalation: z
    .strictObject({
      level: escalationLevelSchema,
      team: slugSchema.optional(),
      reason: textSchema,
      answer: textSchema,
    })
    .optional(),
  /** Which of the complaints one of its cases led to. */
  complaint: z.int().min(0).optional(),
});
export type DemoFamily = z.infer<typeof familySchema>;

export const demoFamiliesSchema = z.strictObject({ families: z.array(familySchema).min(1) });

export const demoDeskSchema = z.strictObject({
  duty: z.array(lineSchema).min(1),
  manager: lineSchema,
  /** Engineers of each team. */
  teams: z.record(slugSchema, z.array(lineSchema).min(1)),
  firstReplies: texts,
  updates: texts,
  closings: texts,
  remarks: texts,
  checks: texts,
  raises: texts,
  lowers: texts,
  overrides: texts,
  waits: texts,
  reopens: texts,
  complaints: z.array(z.strictObject({ text: textSchema, answer: textSchema })).min(1),
  escalations: z.array(z.strictObject({ reason: textSchema, answer: textSchema })).min(1),
  facts: z.partialRecord(factKindSchema, texts),
  searches: z.strictObject({
    found: z.array(
      z.strictObject({
        words: lineSchema,
        article: articleIdSchema,
        position: z.int().min(1),
        isFromCases: z.boolean().optional().describe('Whether linked cases brought the article there.'),
      }),
    ),
    nothing: z.array(z.strictObject({ words: lineSchema, times: z.int().min(1) })),
  }),
  feedback: z.array(
    z.strictObject({ article: articleIdSchema, helpful: z.int().min(0), not: z.int().min(0) }),
  ),
  flags: z.array(
    z.strictObject({
      article: articleIdSchema,
      kind: flagKindSchema,
      daysAgo: z.int().min(1),
      text: textSchema,
      result: flagSettlementSchema.shape.result.optional(),
      answer: textSchema.optional(),
    }),
  ),
  running: z.array(
    z.strictObject({
      family: slugSchema,
      customer: slugSchema,
      minutes: z.int().min(1),
      share: z.number().min(0).max(1),
    }),
  ),
});
export type DemoDesk = z.infer<typeof demoDeskSchema>;

export const demoCustomersSchema = z.strictObject({
  customers: z.array(
    z.strictObject({
      id: slugSchema,
      /** Version that the customer runs, by product. */
      versions: z.record(slugSchema, lineSchema).default({}),
      /** Names of machines and services by their kind. */
      names: z.record(z.string(), texts),
    }),
  ),
});
export type DemoCustomer = z.infer<typeof demoCustomersSchema>['customers'][number];

const { languages, timeZone, agreement, contract, contacts } = customerRecord.fields.shape;

/** What demo cases take from the record of a customer. */
const demoRecordSchema = z.strictObject({
  customer: slugSchema,
  languages,
  timeZone,
  agreement,
  contract: contract.pick({ number: true, kind: true }),
  contacts,
});
export type DemoRecord = z.infer<typeof demoRecordSchema>;

/** Everything that demo cases are made of, as a build hands it to the server. */
export const demoContentSchema = z.strictObject({
  demo: z.literal('casebook-demo-1'),
  desk: demoDeskSchema,
  customers: demoCustomersSchema.shape.customers,
  families: demoFamiliesSchema.shape.families,
  records: z.array(demoRecordSchema),
});
export type DemoContent = z.infer<typeof demoContentSchema>;
