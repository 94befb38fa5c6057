import { z } from 'zod';
import { lineSchema, slugSchema } from '../article/common-fields.ts';
import { durationSchema } from '../article/duration.ts';
import { languageSchema, type Language } from '../article/language.ts';

const teamSchema = z.strictObject({
  id: slugSchema,
  name: lineSchema,
  description: z.string().trim().default(''),
  email: z.email().optional(),
  /** Team that takes over what this one cannot solve. */
  escalatesTo: slugSchema.optional(),
});
export type Team = z.infer<typeof teamSchema>;

const componentSchema = z.strictObject({
  id: slugSchema,
  name: lineSchema,
  /** Team, where it is not the product's. */
  team: slugSchema.optional(),
});

const productSchema = z.strictObject({
  id: slugSchema,
  name: lineSchema,
  vendor: lineSchema.optional(),
  /** Team that cases about this product are routed to. */
  team: slugSchema,
  description: z.string().trim().default(''),
  components: z.array(componentSchema).default([]),
  versions: z.array(lineSchema).default([]),
  /** Words in a problem statement that route it to this product's team. */
  keywords: z.array(lineSchema).default([]),
});
export type Product = z.infer<typeof productSchema>;

const severitySchema = z.strictObject({
  id: z.int().min(1).max(9),
  name: lineSchema,
  definition: z.string().trim().min(1),
  examples: z.array(lineSchema).default([]),
  /** How often the customer hears from us, in minutes. */
  updateEvery: durationSchema,
});

const clocksSchema = z.strictObject({
  /** When the duty engineer looks after the assignment, in minutes after it. */
  checksAfterAssignment: z.array(durationSchema).min(1),
  /** What the next engineer has when the first did not call back, in minutes. */
  reassignedEngineerHas: durationSchema,
  /** First reply to the customer, in minutes. */
  firstReplyWithin: durationSchema,
});

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const timeOfDaySchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 08:00 or 24:00');

const agreementSchema = z.strictObject({
  id: slugSchema,
  name: lineSchema,
  hours: z.strictObject({
    days: z.array(z.enum(weekdays)).min(1),
    from: timeOfDaySchema,
    to: timeOfDaySchema,
  }),
  targets: z
    .array(
      z.strictObject({
        severity: z.int().min(1).max(9),
        firstReply: durationSchema,
        update: durationSchema,
        restore: durationSchema.optional(),
      }),
    )
    .min(1),
});

const glossaryEntrySchema = z
  .strictObject({
    id: slugSchema,
    /** What it is called and how it is abbreviated, in every language. */
    terms: z.array(lineSchema).default([]),
    /** What it is called in one language besides, by the language's tag. */
    in: z.partialRecord(languageSchema, z.array(lineSchema)).default({}),
  })
  .refine((entry) => namesOf(entry).length > 1, 'needs two names at least: one alone says nothing');
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>;

/** Everything that an entry of the glossary is called, in all languages. */
export function namesOf({
  terms,
  in: others,
}: {
  readonly terms: readonly string[];
  readonly in: Readonly<Partial<Record<Language, readonly string[]>>>;
}): string[] {
  return [...new Set([...terms, ...Object.values(others).flat()])];
}

/** The files of `content/policy/`, each with the schema of its content. */
export const policyFiles = {
  teams: z.strictObject({ teams: z.array(teamSchema).min(1) }),
  products: z.strictObject({ products: z.array(productSchema) }),
  severities: z.strictObject({ severities: z.array(severitySchema).min(1) }),
  clocks: z.strictObject({ clocks: clocksSchema }),
  agreements: z.strictObject({ agreements: z.array(agreementSchema) }),
  glossary: z.strictObject({ glossary: z.array(glossaryEntrySchema) }),
} as const;

/** Tables that an organisation can do without: without a file they are empty. */
export const optionalTables: ReadonlySet<keyof typeof policyFiles> = new Set(['glossary']);

/** The organisation's own tables: who there is, what is supported, what was agreed. Durations are in minutes. */
export interface Policy {
  readonly teams: readonly Team[];
  readonly products: readonly Product[];
  readonly severities: readonly z.infer<typeof severitySchema>[];
  readonly clocks: z.infer<typeof clocksSchema>;
  readonly agreements: readonly z.infer<typeof agreementSchema>[];
  /** What is called by several names, so that search finds each by all of them. */
  readonly glossary: readonly GlossaryEntry[];
}
