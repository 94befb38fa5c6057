import { z } from '@hono/zod-openapi';
import {
  deliveryStates,
  newWebhookSchema as givenWebhookSchema,
  webhookChangeSchema as givenChangeSchema,
  type Attempt,
  type Delivery,
  type Webhook,
} from '../../core/webhook/webhook.ts';
import { webhookEventSchema } from '../../core/webhook/webhook-event.ts';
import { present } from '../case/instants.ts';
import { instantSchema, presentInstant } from '../instant.ts';
import { named } from '../named-schema.ts';

export const newWebhookSchema = named(givenWebhookSchema, 'NewWebhook');
export const webhookChangeSchema = named(givenChangeSchema, 'WebhookChange');

const webhookFields = {
  id: z.uuid(),
  version: z.int().min(1),
  name: z.string(),
  url: z.string(),
  events: z.array(webhookEventSchema),
  isEnabled: z.boolean().describe('Whether it is told.'),
  disabledReason: z.string().optional().describe('Why Casebook itself has disabled it.'),
  failingSince: instantSchema.optional().describe('Since when nothing got through.'),
  createdAt: instantSchema,
};
export const webhookSchema = z.strictObject(webhookFields).openapi('Webhook');
export const webhookListSchema = z.strictObject({ items: z.array(webhookSchema) }).openapi('WebhookList');
export const createdWebhookSchema = z
  .strictObject({
    ...webhookFields,
    secret: z.string().describe('What its messages are signed with, shown only now.'),
  })
  .openapi('CreatedWebhook');

const deliveryFields = {
  id: z.uuid().describe('Id of the message, its `webhook-id`; the same with each attempt.'),
  event: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int().min(0),
  createdAt: instantSchema,
  nextAt: instantSchema.optional().describe('When it is tried next.'),
  status: z.int().optional().describe('HTTP status of the last answer.'),
  error: z.string().optional().describe('Why the last attempt failed.'),
  finishedAt: instantSchema.optional(),
};
export const deliverySchema = z.strictObject(deliveryFields).openapi('WebhookDelivery');
export const deliveryListSchema = z
  .strictObject({ items: z.array(deliverySchema) })
  .openapi('WebhookDeliveryList');
const attemptSchema = z
  .strictObject({
    at: instantSchema,
    milliseconds: z.int().min(0),
    status: z.int().optional(),
    error: z.string().optional(),
  })
  .openapi('WebhookAttempt');
export const wholeDeliverySchema = z
  .strictObject({
    ...deliveryFields,
    payload: z.string().describe('The body, exactly as it is sent.'),
    log: z.array(attemptSchema).describe('Every attempt, the first one first.'),
  })
  .openapi('WholeWebhookDelivery');

export const presentWebhook = (webhook: Webhook): z.infer<typeof webhookSchema> => {
  const { failingSince, ...rest } = webhook;
  return {
    ...present(rest),
    ...(failingSince !== undefined && { failingSince: presentInstant(failingSince) }),
  };
};

export function presentDelivery({
  webhookId: _webhookId,
  payload: _payload,
  ...rest
}: Delivery): z.infer<typeof deliverySchema> {
  return present(rest);
}

export const presentWholeDelivery = (
  delivery: Delivery,
  attempts: readonly Attempt[],
): z.infer<typeof wholeDeliverySchema> => ({
  ...presentDelivery(delivery),
  payload: delivery.payload,
  log: attempts.map((attempt) => present(attempt)),
});
