import type { Transaction } from 'kysely';
import type { Happening } from '../../core/webhook/webhook-event.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';

/** Puts what happened into the outbox of each webhook that is told of it, in the transaction of the write that it tells of. */
export async function appendOutbox(
  transaction: Transaction<Tables>,
  ...happenings: readonly Happening[]
): Promise<void> {
  if (happenings.length === 0) return;
  const webhooks = await transaction
    .selectFrom('webhooks')
    .select(['id', 'events'])
    .where('is_enabled', '=', 1)
    .execute();
  for (const { id: webhookId, events } of webhooks) {
    const told = new Set(events.split(' '));
    for (const happening of happenings.filter(({ type }) => told.has(type))) {
      await insertDelivery(transaction, webhookId, happening);
    }
  }
}

/** @returns Id of the delivery, and of its message. */
export async function insertDelivery(
  transaction: Transaction<Tables>,
  webhookId: string,
  { type, at, data }: { readonly type: string; readonly at: number; readonly data: object },
): Promise<string> {
  const id = createUuid(at);
  await transaction
    .insertInto('webhook_deliveries')
    .values({
      id,
      webhook_id: webhookId,
      event: type,
      payload: JSON.stringify({ type, timestamp: new Date(at).toISOString(), data }),
      state: 'pending',
      created_at: at,
      attempts: 0,
      next_at: at,
      status: null,
      error: null,
      finished_at: null,
    })
    .execute();
  return id;
}
