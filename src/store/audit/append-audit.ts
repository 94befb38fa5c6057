import type { Transaction } from 'kysely';
import type { NewAuditEntry } from '../../core/audit/audit-entry.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';

/** Records acts in the transaction of the writes that they describe: both are kept, or neither is. */
export async function appendAudit(
  transaction: Transaction<Tables>,
  ...entries: readonly NewAuditEntry[]
): Promise<void> {
  if (entries.length === 0) return;
  await transaction
    .insertInto('audit_entries')
    .values(
      entries.map(({ act, action, subjectType, subjectId, details = {} }) => ({
        id: createUuid(act.at),
        at: act.at,
        actor_id: act.actor.id,
        actor_name: act.actor.name,
        via: act.actor.via,
        action,
        subject_type: subjectType,
        subject_id: subjectId,
        request_id: act.requestId ?? null,
        details: JSON.stringify(details),
      })),
    )
    .execute();
}
