import { z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { AuditTrail } from '../../core/audit/audit-trail.ts';
import { caseNumberSchema } from '../../core/case/case-id.ts';
import { knownSeverities } from '../../core/case/known-severities.ts';
import { deliverySourceNames, type DeliverySourceName } from '../../core/intake/delivery-scheme.ts';
import type { IntakeDelivery, IntakeStore } from '../../core/intake/intake-store.ts';
import {
  takeDelivery,
  verifyDelivery,
  type DeliverySettings,
  type VerifiedDelivery,
} from '../../core/intake/take-delivery.ts';
import { systemActor } from '../../core/people/actor.ts';
import { createRateLimiter } from '../../core/people/rate-limit.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { clientAddress } from '../access/client-address.ts';
import { defineRoute } from '../access/define-route.ts';
import { tooManyRequests } from '../access/limit-writes.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { instantSchema, presentInstant } from '../instant.ts';
import { cursorSchema, decodeCursor, limitSchema, pageLinks } from '../page-cursor.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { ApiRoutes } from '../route/api-routes.ts';
import { jsonBody, noQuery } from '../route-parts.ts';
import { jsonResponse, linkHeader, problemResponses } from '../route-responses.ts';

/** What the webhooks of other systems are taken in by. */
export interface IntakeServices {
  readonly intake: IntakeStore;
  readonly audit: AuditTrail;
  readonly policy: () => Policy | undefined;
  /** By the name in the address; a system that is not there is not taken in. */
  readonly sources: Readonly<Partial<Record<DeliverySourceName, DeliverySettings>>>;
  /** How many proxies pass requests on. */
  readonly proxies: number;
  readonly now: () => number;
}

/** Wrong signatures that one address may send at once, and how often another one. */
const wrongSignatures = { burst: 20, everyMilliseconds: 3_000 };

const results = ['created', 'updated', 'unchanged', 'ignored'] as const;
const outcomeSchema = z
  .strictObject({
    result: z.enum(results).describe('`ignored`: it is about something else than a case.'),
    number: caseNumberSchema.optional().describe('Number of the case here.'),
  })
  .openapi('IntakeOutcome');

const deliveryFields = {
  id: z.uuid(),
  source: z.string(),
  receivedAt: instantSchema,
  result: z.enum([...results, 'rejected']),
  case: caseNumberSchema.optional(),
  problems: z.array(z.string()).describe('Why it was rejected.'),
};
const deliveryListSchema = z
  .strictObject({ items: z.array(z.strictObject(deliveryFields).openapi('IntakeDelivery')) })
  .openapi('IntakeDeliveryList');
const wholeDeliverySchema = z
  .strictObject({
    ...deliveryFields,
    payload: z.string().optional().describe('The body as it came; bodies are kept for 90 days.'),
  })
  .openapi('WholeIntakeDelivery');

const takeRoute = (verify: MiddlewareHandler<ApplicationEnvironment>) =>
  defineRoute('anyone', {
    method: 'post',
    path: '/intake/{source}',
    operationId: 'takeDelivery',
    tags: ['Intake'],
    summary: 'Take a webhook of another system in',
    description:
      'Signed as its system does it: Zendesk, Jira (`sha256`) and Zammad (`sha1`) by their own headers, `generic` by Standard Webhooks, with a case in Casebook’s own words. A case is known by system and id: it is created once, and later versions update it. The very same content is refused the second time. Only systems whose secret the server was given are there.',
    middleware: verify,
    request: {
      params: z.object({
        source: z
          .string()
          .openapi({ enum: [...deliverySourceNames] })
          .describe('Name of the system.'),
      }),
      query: noQuery,
      body: jsonBody(z.record(z.string(), z.any()).openapi({ type: 'object' })),
    },
    responses: {
      200: jsonResponse('It was taken.', outcomeSchema),
      ...problemResponses(
        'invalid-parameters',
        'bad-request',
        'signature-not-valid',
        'delivery-repeated',
        'not-found',
        'media-type-not-supported',
        'body-too-large',
        'invalid-body',
      ),
    },
  });

const listRoute = defineRoute('case:raw', {
  method: 'get',
  path: '/intake-deliveries',
  operationId: 'listIntakeDeliveries',
  tags: ['Intake'],
  summary: 'List the webhooks that were taken in',
  description: 'The last one first.',
  request: { query: z.strictObject({ limit: limitSchema, cursor: cursorSchema.optional() }) },
  responses: {
    200: { ...jsonResponse('A page of webhooks.', deliveryListSchema), headers: linkHeader },
    ...problemResponses('invalid-parameters'),
  },
});

const getRoute = defineRoute('case:raw', {
  method: 'get',
  path: '/intake-deliveries/{id}',
  operationId: 'getIntakeDelivery',
  tags: ['Intake'],
  summary: 'Read a webhook as it came',
  request: {
    params: z.object({ id: z.uuid('give the id of a delivery').describe('Id of the delivery.') }),
    query: noQuery,
  },
  responses: {
    200: jsonResponse('The webhook.', wholeDeliverySchema),
    ...problemResponses('invalid-parameters', 'not-found'),
  },
});

/** `/intake/{source}` and `/intake-deliveries`. */
export function createIntakeRoutes(services: IntakeServices): ApiRoutes {
  const { intake, audit, policy, sources, proxies, now } = services;
  const app = new ApiRoutes();
  const wrong = createRateLimiter(wrongSignatures);
  const verified = new WeakMap<Request, { readonly delivery: VerifiedDelivery; readonly text: string }>();

  /** Lets a delivery through once its signature is known to be right: nothing of it is looked at before. */
  const verify: MiddlewareHandler<ApplicationEnvironment> = async (context, next) => {
    const name = deliverySourceNames.find((each) => each === context.req.param('source'));
    const settings = name && sources[name];
    if (!name || !settings)
      throw new ApiProblem('not-found', 'Webhooks of this system are not taken in here.');
    const body = new Uint8Array(await context.req.arrayBuffer());
    const header = (key: string) => context.req.header(key);
    const result = await verifyDelivery(name, settings, { header, body }, now());
    if (typeof result === 'string') {
      const address = clientAddress(context, proxies);
      const wait = wrong.take(address, now());
      if (wait > 0) throw tooManyRequests('Too many webhooks with a wrong signature.', wait);
      await audit.record({
        act: { actor: systemActor, at: now(), requestId: context.get('requestId') },
        action: 'intake.refused',
        subjectType: 'intake',
        subjectId: name,
        details: { reason: result, address },
      });
      throw new ApiProblem('signature-not-valid', disbelief[result]);
    }
    verified.set(context.req.raw, { delivery: result, text: new TextDecoder().decode(body) });
    await next();
  };

  app.openapi(takeRoute(verify), async (context) => {
    const found = verified.get(context.req.raw);
    if (!found) throw new Error('a webhook was let through that is not verified');
    const act = { at: now(), requestId: context.get('requestId') };
    const { delivery, text } = found;
    const brought = { payload: context.req.valid('json'), text };
    const outcome = await takeDelivery(intake, delivery, brought, act, knownSeverities(policy()));
    switch (outcome.result) {
      case 'repeated':
        throw new ApiProblem('delivery-repeated', 'The very same webhook was taken before.');
      case 'rejected':
        throw new ApiProblem('invalid-body', outcome.rejections.map(({ message }) => message).join(' '), {
          errors: outcome.rejections.map(({ message }) => ({ in: 'body', name: '', message })),
        });
      case 'ignored':
        return context.json({ result: outcome.result }, 200);
      case 'created':
      case 'updated':
      case 'unchanged':
        return context.json({ result: outcome.result, number: outcome.number }, 200);
    }
  });

  app.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await intake.listDeliveries({ limit, after });
    context.header('Link', pageLinks(context.req.url, page.next));
    return context.json({ items: page.items.map(presentDelivery) }, 200);
  });

  app.openapi(getRoute, async (context) => {
    const { id } = context.req.valid('param');
    const found = await intake.findDelivery(id);
    if (!found) throw new ApiProblem('not-found', `There is no webhook ${id}.`);
    const { payload } = found;
    return context.json({ ...presentDelivery(found), ...(payload !== undefined && { payload }) }, 200);
  });

  return app;
}

const disbelief = {
  'not-signed': 'The signature is missing or wrong. Check the secret on both sides.',
  'too-old': 'The webhook was signed more than five minutes ago, or ahead. Check the clocks on both sides.',
} as const;

function presentDelivery({ payload: _payload, receivedAt, problems, ...rest }: IntakeDelivery) {
  return { ...rest, receivedAt: presentInstant(receivedAt), problems: [...problems] };
}
