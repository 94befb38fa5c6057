import { z } from 'zod';
import { articleIdSchema } from './article-id.ts';
import { audienceSchema } from './audience.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { confidenceSchema } from './confidence.ts';
import { languageSchema } from './language.ts';
import { articleTypes } from './registry.ts';

/** Name of an article type. */
export const articleTypeNameSchema = z.enum(articleTypes.map((type) => type.name));

/** Revision of an article: the first 12 hex digits of the hash of its source. */
export const revisionSchema = z.string().regex(/^[0-9a-f]{12}$/, 'a revision of 12 hex digits');

/** A product that an article applies to, with the versions it was verified for; no versions: all. */
export const appliesToSchema = z.strictObject({ product: z.string(), versions: z.array(z.string()) });

/** A heading that can be linked to. */
export const sectionReferenceSchema = z.strictObject({
  /** Fragment on the article's page. */
  id: z.string(),
  heading: z.string(),
  /** 2 to 4, as in h2 to h4. */
  depth: z.int(),
});

/** First line of a manifest: which build it is of. */
export const manifestHeaderSchema = z.strictObject({
  /** Names the kind of file and the version of its format. */
  manifest: z.literal('casebook-articles-1'),
  /** Who the build is for. */
  audience: audienceSchema.exclude(['restricted']),
  builtAt: z.iso.datetime(),
  /** How many articles follow, a line each; a truncated file is noticed by it. */
  articles: z.int().nonnegative(),
});
export type ManifestHeader = z.infer<typeof manifestHeaderSchema>;

/** What a build says of one article in one language; only what the build's audience may read. */
export const manifestArticleSchema = z.strictObject({
  /** `SN-0012`, or `SN-0012.it` for its Italian translation. */
  key: z.string(),
  id: articleIdSchema,
  lang: languageSchema,
  isTranslation: z.boolean(),
  type: articleTypeNameSchema,
  title: z.string(),
  summary: z.string(),
  audience: audienceSchema,
  confidence: confidenceSchema,
  governance: z.enum(['experience', 'compliance']),
  /** Team that keeps it true; absent in builds for readers outside. */
  owner: z.string().optional(),
  /** Who wrote it; none in builds for readers outside. */
  authors: z.array(z.string()).default([]),
  products: z.array(appliesToSchema),
  components: z.array(z.string()),
  errorCodes: z.array(z.string()),
  created: calendarDateSchema,
  reviewed: calendarDateSchema.optional(),
  reviewDue: calendarDateSchema.optional(),
  /** Ids that it used to have, or that were merged into it. */
  formerIds: z.array(articleIdSchema).default([]),
  /** Article that replaces it, where readers of the build may see it. */
  supersededBy: articleIdSchema.optional(),
  sections: z.array(sectionReferenceSchema),
  revision: revisionSchema,
  /** The body as Markdown without the passages that the audience may not read. */
  markdown: z.string(),
});
export type ManifestArticle = z.infer<typeof manifestArticleSchema>;
