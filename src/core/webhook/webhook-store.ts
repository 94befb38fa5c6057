import type { Page, PageRequest } from '../article/article-registry.ts';
import type { Act } from '../people/actor.ts';
import type { Written } from '../rule/written.ts';
import type { Attempt, Delivery, NewWebhook, Webhook, WebhookChange } from './webhook.ts';

/** A delivery that is due, with where it goes and what it is signed with. */
export interface DueDelivery extends Delivery {
  readonly url: string;
  readonly secret: string;
}

/** What is to be noted of an attempt. */
export interface AttemptOutcome extends Attempt {
  /** When it is tried again; absent: it is delivered, or given up. */
  readonly nextAt?: number | undefined;
}

/**
 * Webhooks, and what they are told. What happens is put into the outbox by the store itself, in the transaction of the write that it
 * tells of: both are kept, or neither is.
 */
export interface WebhookStore {
  readonly list: () => Promise<readonly Webhook[]>;
  readonly find: (id: string) => Promise<Webhook | undefined>;
  /** Makes a webhook; its secret is returned once. */
  readonly create: (
    given: NewWebhook,
    act: Act,
  ) => Promise<{ readonly webhook: Webhook; readonly secret: string }>;
  readonly change: (
    id: string,
    version: number,
    change: WebhookChange,
    act: Act,
  ) => Promise<Written<Webhook>>;
  /** Removes a webhook; what it was told stays in the audit trail only. */
  readonly remove: (id: string, act: Act) => Promise<boolean>;
  /** Deliveries of a webhook, the last one first. */
  readonly listDeliveries: (webhookId: string, page: PageRequest) => Promise<Page<Delivery>>;
  readonly findDelivery: (
    webhookId: string,
    id: string,
  ) => Promise<{ readonly delivery: Delivery; readonly attempts: readonly Attempt[] } | undefined>;
  /** Has a delivery tried again at once; `undefined` when there is none, or its webhook is disabled. */
  readonly redeliver: (webhookId: string, id: string, act: Act) => Promise<Delivery | undefined>;
  /** Tells a webhook that this is a test; `undefined` when there is none. */
  readonly ping: (id: string, act: Act) => Promise<Delivery | undefined>;
  /** Deliveries that are due, the longest waiting first. */
  readonly listDue: (now: number, limit: number) => Promise<readonly DueDelivery[]>;
  /** Notes what came of an attempt. A webhook that has failed for long, or is gone, is disabled by the act. */
  readonly noteAttempt: (id: string, outcome: AttemptOutcome, act: Act) => Promise<void>;
  /** Forgets deliveries that ended before an instant. */
  readonly forget: (before: number) => Promise<number>;
}
