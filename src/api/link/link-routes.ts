import { z } from '@hono/zod-openapi';
import { compareRevisions } from '../../core/link/compare-revisions.ts';
import type { CaseLink, LinkWrite } from '../../core/link/link-store.ts';
import { linkCaseToArticles, workOnLink } from '../../core/link/work-on-links.ts';
import type { Context } from 'hono';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { numberParameter } from '../case/case-schema.ts';
import type { CaseServices } from '../case/case-services.ts';
import { present } from '../case/instants.ts';
import { requireCase, requireWorked } from '../case/write-case.ts';
import { requireVersion, versionTag } from '../precondition.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { etagHeader, ifMatchHeader, jsonBody, noQuery } from '../route-parts.ts';
import { jsonResponse, problemResponses } from '../route-responses.ts';
import { idempotencyHeader, receiptOf } from '../write/receipt.ts';
import {
  comparisonSchema,
  linkChangeSchema,
  linkEventListSchema,
  linkListSchema,
  linkSchema,
  newLinksSchema,
  reasonBodySchema,
} from './link-schema.ts';

const idParameter = z.object({ id: z.uuid('give the id of a link').describe('Id of the link.') });
const bodyProblems = ['invalid-body', 'bad-request', 'media-type-not-supported', 'body-too-large'] as const;
const changedLink = { ...jsonResponse('The link as it is now.', linkSchema), headers: etagHeader };
const changeProblems = [
  'invalid-parameters',
  'not-found',
  'version-stale',
  'precondition-required',
  ...bodyProblems,
] as const;

