import type { Selectable } from 'kysely';
import { z } from 'zod';
import { deliveryStates, type Attempt, type Delivery, type Webhook } from '../../core/webhook/webhook.ts';
import { webhookEvents } from '../../core/webhook/webhook-event.ts';
import type { WebhookAttemptsTable, WebhookDeliveriesTable, WebhooksTable } from './webhook-tables.ts';

export function webhookOf(row: Selectable<WebhooksTable>): Webhook {
  const events = new Set(row.events.split(' '));
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    url: row.url,
    // An event that this version does not know is told nobody.
    events: webhookEvents.filter((event) => events.has(event)),
    isEnabled: row.is_enabled === 1,
    createdAt: row.created_at,
    ...(row.disabled_reason !== null && { disabledReason: row.disabled_reason }),
    ...(row.failing_since !== null && { failingSince: row.failing_since }),
  };
}

const stateSchema = z.enum(deliveryStates);

export function deliveryOf(row: Selectable<WebhookDeliveriesTable>): Delivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    event: row.event,
    payload: row.payload,
    state: stateSchema.parse(row.state),
    createdAt: row.created_at,
    attempts: row.attempts,
    ...(row.next_at !== null && { nextAt: row.next_at }),
    ...(row.status !== null && { status: row.status }),
    ...(row.error !== null && { error: row.error }),
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  };
}

export function attemptOf(row: Selectable<WebhookAttemptsTable>): Attempt {
  return {
    at: row.at,
    milliseconds: row.milliseconds,
    ...(row.status !== null && { status: row.status }),
    ...(row.error !== null && { error: row.error }),
  };
}
