import { z } from 'zod';
import { articleIdSchema } from './article-id.ts';
import { audienceSchema } from './audience.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { confidenceSchema } from './confidence.ts';
import { languageSchema } from './language.ts';

/** Name of an entry in a policy table: lower case, digits and dashes. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and dashes');

/** One line of text with something in it. */
export const lineSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .regex(/^[^\n]*$/, 'must be one line');

const productSchema = z.union([
  slugSchema.transform((product) => ({ product, versions: [] as string[] })),
  z.strictObject({
    /** Id of a product in `policy/products.yaml`. */
    product: slugSchema,
    /** Versions that the article was verified for, as the vendor writes them; none: all. */
    versions: z.array(lineSchema).default([]),
  }),
]);

/** A path on this site that used to lead to the article, or an id that it used to have. */
const aliasSchema = z
  .string()
  .regex(/^(?:\/[^\s?#]*|[A-Z]{2}-\d{4,7})$/, 'a path that starts with /, or an article id')
  // Browsers resolve such paths to others before they ask for them.
  .refine(
    (alias) => !/\/\/|\\|\/\.{1,2}(?:\/|$)/.test(alias),
    'a path without empty parts, dots alone and \\',
  );

/** Front matter that every article has; each type adds its own fields. */
export const commonFields = {
  /** Permanent id; the prefix names the type. */
  id: articleIdSchema,
  /** What the reader searches for, in sentence case, without a full stop. */
  title: lineSchema.max(200),
  /** What it is about and what solves it, in one or two sentences. Shown in results and lists. */
  summary: z.string().trim().min(1, 'must not be empty').max(600),
  /** Language of the text. */
  lang: languageSchema.default('en'),
  /** Products that it applies to, with the versions it was verified for. */
  products: z.array(productSchema).default([]),
  /** Components of these products. */
  components: z.array(slugSchema).default([]),
  /** Codes and messages exactly as the product prints them. */
  errorCodes: z.array(lineSchema).default([]),
  /** What it looks like, in the customer's words. */
  symptoms: z.array(lineSchema).default([]),
  /** Words that a searcher may use and the text does not. */
  keywords: z.array(lineSchema).default([]),
  /** Who may read it. */
  audience: audienceSchema.exclude(['restricted']).default('internal'),
  /** How far it can be trusted. */
  confidence: confidenceSchema.default('work-in-progress'),
  /** `experience`: any licensed engineer may fix it at once. `compliance`: a change needs approval by someone else. */
  governance: z.enum(['experience', 'compliance']).default('experience'),
  /** Who approved it, when its governance is compliance. Not one of the authors. */
  approvedBy: lineSchema.optional(),
  /** Team that keeps it true; an id of `policy/teams.yaml`. */
  owner: slugSchema,
  /** Who wrote it. */
  authors: z.array(lineSchema).min(1, 'at least one author'),
  /** Day of the first version. */
  created: calendarDateSchema,
  /** Day on which somebody last verified it. */
  reviewed: calendarDateSchema.optional(),
  /** Day by which it has to be verified again. */
  reviewDue: calendarDateSchema.optional(),
  /** Old addresses and ids; each one redirects here. */
  aliases: z.array(aliasSchema).default([]),
  /** Articles worth reading next. */
  related: z.array(articleIdSchema).default([]),
  /** The article that replaces an archived one. */
  supersededBy: articleIdSchema.optional(),
} as const;
