import { z } from '@hono/zod-openapi';
import { articleIdSchema } from '../../core/article/article-id.ts';
import { linkCasesToArticle } from '../../core/link/work-on-links.ts';
import { linkKindSchema } from '../../core/link/link.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import type { CaseServices } from '../case/case-services.ts';
import { present } from '../case/instants.ts';
import { requireWorked } from '../case/write-case.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonBody } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { idempotencyHeader, receiptOf } from '../write/receipt.ts';
import { articleCasesSchema, linkListSchema, newArticleLinksSchema } from './link-schema.ts';

/** The id of an article in a path, however it is capitalised. */
export const articleParameter = z.object({
  id: z
    .string()
    .refine(
      (text) => articleIdSchema.safeParse(text.toUpperCase()).success,
      'give an article id such as SN-0012',
    )
    .transform((text) => articleIdSchema.parse(text.toUpperCase()))
    .openapi({ type: 'string', example: 'SN-0012' })
    .describe('Id of the article.'),
});

const listRoute = defineRoute('case:read', {
  method: 'get',
  path: '/articles/{id}/cases',
  operationId: 'listArticleCases',
  tags: ['Links'],
  summary: 'Read the cases that are linked to an article',
  description:
    'Links that were not removed, with their cases, a page at a time; none for an id that no case is linked to.',
  request: {
    params: articleParameter,
    query: z.strictObject({
      kind: linkKindSchema.optional().describe('Only links of this kind.'),
      limit: limitSchema,
      cursor: cursorSchema.optional(),
    }),
  },
  responses: {
    200: {
      ...jsonResponse('A page of links, and how many there are of each kind.', articleCasesSchema),
      headers: linkHeader,
    },
    ...problemResponses('invalid-parameters'),
  },
});

const addRoute = defineRoute('link:write', {
  method: 'post',
  path: '/articles/{id}/cases',
  operationId: 'linkCases',
  tags: ['Links'],
  summary: 'Link cases to an article',
  description: 'Several at once; all are linked or none.',
  request: {
    params: articleParameter,
    headers: z.object(idempotencyHeader),
    body: jsonBody(newArticleLinksSchema),
  },
  responses: {
    201: jsonResponse('The links that were made.', linkListSchema),
    ...problemResponses(
      'invalid-parameters',
      'bad-request',
      'not-found',
      'version-stale',
      'link-before-resolution',
      'link-to-unknown-article',
      'link-to-archived-article',
      'link-second-creator',
      'link-exists',
      'idempotency-key-reused',
      'invalid-body',
      'media-type-not-supported',
      'body-too-large',
    ),
  },
});

/** `/articles/{id}/cases`. */
export function createArticleCaseRoutes({ cases, links, now }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const { id } = context.req.valid('param');
    const { kind, limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await links.listOfArticle(id, { kind }, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    const counts = await links.countOfArticle(id);
    return context.json({ items: page.items.map((link) => present(link)), counts }, 200);
  });

  app.openapi(addRoute, async (context) => {
    const { id } = context.req.valid('param');
    const { cases: numbers, kind, lang, revision, reason } = context.req.valid('json');
    const act = actOf(context, now());
    const receipt = await receiptOf(context, act);
    const link = { article: id, lang, kind, revision, reason };
    const added = await linkCasesToArticle({ cases, links }, numbers, link, act, receipt);
    const items = requireWorked(context, added, 'One of the cases is not there.');
    return context.json({ items: items.map((made) => present(made)) }, 201);
  });

  return app;
}
