import { z } from '@hono/zod-openapi';
import { confidenceSchema } from '../../core/article/confidence.ts';
import { caseShape } from '../../core/case/case.ts';
import {
  linkEventShape,
  linkKindSchema,
  type LinkKind,
  linkShape,
  newLinkSchema as newLink,
} from '../../core/link/link.ts';
import { reasonSchema } from '../../core/case/case-text.ts';
import { caseNumberSchema } from '../../core/case/case-id.ts';
import { languageSchema } from '../../core/article/language.ts';
import { named } from '../named-schema.ts';
import { instantSchema } from '../instant.ts';

const linkedArticleSchema = z
  .strictObject({
    id: z.string().describe('Id of the article.'),
    title: z.string(),
    state: z
      .enum(['present', 'archived', 'withdrawn'])
      .describe('`withdrawn`: no build has it; its delivered text is kept.'),
    confidence: confidenceSchema,
    current: z.string().optional().describe('Revision that is given out now.'),
    supersededBy: z.string().optional().describe('Id of the article that replaces it.'),
  })
  .openapi('LinkedArticle');

export const linkSchema = z
  .strictObject({
    ...linkShape(instantSchema),
    to: linkedArticleSchema,
  })
  .openapi('Link');
export const linkListSchema = z.strictObject({ items: z.array(linkSchema) }).openapi('LinkList');

/** Links that are made at once. */
export const newLinksSchema = z
  .strictObject({
    links: z.array(named(newLink, 'NewLink')).min(1).max(50).describe('All of them are made, or none.'),
  })
  .openapi('NewLinks');

export const linkChangeSchema = z
  .strictObject({
    kind: linkKindSchema,
    reason: reasonSchema.optional().describe('Why; needed to take back what was said before.'),
  })
  .openapi('LinkChange');

export const reasonBodySchema = z.strictObject({ reason: reasonSchema.optional() }).openapi('LinkReason');

export const linkEventListSchema = z
  .strictObject({
    items: z.array(z.strictObject(linkEventShape(instantSchema)).openapi('LinkEvent')),
  })
  .openapi('LinkEventList');

const revisionTextSchema = z
  .strictObject({
    article: z.string(),
    revision: z.string(),
    title: z.string(),
    summary: z.string(),
    markdown: z.string(),
  })
  .openapi('RevisionText');

/** A delivered revision beside the present one. */
export const comparisonSchema = z
  .strictObject({
    delivered: revisionTextSchema,
    now: revisionTextSchema.optional(),
    isSame: z.boolean().describe('Whether a reader would find no difference.'),
    diff: z.strictObject({
      added: z.int().describe('Lines that are new.'),
      removed: z.int().describe('Lines that are gone.'),
      hunks: z.array(
        z.strictObject({
          skipped: z.int().describe('Lines that are left out before.'),
          lines: z.array(
            z.strictObject({
              kind: z.enum(['added', 'removed', 'context']),
              parts: z.array(z.strictObject({ text: z.string(), isChanged: z.boolean() })),
            }),
          ),
        }),
      ),
    }),
  })
  .openapi('RevisionComparison');

const cases = caseShape(instantSchema);

/** A link of an article, with its case. */
export const articleLinkSchema = z
  .strictObject({
    ...linkShape(instantSchema),
    case: z
      .strictObject({
        number: cases.number,
        title: cases.title,
        customer: cases.customer,
        product: cases.product,
        state: cases.state,
        severity: cases.severity,
        openedAt: cases.openedAt,
      })
      .openapi('LinkedCase'),
  })
  .openapi('ArticleLink');

const count = z.int().nonnegative();

export const articleCasesSchema = z
  .strictObject({
    items: z.array(articleLinkSchema).describe('The last link first.'),
    counts: z
      .strictObject({
        created: count,
        reused: count,
        improved: count,
        consulted: count,
        'not-helpful': count,
      } satisfies Record<LinkKind, z.ZodType>)
      .describe('Links of each kind.'),
  })
  .openapi('ArticleCases');

/** Cases that are linked to an article at once. */
export const newArticleLinksSchema = z
  .strictObject({
    cases: z.array(caseNumberSchema).min(1).max(50).describe('All of them are linked, or none.'),
    kind: linkKindSchema,
    lang: languageSchema
      .optional()
      .describe('Language in which it was delivered; absent: that of the original.'),
    revision: newLink.shape.revision,
    reason: newLink.shape.reason,
  })
  .openapi('NewArticleLinks');