const listRoute = defineRoute('case:read', {
  method: 'get',
  path: '/cases/{number}/links',
  operationId: 'listLinks',
  tags: ['Links'],
  summary: 'Read the links of a case',
  description: 'Each with the revision that was delivered, and what became of the article since.',
  request: {
    params: numberParameter,
    query: z.strictObject({
      removed: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true')
        .describe('`true`: removed links, too.'),
    }),
  },
  responses: {
    200: jsonResponse('The links, the first one first.', linkListSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const addRoute = defineRoute('link:write', {
  method: 'post',
  path: '/cases/{number}/links',
  operationId: 'addLinks',
  tags: ['Links'],
  summary: 'Link a case to articles',
  description:
    'Several at once; all are made or none. A link is pinned to the revision that was delivered: the present one, unless another is named.',
  request: { params: numberParameter, headers: z.object(idempotencyHeader), body: jsonBody(newLinksSchema) },
  responses: {
    201: jsonResponse('The links that were made.', linkListSchema),
    ...problemResponses(
      'invalid-parameters',
      'not-found',
      'version-stale',
      'link-before-resolution',
      'link-to-unknown-article',
      'link-to-archived-article',
      'link-second-creator',
      'link-exists',
      'idempotency-key-reused',
      ...bodyProblems,
    ),
  },
});

const getRoute = defineRoute('case:read', {
  method: 'get',
  path: '/links/{id}',
  operationId: 'getLink',
  tags: ['Links'],
  summary: 'Read a link',
  request: { params: idParameter, query: noQuery },
  responses: {
    200: { ...jsonResponse('The link.', linkSchema), headers: etagHeader },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const changeRoute = defineRoute('link:write', {
  method: 'patch',
  path: '/links/{id}',
  operationId: 'changeLink',
  tags: ['Links'],
  summary: 'Change the kind of a link',
  description: 'Going on from what was said before needs no reason, taking it back does.',
  request: { params: idParameter, headers: z.object(ifMatchHeader), body: jsonBody(linkChangeSchema) },
  responses: {
    200: changedLink,
    ...problemResponses(
      ...changeProblems,
      'link-before-resolution',
      'link-second-creator',
      'link-exists',
      'link-change-needs-reason',
      'link-removed',
    ),
  },
});

const removeRoute = defineRoute('link:write', {
  method: 'post',
  path: '/links/{id}/removal',
  operationId: 'removeLink',
  tags: ['Links'],
  summary: 'Remove a link',
  description: 'It is kept as removed, with who, when and why, and can be restored.',
  request: { params: idParameter, headers: z.object(ifMatchHeader), body: jsonBody(reasonBodySchema) },
  responses: { 200: changedLink, ...problemResponses(...changeProblems, 'link-removed') },
});

const restoreRoute = defineRoute('link:write', {
  method: 'post',
  path: '/links/{id}/restoration',
  operationId: 'restoreLink',
  tags: ['Links'],
  summary: 'Restore a removed link',
  request: { params: idParameter, headers: z.object(ifMatchHeader), body: jsonBody(reasonBodySchema) },
  responses: {
    200: changedLink,
    ...problemResponses(
      ...changeProblems,
      'link-not-removed',
      'link-exists',
      'link-second-creator',
      'link-before-resolution',
      'link-to-unknown-article',
    ),
  },
});

const undoRoute = defineRoute('link:write', {
  method: 'post',
  path: '/link-batches/{id}/removal',
  operationId: 'undoLinks',
  tags: ['Links'],
  summary: 'Undo links that were made at once',
  description: 'Removes every link of the batch that is still there.',
  request: {
    params: z.object({ id: z.uuid('give the id of a batch').describe('`batch` of the links.') }),
    body: jsonBody(reasonBodySchema),
  },
  responses: {
    200: jsonResponse('The links that were removed.', linkListSchema),
    ...problemResponses('invalid-parameters', ...bodyProblems),
  },
});

const eventsRoute = defineRoute('case:read', {
  method: 'get',
  path: '/links/{id}/events',
  operationId: 'listLinkEvents',
  tags: ['Links'],
  summary: 'Read what happened to a link',
  request: { params: idParameter, query: noQuery },
  responses: {
    200: jsonResponse('What happened, the first thing first.', linkEventListSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const compareRoute = defineRoute('case:read', {
  method: 'get',
  path: '/links/{id}/comparison',
  operationId: 'compareDelivered',
  tags: ['Links'],
  summary: 'Compare what was delivered with what the article says now',
  request: { params: idParameter, query: noQuery },
  responses: {
    200: jsonResponse('Both texts, and the lines and words that differ.', comparisonSchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

/** `/cases/{number}/links`, `/links` and `/link-batches`. */
export function createLinkRoutes({ cases, links, now }: CaseServices): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) => {
    const subject = await requireCase(cases, context.req.valid('param').number);
    const items = await links.listOfCase(subject.id, { withRemoved: context.req.valid('query').removed });
    return context.json({ items: items.map((link) => present(link)) }, 200);
  });

  app.openapi(addRoute, async (context) => {
    const { number } = context.req.valid('param');
    const { links: asked } = context.req.valid('json');
    const act = actOf(context, now());
    const receipt = await receiptOf(context, act);
    const added = await linkCaseToArticles({ cases, links }, number, asked, act, receipt);
    const items = requireWorked(context, added, `There is no case ${number}.`);
    return context.json({ items: items.map((link) => present(link)) }, 201);
  });

  app.openapi(getRoute, async (context) => {
    const link = await requireLink(context.req.valid('param').id);
    context.header('ETag', versionTag(link.version));
    return context.json(present(link), 200);
  });

  app.openapi(changeRoute, async (context) => {
    const { kind, reason } = context.req.valid('json');
    const { id } = context.req.valid('param');
    return context.json(present(await writeLink(context, id, { event: 'changed', kind, reason })), 200);
  });

  app.openapi(removeRoute, async (context) => {
    const { reason } = context.req.valid('json');
    const { id } = context.req.valid('param');
    return context.json(present(await writeLink(context, id, { event: 'removed', reason })), 200);
  });

  app.openapi(restoreRoute, async (context) => {
    const { reason } = context.req.valid('json');
    const { id } = context.req.valid('param');
    return context.json(present(await writeLink(context, id, { event: 'restored', reason })), 200);
  });

  app.openapi(undoRoute, async (context) => {
    const act = actOf(context, now());
    const undone = await links.undoBatch(
      context.req.valid('param').id,
      act,
      context.req.valid('json').reason,
    );
    return context.json({ items: undone.map((link) => present(link)) }, 200);
  });

  app.openapi(eventsRoute, async (context) => {
    const link = await requireLink(context.req.valid('param').id);
    const events = await links.listEvents(link.id);
    return context.json({ items: events.map((event) => present(event)) }, 200);
  });

  app.openapi(compareRoute, async (context) => {
    const link = await requireLink(context.req.valid('param').id);
    const texts = await links.readTexts(link);
    if (!texts)
      throw new ApiProblem('not-found', `The text of ${link.delivered.article} as delivered is not here.`);
    const { delivered, now: today, isSame, diff } = compareRevisions(texts.delivered, texts.now);
    const { added, removed, hunks } = diff;
    return context.json(
      {
        delivered,
        ...(today && { now: today }),
        isSame,
        diff: {
          added,
          removed,
          hunks: hunks.map(({ skipped, lines }) => ({
            skipped,
            lines: lines.map(({ kind, parts }) => ({ kind, parts: [...parts] })),
          })),
        },
      },
      200,
    );
  });

  async function requireLink(id: string): Promise<CaseLink> {
    const link = await links.find(id);
    if (!link) throw new ApiProblem('not-found', `There is no link ${id}.`);
    return link;
  }

  /** Writes a link of which the client has read a version. */
  async function writeLink(
    context: Context<ApplicationEnvironment>,
    id: string,
    write: LinkWrite,
  ): Promise<CaseLink> {
    const version = requireVersion(context);
    const worked = await workOnLink({ cases, links }, id, write, actOf(context, now()), version);
    const written = requireWorked(context, worked, `There is no link ${id}.`);
    context.header('ETag', versionTag(written.version));
    return written;
  }

  return app;
}
