import { z } from '@hono/zod-openapi';
import type { ArticleId } from '../../core/article/article-id.ts';
import type { ArticleRegistry } from '../../core/article/article-registry.ts';
import { languageSchema, type Language } from '../../core/article/language.ts';
import { authorOf } from '../../core/case/person.ts';
import { feedbackShape, newFeedbackSchema as newFeedback } from '../../core/feedback/feedback.ts';
import {
  flagSettlementSchema as flagSettlement,
  flagShape,
  newFlagSchema as newFlag,
  settleFlag,
} from '../../core/feedback/flag.ts';
import { articleKeySchema } from '../../core/link/link.ts';
import { hasRight } from '../../core/people/actor.ts';
import { named } from '../named-schema.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { notPermitted } from '../access/guard-routes.ts';
import type { CaseServices } from '../case/case-services.ts';
import { present } from '../case/instants.ts';
import { instantSchema } from '../instant.ts';
import { articleParameter } from '../link/article-case-routes.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonBody } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { idempotencyHeader, receiptOf, requireWritten } from '../write/receipt.ts';
import { requireAllowed } from '../write/refusals.ts';

const flagSchema = z.strictObject(flagShape(instantSchema)).openapi('Flag');
const flagListSchema = z.strictObject({ items: z.array(flagSchema) }).openapi('FlagList');
const newFlagSchema = named(newFlag, 'NewFlag');
const flagSettlementSchema = named(flagSettlement, 'FlagSettlement');
const feedbackSchema = z.strictObject(feedbackShape(instantSchema)).openapi('Feedback');
const newFeedbackSchema = named(newFeedback, 'NewFeedback');
const feedbackListSchema = z
  .strictObject({
    items: z.array(feedbackSchema),
    counts: z.strictObject({ helpful: z.int().nonnegative(), notHelpful: z.int().nonnegative() }),
  })
  .openapi('FeedbackList');

const pageQuery = z.strictObject({ limit: limitSchema, cursor: cursorSchema.optional() });
const languageQuery = z.strictObject({
  lang: languageSchema.optional().describe('Language that was read; absent: that of the original.'),
});
const bodyProblems = ['invalid-body', 'bad-request', 'media-type-not-supported', 'body-too-large'] as const;

