import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { webhookDataSchemas, webhookEvents } from '../../core/webhook/webhook-event.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';

const summaries = {
  'case.resolved': 'A case was resolved',
  'link.created': 'A case was linked to an article',
  'flag.raised': 'Somebody said that an article is not right',
} as const satisfies Readonly<Record<(typeof webhookEvents)[number], string>>;

const headers = z.object({
  'webhook-id': z.string().describe('Id of the message: one that comes twice is the same one.'),
  'webhook-timestamp': z.string().describe('Unix time of the attempt, in seconds.'),
  'webhook-signature': z
    .string()
    .describe('`v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body` by the secret of the webhook.'),
});

/** Describes in the OpenAPI document what webhooks are told. */
export function describeMessages(api: OpenAPIHono<ApplicationEnvironment>): void {
  for (const event of webhookEvents) {
    const schema = z.strictObject({
      type: z.literal(event),
      timestamp: z.iso.datetime().describe('When it happened.'),
      data: webhookDataSchemas[event],
    });
    api.openAPIRegistry.registerWebhook({
      method: 'post',
      path: event,
      operationId: `on ${event}`.replace(/[ .]([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      tags: ['Webhooks'],
      summary: summaries[event],
      description: 'Posted to the webhooks that are told of it. Nothing that stays among engineers is in it.',
      request: { headers, body: { required: true, content: { 'application/json': { schema } } } },
      responses: { '2XX': { description: 'It has arrived; any other answer has it sent again.' } },
    });
  }
}
