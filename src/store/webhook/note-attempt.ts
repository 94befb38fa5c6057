import type { Transaction } from 'kysely';
import type { Act } from '../../core/people/actor.ts';
import { goneStatus, longestFailure } from '../../core/webhook/retry.ts';
import type { AttemptOutcome } from '../../core/webhook/webhook-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';

/** Notes what came of an attempt, and what it means for its webhook. */
export async function noteAttempt(
  transaction: Transaction<Tables>,
  id: string,
  outcome: AttemptOutcome,
  act: Act,
): Promise<void> {
  const row = await transaction
    .selectFrom('webhook_deliveries')
    .select(['webhook_id', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirst();
  // Removed with its webhook while it was under way.
  if (!row) return;
  const { at, milliseconds, status = null, error = null, nextAt } = outcome;
  const number = row.attempts + 1;
  const isOver = nextAt === undefined;
  await transaction
    .insertInto('webhook_attempts')
    .values({ delivery_id: id, number, at, milliseconds, status, error })
    .execute();
  await transaction
    .updateTable('webhook_deliveries')
    .set({
      attempts: number,
      status,
      error,
      state: error === null ? 'delivered' : isOver ? 'failed' : 'pending',
      next_at: nextAt ?? null,
      finished_at: isOver ? act.at : null,
    })
    .where('id', '=', id)
    .execute();
  await noteHealth(transaction, row.webhook_id, outcome, act);
}

async function noteHealth(
  transaction: Transaction<Tables>,
  webhookId: string,
  { status, error }: AttemptOutcome,
  act: Act,
): Promise<void> {
  const webhook = await transaction
    .selectFrom('webhooks')
    .select(['failing_since', 'is_enabled', 'version'])
    .where('id', '=', webhookId)
    .executeTakeFirstOrThrow();
  const failingSince = error === undefined ? null : (webhook.failing_since ?? act.at);
  const reason =
    status === goneStatus
      ? 'The receiver answered that it is gone (410).'
      : failingSince !== null && act.at - failingSince >= longestFailure
        ? `Nothing got through since ${new Date(failingSince).toISOString()}.`
        : undefined;
  if (reason === undefined || webhook.is_enabled === 0) {
    if (failingSince === webhook.failing_since) return;
    await transaction
      .updateTable('webhooks')
      .set({ failing_since: failingSince })
      .where('id', '=', webhookId)
      .execute();
    return;
  }
  await transaction
    .updateTable('webhooks')
    .set({
      is_enabled: 0,
      disabled_reason: reason,
      failing_since: failingSince,
      version: webhook.version + 1,
    })
    .where('id', '=', webhookId)
    .execute();
  await giveUp(transaction, webhookId, 'The webhook was disabled.', act.at);
  await appendAudit(transaction, {
    act,
    action: 'webhook.disabled',
    subjectType: 'webhook',
    subjectId: webhookId,
    details: { reason },
  });
}

/** Ends the deliveries of a webhook that are still to be tried. */
export async function giveUp(
  transaction: Transaction<Tables>,
  webhookId: string,
  error: string,
  at: number,
): Promise<void> {
  await transaction
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', next_at: null, finished_at: at, error })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'pending')
    .execute();
}
