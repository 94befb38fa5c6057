import { z } from '@hono/zod-openapi';
import { articleTypeNameSchema } from '../../core/article/article-manifest.ts';
import type { ArticleRegistry } from '../../core/article/article-registry.ts';
import { audienceSchema } from '../../core/article/audience.ts';
import { confidenceSchema } from '../../core/article/confidence.ts';
import { languageSchema } from '../../core/article/language.ts';
import { defineRoute } from '../access/define-route.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import {
  articleDetailSchema,
  articleListSchema,
  presentArticle,
  presentDetail,
  presentRevision,
  presentSummary,
  revisionListSchema,
  revisionSchema,
} from './article-schema.ts';

const listQuery = z.strictObject({
  type: articleTypeNameSchema.optional().describe('Kind of article.'),
  product: z.string().min(1).max(100).optional().describe('Id of a product that it applies to.'),
  lang: languageSchema
    .optional()
    .describe('Language of the text; originals and translations are listed each.'),
  audience: audienceSchema
    .exclude(['restricted'])
    .optional()
    .describe('Exactly this audience, not the wider ones.'),
  confidence: confidenceSchema.optional().describe('How far it can be trusted.'),
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Words of the title, whatever their case and accents; all must occur.'),
  limit: limitSchema,
  cursor: cursorSchema.optional(),
});

const languageQuery = z.strictObject({
  lang: languageSchema
    .optional()
    .describe('Language to have it in. Absent, or there is no such translation: the original.'),
});

const idParameters = z.object({
  id: z.string().describe('Id of the article.').openapi({ example: 'SN-0012' }),
});
const revisionParameters = idParameters.extend({
  revision: z.string().describe('Revision: 12 hex digits.').openapi({ example: '3f2a9c01d4e7' }),
});

const listRoute = defineRoute('article:read', {
  method: 'get',
  path: '/articles',
  operationId: 'listArticles',
  tags: ['Articles'],
  summary: 'List articles',
  description:
    'Articles of the present build in every language, in the order of their keys, a page at a time.',
  request: { query: listQuery },
  responses: {
    200: {
      ...jsonResponse('A page of articles.', articleListSchema),
      headers: linkHeader,
    },
    ...problemResponses('invalid-parameters'),
  },
});

const getRoute = defineRoute('article:read', {
  method: 'get',
  path: '/articles/{id}',
  operationId: 'getArticle',
  tags: ['Articles'],
  summary: 'Read an article',
  request: { params: idParameters, query: languageQuery },
  responses: {
    200: jsonResponse('The article with its text and latest revisions.', articleDetailSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const listRevisionsRoute = defineRoute('article:read', {
  method: 'get',
  path: '/articles/{id}/revisions',
  operationId: 'listRevisions',
  tags: ['Articles'],
  summary: 'List the revisions of an article',
  description: 'Every revision that this server gave out to the readers of the present build.',
  request: { params: idParameters, query: languageQuery },
  responses: {
    200: jsonResponse('The revisions in one language.', revisionListSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const getRevisionRoute = defineRoute('article:read', {
  method: 'get',
  path: '/articles/{id}/revisions/{revision}',
  operationId: 'getRevision',
  tags: ['Articles'],
  summary: 'Read a revision of an article',
  description: 'The article as it was given out, to compare what a customer was told with what it says now.',
  request: { params: revisionParameters, query: languageQuery },
  responses: {
    200: jsonResponse('The revision with its text.', revisionSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

/** `/articles` and what is below it. */
export function createArticleRoutes(articles: ArticleRegistry): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const { q, limit, cursor, ...filter } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await articles.list({ ...filter, title: q }, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(presentArticle) }, 200);
  });

  app.openapi(getRoute, async (context) => {
    const id = context.req.valid('param').id.toUpperCase();
    const { lang } = context.req.valid('query');
    const article = await articles.get(id, lang);
    if (!article) throw noArticle(id);
    context.header('Content-Language', article.lang);
    return context.json(presentDetail(article, await articles.listRevisions(id, lang)), 200);
  });

  app.openapi(listRevisionsRoute, async (context) => {
    const id = context.req.valid('param').id.toUpperCase();
    const history = await articles.listRevisions(id, context.req.valid('query').lang);
    if (!history) throw noArticle(id);
    const { lang, current, revisions } = history;
    return context.json({ lang, current, items: revisions.map(presentSummary) }, 200);
  });

  app.openapi(getRevisionRoute, async (context) => {
    const { id, revision } = context.req.valid('param');
    const found = await articles.getRevision(
      id.toUpperCase(),
      revision.toLowerCase(),
      context.req.valid('query').lang,
    );
    if (!found)
      throw new ApiProblem('not-found', `There is no revision ${revision} of an article ${id} here.`);
    context.header('Content-Language', found.lang);
    return context.json(presentRevision(found), 200);
  });

  return app;
}

function noArticle(id: string): ApiProblem {
  return new ApiProblem('not-found', `There is no article ${id} in this build. Ids look like SN-0012.`);
}
