import { z } from '@hono/zod-openapi';
import { articleAddress } from '../../core/article/address.ts';
import {
  appliesToSchema,
  articleTypeNameSchema,
  sectionReferenceSchema,
} from '../../core/article/article-manifest.ts';
import type {
  ArticleRevision,
  RegisteredArticle,
  RegisteredArticleDetail,
  RevisionHistory,
  RevisionSummary,
} from '../../core/article/article-registry.ts';
import { audienceSchema } from '../../core/article/audience.ts';
import { confidenceSchema } from '../../core/article/confidence.ts';
import { languageSchema } from '../../core/article/language.ts';
import { instantSchema, presentInstant } from '../instant.ts';

const revisionField = z.string().describe('Hash of the source: 12 hex digits.');

/** An article in one language, as lists show it. */
export const articleSchema = z
  .strictObject({
    key: z.string().describe('Id with the language of a translation: SN-0012, SN-0012.it. Unique.'),
    id: z.string().describe('Permanent id, the same in every language.'),
    lang: languageSchema.describe('Language of the text (BCP 47).'),
    isTranslation: z.boolean(),
    type: articleTypeNameSchema,
    title: z.string(),
    summary: z.string(),
    address: z.string().describe('Path of the page.'),
    audience: audienceSchema.describe('Who may read it.'),
    confidence: confidenceSchema.describe('How far it can be trusted.'),
    governance: z.enum(['experience', 'compliance']),
    owner: z.string().optional().describe('Team that keeps it true. Not in builds for readers outside.'),
    products: z
      .array(appliesToSchema)
      .describe('Products and versions that it applies to; no versions: all.'),
    components: z.array(z.string()),
    errorCodes: z.array(z.string()).describe('Codes and messages exactly as the product prints them.'),
    created: z.iso.date(),
    reviewed: z.iso.date().optional().describe('Day on which somebody last verified it.'),
    reviewDue: z.iso.date().optional(),
    supersededBy: z.string().optional().describe('Id of the article that replaces it.'),
    revision: revisionField,
    registeredAt: instantSchema.describe('When this server first had it.'),
    changedAt: instantSchema.describe('When this server last saw it change.'),
    version: z.int().describe('Counts the changes that this server saw, from 1.'),
  })
  .openapi('Article');

export const articleListSchema = z.strictObject({ items: z.array(articleSchema) }).openapi('ArticleList');

export const revisionSummarySchema = z
  .strictObject({
    revision: revisionField,
    title: z.string(),
    confidence: confidenceSchema,
    audience: audienceSchema,
    registeredAt: instantSchema.describe('When this server first gave it out.'),
  })
  .openapi('RevisionSummary');

// Written out by `shape`: extended, it would become an `allOf` with a closed Article, which no value fits.
export const articleDetailSchema = z
  .strictObject({
    ...articleSchema.shape,
    languages: z.array(languageSchema).describe('Languages that it can be read in, the original first.'),
    sections: z.array(sectionReferenceSchema).describe('Headings that can be linked to, by fragment.'),
    markdown: z.string().describe('The text as Markdown.'),
    revisions: z.array(revisionSummarySchema).describe('The latest revisions, newest first; twenty at most.'),
  })
  .openapi('ArticleDetail');

export const revisionListSchema = z
  .strictObject({
    lang: languageSchema,
    current: revisionField,
    items: z.array(revisionSummarySchema).describe('Newest first.'),
  })
  .openapi('RevisionList');

export const revisionSchema = z
  .strictObject({
    ...revisionSummarySchema.shape,
    lang: languageSchema,
    summary: z.string(),
    markdown: z.string().describe('The text as Markdown.'),
  })
  .openapi('Revision');

/** A registered article as the API writes it. */
export function presentArticle(article: RegisteredArticle): z.infer<typeof articleSchema> {
  return {
    ...article,
    address: articleAddress(article.id, article.isTranslation ? article.lang : undefined),
    registeredAt: presentInstant(article.registeredAt),
    changedAt: presentInstant(article.changedAt),
  };
}

/** A registered article with its text and latest revisions. */
export function presentDetail(
  article: RegisteredArticleDetail,
  history: RevisionHistory | undefined,
): z.infer<typeof articleDetailSchema> {
  return {
    ...presentArticle(article),
    languages: [...article.languages],
    sections: article.sections,
    markdown: article.markdown,
    revisions: (history?.revisions ?? []).slice(0, 20).map(presentSummary),
  };
}

export function presentSummary(revision: RevisionSummary): z.infer<typeof revisionSummarySchema> {
  return { ...revision, registeredAt: presentInstant(revision.registeredAt) };
}

export function presentRevision(revision: ArticleRevision): z.infer<typeof revisionSchema> {
  return { ...revision, registeredAt: presentInstant(revision.registeredAt) };
}
