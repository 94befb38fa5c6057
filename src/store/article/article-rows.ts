import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import {
  appliesToSchema,
  manifestArticleSchema,
  sectionReferenceSchema,
  type ManifestArticle,
} from '../../core/article/article-manifest.ts';
import type { RegisteredArticle, RevisionSummary } from '../../core/article/article-registry.ts';
import type { Audience } from '../../core/article/audience.ts';
import { foldTitle } from '../../core/article/fold-title.ts';
import type { ArticleRevisionsTable, ArticlesTable } from '../tables.ts';

/** Columns that lists read. */
export const listColumns = [
  'key',
  'article_id',
  'lang',
  'is_translation',
  'type',
  'title',
  'summary',
  'audience',
  'confidence',
  'governance',
  'owner',
  'products',
  'components',
  'error_codes',
  'created',
  'reviewed',
  'review_due',
  'superseded_by',
  'revision',
  'registered_at',
  'changed_at',
  'version',
] as const satisfies readonly (keyof ArticlesTable)[];

/** Columns that say what a build says; the rest is the registry's own. */
export type ArticleContent = Omit<
  Insertable<ArticlesTable>,
  'registered_at' | 'changed_at' | 'withdrawn_at' | 'version'
>;

const productsSchema = z.array(appliesToSchema);
const textsSchema = z.array(z.string());
const sectionsSchema = z.array(sectionReferenceSchema);
const registeredSchema = manifestArticleSchema.omit({
  authors: true,
  formerIds: true,
  sections: true,
  markdown: true,
});

/** The columns of an article of a build. */
export function articleContent(article: ManifestArticle, builtFor: Audience): ArticleContent {
  return {
    key: article.key,
    article_id: article.id,
    lang: article.lang,
    is_translation: article.isTranslation ? 1 : 0,
    type: article.type,
    title: article.title,
    title_folded: foldTitle(article.title),
    summary: article.summary,
    audience: article.audience,
    confidence: article.confidence,
    governance: article.governance,
    owner: article.owner ?? null,
    products: JSON.stringify(article.products),
    components: JSON.stringify(article.components),
    error_codes: JSON.stringify(article.errorCodes),
    created: article.created,
    reviewed: article.reviewed ?? null,
    review_due: article.reviewDue ?? null,
    superseded_by: article.supersededBy ?? null,
    sections: JSON.stringify(article.sections),
    revision: article.revision,
    built_for: builtFor,
  };
}

/** An article as lists show it, from its row. */
export function registeredArticle(
  row: Pick<Selectable<ArticlesTable>, (typeof listColumns)[number]>,
): RegisteredArticle {
  const article = registeredSchema.parse({
    key: row.key,
    id: row.article_id,
    lang: row.lang,
    isTranslation: row.is_translation === 1,
    type: row.type,
    title: row.title,
    summary: row.summary,
    audience: row.audience,
    confidence: row.confidence,
    governance: row.governance,
    ...(row.owner !== null && { owner: row.owner }),
    products: productsSchema.parse(JSON.parse(row.products)),
    components: textsSchema.parse(JSON.parse(row.components)),
    errorCodes: textsSchema.parse(JSON.parse(row.error_codes)),
    created: row.created,
    ...(row.reviewed !== null && { reviewed: row.reviewed }),
    ...(row.review_due !== null && { reviewDue: row.review_due }),
    ...(row.superseded_by !== null && { supersededBy: row.superseded_by }),
    revision: row.revision,
  });
  return { ...article, registeredAt: row.registered_at, changedAt: row.changed_at, version: row.version };
}

/** The sections column. */
export function sectionsOf(row: Pick<Selectable<ArticlesTable>, 'sections'>): ManifestArticle['sections'] {
  return sectionsSchema.parse(JSON.parse(row.sections));
}

const revisionSchema = manifestArticleSchema.pick({
  revision: true,
  title: true,
  confidence: true,
  audience: true,
});

/** A revision without its text, from its row. */
export function revisionSummary(
  row: Pick<
    Selectable<ArticleRevisionsTable>,
    'revision' | 'title' | 'confidence' | 'audience' | 'registered_at'
  >,
): RevisionSummary {
  const { revision, title, confidence, audience, registered_at: registeredAt } = row;
  return { ...revisionSchema.parse({ revision, title, confidence, audience }), registeredAt };
}
