import type { Transaction } from 'kysely';
import type { CaseId } from '../../core/case/case-id.ts';
import type { CaseWritten } from '../../core/case/case-store.ts';
import type { Tables } from '../tables.ts';
import { caseColumns, caseOf } from './case-rows.ts';
import { readStatementsById } from './read-records.ts';
import { complaintOf, contactOf, escalationOf, factOf, logEntryOf } from './record-rows.ts';
import type { MadeRecord } from './write-case.ts';

/** A case with some of its records, as they are now. */
export async function readWritten(
  transaction: Transaction<Tables>,
  id: CaseId,
  made: readonly MadeRecord[],
): Promise<CaseWritten> {
  const row = await transaction
    .selectFrom('cases')
    .select(caseColumns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const idsOf = (list: MadeRecord['list']): string[] =>
    made.filter((record) => record.list === list).map((record) => record.id);
  const rowsOf = async <Row>(
    list: MadeRecord['list'],
    read: (ids: string[]) => Promise<Row[]>,
  ): Promise<Row[]> => {
    const ids = idsOf(list);
    return ids.length === 0 ? [] : read(ids);
  };
  return {
    case: caseOf(row),
    log: await rowsOf('log', async (ids) =>
      (
        await transaction.selectFrom('case_log').selectAll().where('id', 'in', ids).orderBy('id').execute()
      ).map(logEntryOf),
    ),
    statements: await rowsOf('statements', (ids) => readStatementsById(transaction, ids)),
    facts: await rowsOf('facts', async (ids) =>
      (
        await transaction.selectFrom('case_facts').selectAll().where('id', 'in', ids).orderBy('id').execute()
      ).map(factOf),
    ),
    contacts: await rowsOf('contacts', async (ids) =>
      (
        await transaction
          .selectFrom('case_contacts')
          .selectAll()
          .where('id', 'in', ids)
          .orderBy('id')
          .execute()
      ).map(contactOf),
    ),
    complaints: await rowsOf('complaints', async (ids) =>
      (
        await transaction
          .selectFrom('case_complaints')
          .selectAll()
          .where('id', 'in', ids)
          .orderBy('id')
          .execute()
      ).map(complaintOf),
    ),
    escalations: await rowsOf('escalations', async (ids) =>
      (
        await transaction
          .selectFrom('case_escalations')
          .selectAll()
          .where('id', 'in', ids)
          .orderBy('id')
          .execute()
      ).map(escalationOf),
    ),
  };
}
