import { z } from '@hono/zod-openapi';
import type { Webhook } from '../../core/webhook/webhook.ts';
import type { WebhookStore } from '../../core/webhook/webhook-store.ts';
import { actOf } from '../access/act-of.ts';
import { defineRoute } from '../access/define-route.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { requireVersion, versionStale, versionTag } from '../precondition.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { etagHeader, ifMatchHeader, jsonBody, locationHeader, noQuery } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';
import { requireWritten } from '../write/receipt.ts';
import {
  createdWebhookSchema,
  deliveryListSchema,
  deliverySchema,
  newWebhookSchema,
  presentDelivery,
  presentWebhook,
  presentWholeDelivery,
  webhookChangeSchema,
  webhookListSchema,
  webhookSchema,
  wholeDeliverySchema,
} from './webhook-schema.ts';

const right = 'webhook:manage';
const tags = ['Webhooks'];
const idParameter = z.object({ id: z.uuid('give the id of a webhook').describe('Id of the webhook.') });
const deliveryParameters = idParameter.extend({
  delivery: z.uuid('give the id of a delivery').describe('Id of the delivery.'),
});
const bodyProblems = ['invalid-body', 'bad-request', 'media-type-not-supported', 'body-too-large'] as const;

const listRoute = defineRoute(right, {
  method: 'get',
  path: '/webhooks',
  operationId: 'listWebhooks',
  tags,
  summary: 'List webhooks',
  request: { query: noQuery },
  responses: {
    200: jsonResponse('Every webhook, the first one first.', webhookListSchema),
    ...problemResponses('invalid-parameters'),
  },
});

const createWebhookRoute = defineRoute(right, {
  method: 'post',
  path: '/webhooks',
  operationId: 'createWebhook',
  tags,
  summary: 'Have another system told of events',
  description:
    'What happens is posted there as JSON, signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`), at least once and in no promised order. What is not answered with 2xx is tried again for some two days. Addresses within the own network are refused unless the server allows them.',
  request: { query: noQuery, body: jsonBody(newWebhookSchema) },
  responses: {
    201: { ...jsonResponse('The webhook with its secret.', createdWebhookSchema), headers: locationHeader },
    ...problemResponses('invalid-parameters', ...bodyProblems),
  },
});

