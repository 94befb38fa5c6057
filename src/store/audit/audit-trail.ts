import type { Kysely } from 'kysely';
import { auditEntrySchema } from '../../core/audit/audit-entry.ts';
import type { AuditFilter, AuditPageRequest, AuditTrail } from '../../core/audit/audit-trail.ts';
import { appendAudit } from './append-audit.ts';
import type { Tables } from '../tables.ts';
import { lowestUuid } from '../database/uuid.ts';

/** The audit trail on a database of the newest schema. */
export function createAuditTrail(database: Kysely<Tables>): AuditTrail {
  return {
    record: (entry) => database.transaction().execute((transaction) => appendAudit(transaction, entry)),

    async list(filter, page) {
      const rows = await selectAuditPage(database, filter, page).execute();
      const items = rows.slice(0, page.limit).map((row) =>
        auditEntrySchema.parse({
          id: row.id,
          at: row.at,
          actorId: row.actor_id,
          actorName: row.actor_name,
          via: row.via,
          action: row.action,
          subjectType: row.subject_type,
          subjectId: row.subject_id,
          requestId: row.request_id ?? undefined,
          details: JSON.parse(row.details),
        }),
      );
      const last = items.at(-1);
      return rows.length > page.limit && last ? { items, next: last.id } : { items };
    },
  };
}

/** Entries that fit a filter, newest first, one more than the page holds. Their ids are their order in time. */
export function selectAuditPage(
  database: Kysely<Tables>,
  { actorId, action, subjectType, subjectId, from, before }: AuditFilter,
  { after, limit }: AuditPageRequest,
) {
  return database
    .selectFrom('audit_entries')
    .selectAll()
    .$if(actorId !== undefined, (query) => query.where('actor_id', '=', actorId ?? ''))
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .$if(subjectType !== undefined, (query) => query.where('subject_type', '=', subjectType ?? ''))
    .$if(subjectId !== undefined, (query) => query.where('subject_id', '=', subjectId ?? ''))
    .$if(from !== undefined, (query) => query.where('id', '>=', lowestUuid(from ?? 0)))
    .$if(before !== undefined, (query) => query.where('id', '<', lowestUuid(before ?? 0)))
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1);
}
