import { z } from 'zod';
import { lineSchema } from '../case/case-text.ts';
import { webhookEventSchema } from './webhook-event.ts';

export const newWebhookSchema = z.strictObject({
  name: lineSchema.max(100).describe('What it is for.'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe('Where it is told: https, and not within the own network.'),
  events: z
    .array(webhookEventSchema)
    .min(1, 'give at least one event')
    .transform((events) => [...new Set(events)])
    .describe('What it is told of.'),
});
export type NewWebhook = z.infer<typeof newWebhookSchema>;

export const webhookChangeSchema = z.strictObject({
  ...newWebhookSchema.partial().shape,
  isEnabled: z
    .boolean()
    .optional()
    .describe('Whether it is told. What happened meanwhile is not told later.'),
});
export type WebhookChange = z.infer<typeof webhookChangeSchema>;

/** Another system that is told of events. Instants are UTC milliseconds. */
export interface Webhook extends NewWebhook {
  readonly id: string;
  readonly version: number;
  readonly isEnabled: boolean;
  /** Why Casebook itself has disabled it. */
  readonly disabledReason?: string;
  /** Since when nothing got through. */
  readonly failingSince?: number;
  readonly createdAt: number;
}

/** What became of telling it: `pending` is tried again, `failed` is not. */
export const deliveryStates = ['pending', 'delivered', 'failed'] as const;

/** Something that one webhook is told. Its id is that of the message, the same with each attempt. */
export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  readonly event: string;
  /** The body, exactly as it is sent. */
  readonly payload: string;
  readonly state: (typeof deliveryStates)[number];
  readonly createdAt: number;
  readonly attempts: number;
  /** When it is tried next. */
  readonly nextAt?: number;
  /** Status of the last answer. */
  readonly status?: number;
  /** Why the last attempt failed. */
  readonly error?: string;
  readonly finishedAt?: number;
}

/** One attempt to deliver. */
export interface Attempt {
  readonly at: number;
  readonly milliseconds: number;
  /** Status of the answer; absent: there was none. */
  readonly status?: number;
  /** Why it failed; absent: it did not. */
  readonly error?: string;
}
