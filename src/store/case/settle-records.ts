import type { Transaction } from 'kysely';
import type { CaseId } from '../../core/case/case-id.ts';
import type { CaseWrite } from '../../core/case/case-write.ts';
import { authorOf } from '../../core/case/person.ts';
import type { Tables } from '../tables.ts';

/** Settles what a write ends: a standing, a commitment, a complaint, an escalation. */
export async function settleRecords(
  transaction: Transaction<Tables>,
  id: CaseId,
  write: CaseWrite,
): Promise<void> {
  const { act, standing, settledContact, answeredComplaint, returnedEscalation } = write;
  const by = authorOf(act);
  if (standing) {
    const version = standing.version + 1;
    await transaction
      .updateTable('case_statements')
      .set({ version })
      .where('id', '=', standing.id)
      .where('case_id', '=', id)
      .execute();
    await transaction
      .insertInto('case_standings')
      .values({
        statement_id: standing.id,
        version,
        standing: standing.standing,
        evidence: standing.evidence ?? null,
        reason: standing.reason ?? null,
        at: act.at,
        by_id: by.id,
        by_name: by.name,
      })
      .execute();
  }
  if (settledContact) {
    await transaction
      .updateTable('case_contacts')
      .set({
        result: settledContact.result ?? null,
        note: settledContact.note ?? null,
        settled_at: act.at,
        settled_by_id: by.id,
        settled_by_name: by.name,
      })
      .where('id', '=', settledContact.id)
      .where('case_id', '=', id)
      .execute();
  }
  if (answeredComplaint) {
    await transaction
      .updateTable('case_complaints')
      .set({
        answer: answeredComplaint.answer ?? null,
        answered_at: act.at,
        answered_by_id: by.id,
        answered_by_name: by.name,
      })
      .where('id', '=', answeredComplaint.id)
      .where('case_id', '=', id)
      .execute();
  }
  if (returnedEscalation) {
    await transaction
      .updateTable('case_escalations')
      .set({
        answer: returnedEscalation.answer ?? null,
        returned_at: act.at,
        returned_by_id: by.id,
        returned_by_name: by.name,
      })
      .where('id', '=', returnedEscalation.id)
      .where('case_id', '=', id)
      .execute();
  }
}

/** Whether what a write settles still is as it was when it was decided; another may have settled it meanwhile. */
export async function isStillOpen(
  transaction: Transaction<Tables>,
  { standing, settledContact, answeredComplaint, returnedEscalation }: CaseWrite,
): Promise<boolean> {
  const found = [
    standing &&
      (await transaction
        .selectFrom('case_statements')
        .select('id')
        .where('id', '=', standing.id)
        .where('version', '=', standing.version)
        .executeTakeFirst()),
    settledContact &&
      (await transaction
        .selectFrom('case_contacts')
        .select('id')
        .where('id', '=', settledContact.id)
        .where('result', 'is', null)
        .executeTakeFirst()),
    answeredComplaint &&
      (await transaction
        .selectFrom('case_complaints')
        .select('id')
        .where('id', '=', answeredComplaint.id)
        .where('answer', 'is', null)
        .executeTakeFirst()),
    returnedEscalation &&
      (await transaction
        .selectFrom('case_escalations')
        .select('id')
        .where('id', '=', returnedEscalation.id)
        .where('returned_at', 'is', null)
        .executeTakeFirst()),
  ];
  const asked = [standing, settledContact, answeredComplaint, returnedEscalation];
  return asked.every((settled, index) => settled === undefined || found[index] !== undefined);
}