const getRoute = defineRoute(right, {
  method: 'get',
  path: '/webhooks/{id}',
  operationId: 'getWebhook',
  tags,
  summary: 'Read a webhook',
  request: { params: idParameter, query: noQuery },
  responses: {
    200: { ...jsonResponse('The webhook.', webhookSchema), headers: etagHeader },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const changeRoute = defineRoute(right, {
  method: 'patch',
  path: '/webhooks/{id}',
  operationId: 'changeWebhook',
  tags,
  summary: 'Change, disable or enable a webhook',
  request: { params: idParameter, headers: z.object(ifMatchHeader), body: jsonBody(webhookChangeSchema) },
  responses: {
    200: { ...jsonResponse('The webhook as it is now.', webhookSchema), headers: etagHeader },
    ...problemResponses(
      'invalid-parameters',
      'not-found',
      'version-stale',
      'precondition-required',
      ...bodyProblems,
    ),
  },
});

const removeRoute = defineRoute(right, {
  method: 'delete',
  path: '/webhooks/{id}',
  operationId: 'removeWebhook',
  tags,
  summary: 'Remove a webhook with its deliveries',
  request: { params: idParameter, query: noQuery },
  responses: {
    204: { description: 'It is removed.' },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const testRoute = defineRoute(right, {
  method: 'post',
  path: '/webhooks/{id}/test',
  operationId: 'testWebhook',
  tags,
  summary: 'Send a test to a webhook',
  description: 'A message of the type `webhook.test`; what came of it is among its deliveries.',
  request: { params: idParameter, query: noQuery },
  responses: {
    202: jsonResponse('The delivery, which is sent within a second.', deliverySchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const listDeliveriesRoute = defineRoute(right, {
  method: 'get',
  path: '/webhooks/{id}/deliveries',
  operationId: 'listDeliveries',
  tags,
  summary: 'Read what a webhook was told',
  description: 'The last delivery first. Those that ended are kept for 30 days.',
  request: {
    params: idParameter,
    query: z.strictObject({ limit: limitSchema, cursor: cursorSchema.optional() }),
  },
  responses: {
    200: { ...jsonResponse('A page of deliveries.', deliveryListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const getDeliveryRoute = defineRoute(right, {
  method: 'get',
  path: '/webhooks/{id}/deliveries/{delivery}',
  operationId: 'getDelivery',
  tags,
  summary: 'Read a delivery with its payload and every attempt',
  request: { params: deliveryParameters, query: noQuery },
  responses: {
    200: jsonResponse('The delivery.', wholeDeliverySchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

const redeliverRoute = defineRoute(right, {
  method: 'post',
  path: '/webhooks/{id}/deliveries/{delivery}/redelivery',
  operationId: 'redeliver',
  tags,
  summary: 'Send a delivery again',
  description:
    'The same message under the same id, at once. A webhook that is disabled has to be enabled first.',
  request: { params: deliveryParameters, query: noQuery },
  responses: {
    202: jsonResponse('The delivery, which is sent within a second.', deliverySchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

/** `/webhooks` and what is below it. */
export function createWebhookRoutes(webhooks: WebhookStore, now: () => number): ApiRoutes {
  const app = new ApiRoutes();

  app.openapi(listRoute, async (context) =>
    context.json({ items: (await webhooks.list()).map(presentWebhook) }, 200),
  );

  app.openapi(createWebhookRoute, async (context) => {
    const { webhook, secret } = await webhooks.create(context.req.valid('json'), actOf(context, now()));
    context.header('Location', `/api/webhooks/${webhook.id}`);
    context.header('ETag', versionTag(webhook.version));
    context.header('Cache-Control', 'no-store');
    return context.json({ ...presentWebhook(webhook), secret }, 201);
  });

  app.openapi(getRoute, async (context) => {
    const webhook = await requireWebhook(context.req.valid('param').id);
    context.header('ETag', versionTag(webhook.version));
    return context.json(presentWebhook(webhook), 200);
  });

  app.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid('param');
    const version = requireVersion(context);
    const webhook = await requireWebhook(id);
    if (version !== undefined && version !== webhook.version) throw versionStale();
    const change = context.req.valid('json');
    const written = await webhooks.change(id, webhook.version, change, actOf(context, now()));
    const changed = requireWritten(context, written, noWebhook(id));
    context.header('ETag', versionTag(changed.version));
    return context.json(presentWebhook(changed), 200);
  });

  app.openapi(removeRoute, async (context) => {
    const { id } = context.req.valid('param');
    if (await webhooks.remove(id, actOf(context, now()))) return context.body(null, 204);
    throw new ApiProblem('not-found', noWebhook(id));
  });

  app.openapi(testRoute, async (context) => {
    const { id } = context.req.valid('param');
    const delivery = await webhooks.ping(id, actOf(context, now()));
    if (!delivery) throw new ApiProblem('not-found', noWebhook(id));
    return context.json(presentDelivery(delivery), 202);
  });

  app.openapi(listDeliveriesRoute, async (context) => {
    const { id } = await requireWebhook(context.req.valid('param').id);
    const { limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await webhooks.listDeliveries(id, { limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(presentDelivery) }, 200);
  });

  app.openapi(getDeliveryRoute, async (context) => {
    const { id, delivery } = context.req.valid('param');
    const found = await webhooks.findDelivery(id, delivery);
    if (!found) throw new ApiProblem('not-found', noDelivery(delivery));
    return context.json(presentWholeDelivery(found.delivery, found.attempts), 200);
  });

  app.openapi(redeliverRoute, async (context) => {
    const { id, delivery } = context.req.valid('param');
    const found = await webhooks.redeliver(id, delivery, actOf(context, now()));
    if (!found) throw new ApiProblem('not-found', noDelivery(delivery));
    return context.json(presentDelivery(found), 202);
  });

  async function requireWebhook(id: string): Promise<Webhook> {
    const webhook = await webhooks.find(id);
    if (!webhook) throw new ApiProblem('not-found', noWebhook(id));
    return webhook;
  }

  return app;
}

const noWebhook = (id: string): string => `There is no webhook ${id}.`;
const noDelivery = (id: string): string => `There is no delivery ${id} of a webhook that is enabled.`;
