import type { Transaction } from 'kysely';
import type { CaseId } from '../../core/case/case-id.ts';
import type { CaseWritten } from '../../core/case/case-store.ts';
import type { CaseRecords, CaseWrite } from '../../core/case/case-write.ts';
import { isResolved } from '../../core/case/case-state.ts';
import { caseResolved } from '../../core/webhook/webhook-event.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { appendOutbox } from '../webhook/append-outbox.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { caseColumns, caseOf, columnsOf } from './case-rows.ts';
import { indexCase } from './index-case.ts';
import {
  changeRow,
  complaintRow,
  contactRow,
  escalationRow,
  factRow,
  logRow,
  statementRow,
} from './record-rows.ts';
import { settleRecords } from './settle-records.ts';

/** What a write added, by the name of its list and id. */
export interface MadeRecord {
  readonly list: Exclude<keyof CaseWritten, 'case'>;
  readonly id: string;
}

/**
 * Does to a case what was decided, in a transaction that has checked its version.
 *
 * @returns What was added, in the order of the write.
 */
export async function writeCase(
  transaction: Transaction<Tables>,
  id: CaseId,
  version: number,
  write: CaseWrite,
): Promise<MadeRecord[]> {
  const { act, set } = write;
  if (set) {
    await transaction
      .updateTable('cases')
      .set({ ...columnsOf(set), version: version + 1, changed_at: act.at })
      .where('id', '=', id)
      .execute();
  }
  const made = await addRecords(transaction, id, write, act.at);
  await settleRecords(transaction, id, write);
  await appendAudit(transaction, {
    act,
    subjectType: 'case',
    subjectId: id,
    action: write.audit.action,
    ...(write.audit.details && { details: write.audit.details }),
  });
  if (set || write.log || write.statements) await indexCase(transaction, id);
  if (set?.resolvedAt !== undefined) await tellOfResolution(transaction, id, act.at);
  return made;
}

async function tellOfResolution(transaction: Transaction<Tables>, id: CaseId, at: number): Promise<void> {
  const row = await transaction
    .selectFrom('cases')
    .select(caseColumns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const subject = caseOf(row);
  const { resolvedAt } = subject;
  if (resolvedAt !== undefined && isResolved(subject.state))
    await appendOutbox(transaction, caseResolved({ ...subject, resolvedAt }, at));
}

/**
 * Adds records to a case.
 *
 * @param now UTC milliseconds, for their ids.
 */
export async function addRecords(
  transaction: Transaction<Tables>,
  id: CaseId,
  records: CaseRecords,
  now: number,
): Promise<MadeRecord[]> {
  const keys = () => ({ id: createUuid(now), case_id: id });
  const made: MadeRecord[] = [];
  for (const change of records.changes ?? []) {
    await transaction.insertInto('case_changes').values(changeRow(change, keys())).execute();
  }
  for (const entry of records.log ?? []) {
    const row = logRow(entry, keys());
    await transaction.insertInto('case_log').values(row).execute();
    made.push({ list: 'log', id: row.id });
  }
  for (const statement of records.statements ?? []) {
    const row = statementRow(statement, keys());
    await transaction.insertInto('case_statements').values(row).execute();
    for (const [index, standing] of statement.history.entries()) {
      await transaction
        .insertInto('case_standings')
        .values({
          statement_id: row.id,
          version: index + 1,
          standing: standing.standing,
          evidence: standing.evidence ?? null,
          reason: standing.reason ?? null,
          at: standing.at,
          by_id: standing.by.id,
          by_name: standing.by.name,
        })
        .execute();
    }
    made.push({ list: 'statements', id: row.id });
  }
  for (const fact of records.facts ?? []) {
    const row = factRow(fact, keys());
    await transaction.insertInto('case_facts').values(row).execute();
    made.push({ list: 'facts', id: row.id });
  }
  for (const contact of records.contacts ?? []) {
    const row = contactRow(contact, keys());
    await transaction.insertInto('case_contacts').values(row).execute();
    made.push({ list: 'contacts', id: row.id });
  }
  for (const complaint of records.complaints ?? []) {
    const row = complaintRow(complaint, keys());
    await transaction.insertInto('case_complaints').values(row).execute();
    made.push({ list: 'complaints', id: row.id });
  }
  for (const escalation of records.escalations ?? []) {
    const row = escalationRow(escalation, keys());
    await transaction.insertInto('case_escalations').values(row).execute();
    made.push({ list: 'escalations', id: row.id });
  }
  return made;
}