const listFlagsRoute = defineRoute('case:read', {
  method: 'get',
  path: '/articles/{id}/flags',
  operationId: 'listFlags',
  tags: ['Feedback'],
  summary: 'Read the flags of an article',
  request: { params: articleParameter, query: pageQuery },
  responses: {
    200: { ...jsonResponse('A page of flags, the last one first.', flagListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

const flagRoute = defineRoute('article:flag', {
  method: 'post',
  path: '/articles/{id}/flags',
  operationId: 'flagArticle',
  tags: ['Feedback'],
  summary: 'Flag an article',
  description: 'Says that something is wrong with it, for whoever keeps it true.',
  request: {
    params: articleParameter,
    query: languageQuery,
    headers: z.object(idempotencyHeader),
    body: jsonBody(newFlagSchema),
  },
  responses: {
    201: jsonResponse('The flag.', flagSchema),
    ...problemResponses('invalid-parameters', 'not-found', 'idempotency-key-reused', ...bodyProblems),
  },
});

const settleFlagRoute = defineRoute('article:draft', {
  method: 'post',
  path: '/flags/{id}/settlement',
  operationId: 'settleFlag',
  tags: ['Feedback'],
  summary: 'Settle a flag',
  request: {
    params: z.object({ id: z.uuid('give the id of a flag').describe('Id of the flag.') }),
    body: jsonBody(flagSettlementSchema),
  },
  responses: {
    200: jsonResponse('The flag as it is now.', flagSchema),
    ...problemResponses('invalid-parameters', 'not-found', 'flag-settled', 'version-stale', ...bodyProblems),
  },
});

const listFeedbackRoute = defineRoute('case:read', {
  method: 'get',
  path: '/articles/{id}/feedback',
  operationId: 'listFeedback',
  tags: ['Feedback'],
  summary: 'Read the feedback on an article',
  request: { params: articleParameter, query: pageQuery },
  responses: {
    200: {
      ...jsonResponse('A page of feedback, the last one first.', feedbackListSchema),
      headers: linkHeader,
    },
    ...problemResponses('invalid-parameters'),
  },
});

const feedbackRoute = defineRoute('article:flag', {
  method: 'post',
  path: '/articles/{id}/feedback',
  operationId: 'giveFeedback',
  tags: ['Feedback'],
  summary: 'Say whether an article helped',
  request: {
    params: articleParameter,
    query: languageQuery,
    headers: z.object(idempotencyHeader),
    body: jsonBody(newFeedbackSchema),
  },
  responses: {
    201: jsonResponse('The feedback.', feedbackSchema),
    ...problemResponses('invalid-parameters', 'not-found', 'idempotency-key-reused', ...bodyProblems),
  },
});

/** `/articles/{id}/flags`, `/articles/{id}/feedback` and `/flags`. */
export function createFeedbackRoutes(
  { feedback, now }: Pick<CaseServices, 'feedback' | 'now'>,
  articles: ArticleRegistry,
): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listFlagsRoute, async (context) => {
    const { limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await feedback.listFlags(context.req.valid('param').id, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map((flag) => present(flag)) }, 200);
  });

  app.openapi(flagRoute, async (context) => {
    const { id } = context.req.valid('param');
    const { revision, ...flag } = context.req.valid('json');
    const act = actOf(context, now());
    // Whoever may not read cases is not told which there are.
    if (flag.case !== undefined && !hasRight(act.actor, 'case:read')) throw notPermitted('case:read');
    const flagged = await requireRevision(id, revision, context.req.valid('query').lang);
    const draft = { ...flag, article: id, flagged, at: act.at, by: authorOf(act) };
    const added = await feedback.addFlag(draft, act, await receiptOf(context, act));
    return context.json(present(requireWritten(context, added, `There is no case ${flag.case ?? ''}.`)), 201);
  });

  app.openapi(settleFlagRoute, async (context) => {
    const { id } = context.req.valid('param');
    const act = actOf(context, now());
    const missing = `There is no flag ${id}.`;
    const flag = await feedback.findFlag(id);
    if (!flag) throw new ApiProblem('not-found', missing);
    const settlement = requireAllowed(settleFlag(flag, context.req.valid('json'), act));
    const settled = await feedback.settleFlag(id, flag.version, settlement, act);
    return context.json(present(requireWritten(context, settled, missing)), 200);
  });

  app.openapi(listFeedbackRoute, async (context) => {
    const { id } = context.req.valid('param');
    const { limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await feedback.listFeedback(id, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    const counts = await feedback.countFeedback(id);
    return context.json({ items: page.items.map((item) => present(item)), counts }, 200);
  });

  app.openapi(feedbackRoute, async (context) => {
    const { id } = context.req.valid('param');
    const { revision, ...given } = context.req.valid('json');
    const act = actOf(context, now());
    const read = await requireRevision(id, revision, context.req.valid('query').lang);
    const draft = { ...given, article: id, read, at: act.at, by: authorOf(act) };
    const added = await feedback.addFeedback(draft, act, await receiptOf(context, act));
    return context.json(present(requireWritten(context, added, 'There is no such search.')), 201);
  });

  /** The key and revision that were read; the present ones where none is named. */
  async function requireRevision(id: ArticleId, revision: string | undefined, lang: Language | undefined) {
    const article = await articles.get(id, lang);
    if (!article) throw new ApiProblem('not-found', `There is no article ${id} in this build.`);
    if (revision !== undefined && !(await articles.getRevision(id, revision, lang)))
      throw new ApiProblem('not-found', `This server never gave out revision ${revision} of ${id}.`);
    return { article: articleKeySchema.parse(article.key), revision: revision ?? article.revision };
  }

  return app;
}
