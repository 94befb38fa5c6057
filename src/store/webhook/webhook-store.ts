import { sql, type Kysely, type Transaction } from 'kysely';
import type { Act } from '../../core/people/actor.ts';
import type { Written } from '../../core/rule/written.ts';
import { createWebhookSecret } from '../../core/webhook/standard-signature.ts';
import type { Webhook, WebhookChange } from '../../core/webhook/webhook.ts';
import type { WebhookStore } from '../../core/webhook/webhook-store.ts';
import type { AuditAction, AuditDetails } from '../../core/audit/audit-entry.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { insertDelivery } from './append-outbox.ts';
import { giveUp, noteAttempt } from './note-attempt.ts';
import { attemptOf, deliveryOf, webhookOf } from './webhook-rows.ts';

/** Webhooks on a database of the newest schema. */
export function createWebhookStore(database: Kysely<Tables>): WebhookStore {
  const find = (id: string) => readWebhook(database, id);
  return {
    async list() {
      const rows = await database.selectFrom('webhooks').selectAll().orderBy('id').execute();
      return rows.map(webhookOf);
    },

    find,

    create: (given, act) =>
      database.transaction().execute(async (transaction) => {
        const id = createUuid(act.at);
        const secret = createWebhookSecret();
        await transaction
          .insertInto('webhooks')
          .values({
            id,
            version: 1,
            name: given.name,
            url: given.url,
            events: given.events.join(' '),
            secret,
            is_enabled: 1,
            disabled_reason: null,
            failing_since: null,
            created_at: act.at,
          })
          .execute();
        await audit(transaction, act, 'webhook.created', id, { ...given });
        return { webhook: { ...given, id, version: 1, isEnabled: true, createdAt: act.at }, secret };
      }),

    change: (id, version, change, act) =>
      database
        .transaction()
        .execute((transaction) => changeWebhook(transaction, { id, version, change }, act)),

    remove: (id, act) =>
      database.transaction().execute(async (transaction) => {
        const webhook = await readWebhook(transaction, id);
        if (!webhook) return false;
        await transaction.deleteFrom('webhooks').where('id', '=', id).execute();
        await audit(transaction, act, 'webhook.removed', id, { name: webhook.name, url: webhook.url });
        return true;
      }),

    async listDeliveries(webhookId, { after, limit }) {
      const rows = await database
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('webhook_id', '=', webhookId)
        .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit).map(deliveryOf);
      const last = items.at(-1);
      return rows.length > limit && last ? { items, next: last.id } : { items };
    },

    async findDelivery(webhookId, id) {
      const delivery = await readDelivery(database, webhookId, id);
      if (!delivery) return undefined;
      const attempts = await database
        .selectFrom('webhook_attempts')
        .selectAll()
        .where('delivery_id', '=', id)
        .orderBy('number')
        .execute();
      return { delivery, attempts: attempts.map(attemptOf) };
    },

    redeliver: (webhookId, id, act) =>
      database.transaction().execute(async (transaction) => {
        const webhook = await readWebhook(transaction, webhookId);
        const delivery = await readDelivery(transaction, webhookId, id);
        if (!webhook?.isEnabled || !delivery) return undefined;
        await transaction
          .updateTable('webhook_deliveries')
          .set({ state: 'pending', next_at: act.at, finished_at: null })
          .where('id', '=', id)
          .execute();
        await audit(transaction, act, 'webhook.redelivered', webhookId, { delivery: id });
        return readDelivery(transaction, webhookId, id);
      }),

    ping: (id, act) =>
      database.transaction().execute(async (transaction) => {
        const webhook = await readWebhook(transaction, id);
        if (!webhook) return undefined;
        const happening = { type: 'webhook.test', at: act.at, data: { name: webhook.name } };
        const delivery = await insertDelivery(transaction, id, happening);
        await audit(transaction, act, 'webhook.tested', id, { delivery });
        return readDelivery(transaction, id, delivery);
      }),

    async listDue(now, limit) {
      const rows = await selectDue(database, now, limit).execute();
      return rows.map(({ url, secret, ...row }) => ({ ...deliveryOf(row), url, secret }));
    },

    noteAttempt: (id, outcome, act) =>
      database.transaction().execute((transaction) => noteAttempt(transaction, id, outcome, act)),

    async forget(before) {
      const { numDeletedRows } = await database
        .deleteFrom('webhook_deliveries')
        .where('finished_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** A query for the deliveries that are due. */
export function selectDue(database: Kysely<Tables>, now: number, limit: number) {
  return (
    database
      .selectFrom('webhook_deliveries')
      .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
      .selectAll('webhook_deliveries')
      .select(['webhooks.url', 'webhooks.secret'])
      // Written out, as the index is of these alone: a parameter would have the statement prepared anew each time.
      .where('webhook_deliveries.state', '=', sql<string>`'pending'`)
      .where('webhook_deliveries.next_at', '<=', now)
      .orderBy('webhook_deliveries.next_at')
      .orderBy('webhook_deliveries.id')
      .limit(limit)
  );
}

async function readWebhook(database: Kysely<Tables>, id: string): Promise<Webhook | undefined> {
  const row = await database.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  return row && webhookOf(row);
}

async function readDelivery(database: Kysely<Tables>, webhookId: string, id: string) {
  const row = await database
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('id', '=', id)
    .where('webhook_id', '=', webhookId)
    .executeTakeFirst();
  return row && deliveryOf(row);
}

const audit = (
  transaction: Transaction<Tables>,
  act: Act,
  action: AuditAction,
  subjectId: string,
  details: AuditDetails,
): Promise<void> => appendAudit(transaction, { act, action, subjectType: 'webhook', subjectId, details });

async function changeWebhook(
  transaction: Transaction<Tables>,
  { id, version, change }: { readonly id: string; readonly version: number; readonly change: WebhookChange },
  act: Act,
): Promise<Written<Webhook>> {
  const present = await readWebhook(transaction, id);
  if (!present) return { result: 'missing' };
  if (present.version !== version) return { result: 'stale' };
  const { name, url, events, isEnabled } = change;
  await transaction
    .updateTable('webhooks')
    .set({
      version: version + 1,
      ...(name !== undefined && { name }),
      ...(url !== undefined && { url }),
      ...(events !== undefined && { events: events.join(' ') }),
      ...(isEnabled !== undefined && {
        is_enabled: isEnabled ? 1 : 0,
        disabled_reason: null,
        failing_since: null,
      }),
    })
    .where('id', '=', id)
    .execute();
  if (isEnabled === false) await giveUp(transaction, id, 'The webhook was disabled.', act.at);
  const details = JSON.parse(JSON.stringify(change)) as AuditDetails; // without what was not given
  await audit(transaction, act, 'webhook.changed', id, details);
  const changed = await readWebhook(transaction, id);
  return changed ? { result: 'written', value: changed } : { result: 'missing' };
}
