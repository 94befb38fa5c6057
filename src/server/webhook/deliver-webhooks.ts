import type { Logger } from 'pino';
import { systemActor } from '../../core/people/actor.ts';
import { isAccepted, nextAttempt, goneStatus } from '../../core/webhook/retry.ts';
import { signMessage } from '../../core/webhook/standard-signature.ts';
import type { AttemptOutcome, DueDelivery, WebhookStore } from '../../core/webhook/webhook-store.ts';
import { postMessage, type PostOptions } from './post-message.ts';

/** How often what is due is looked for, in milliseconds. */
const usualInterval = 1_000;

/** Deliveries that are under way at once. */
const atOnce = 8;

/** How long ended deliveries are kept. */
const keptMilliseconds = 30 * 86_400_000;
const dayMilliseconds = 86_400_000;

export interface DeliveringOptions extends PostOptions {
  readonly webhooks: Pick<WebhookStore, 'listDue' | 'noteAttempt' | 'forget'>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly now: () => Date;
  /** From 0 up to but not 1. */
  readonly random: () => number;
  readonly version: string;
  readonly interval?: number | undefined;
}

/**
 * Delivers what is in the outbox until it is stopped. A message is sent until it is noted that it has arrived: a kill in between sends it
 * again, under the same id.
 */
export function deliverWebhooks(options: DeliveringOptions): { readonly stop: () => Promise<void> } {
  const { webhooks, log, now } = options;
  let isStopping = false;
  let forgottenAt = 0;
  const deliverDue = async (): Promise<void> => {
    const at = now().getTime();
    if (at - forgottenAt >= dayMilliseconds) {
      forgottenAt = at;
      await webhooks.forget(at - keptMilliseconds);
    }
    for (;;) {
      const due = await webhooks.listDue(now().getTime(), atOnce);
      await Promise.all(due.map((delivery) => deliver(delivery, options)));
      if (due.length < atOnce || isStopping) return;
    }
  };
  let delivering = Promise.resolve();
  let isDelivering = false;
  const timer = setInterval(() => {
    if (isDelivering) return;
    isDelivering = true;
    delivering = deliverDue()
      .catch((error: unknown) => log.error({ err: error }, 'webhooks could not be delivered; tried again'))
      .finally(() => (isDelivering = false));
  }, options.interval ?? usualInterval);
  timer.unref();
  return {
    async stop() {
      isStopping = true;
      clearInterval(timer);
      await delivering;
    },
  };
}

async function deliver(delivery: DueDelivery, options: DeliveringOptions): Promise<void> {
  const { webhooks, log, now } = options;
  const { id, webhookId, event } = delivery;
  const outcome = await attempt(delivery, options);
  await webhooks.noteAttempt(id, outcome, { actor: systemActor, at: now().getTime() });
  const { status, error } = outcome;
  if (error === undefined) log.info({ webhook: webhookId, delivery: id, event, status }, 'webhook delivered');
  else log.warn({ webhook: webhookId, delivery: id, event, status, error }, 'webhook not delivered');
}

async function attempt(
  { id, attempts, payload, secret, url }: DueDelivery,
  options: DeliveringOptions,
): Promise<AttemptOutcome> {
  const at = options.now().getTime();
  const start = performance.now();
  const timestamp = Math.floor(at / 1000);
  const finish = (status: number | undefined, error: string | undefined): AttemptOutcome => {
    const isOver = error === undefined || status === goneStatus;
    const nextAt = isOver ? undefined : nextAttempt(attempts + 1, options.now().getTime(), options.random());
    return {
      at,
      milliseconds: Math.round(performance.now() - start),
      ...(status !== undefined && { status }),
      ...(error !== undefined && { error }),
      ...(nextAt !== undefined && { nextAt }),
    };
  };
  try {
    const status = await postMessage(
      {
        url,
        body: payload,
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': `Casebook/${options.version}`,
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': await signMessage(secret, { id, timestamp, body: payload }),
        },
      },
      options,
    );
    return finish(status, isAccepted(status) ? undefined : `The receiver answered with ${status}.`);
  } catch (error) {
    return finish(undefined, error instanceof Error ? error.message : String(error));
  }
}
