import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { CaseId } from '../../core/case/case-id.ts';
import { activeStates } from '../../core/case/case-state.ts';
import type { Case } from '../../core/case/case.ts';
import type { ClockFacts } from '../../core/case/clock/case-clocks.ts';
import type { DueClocks } from '../../core/case/clock/due-clocks.ts';
import type { Tables } from '../tables.ts';
import { caseColumns, caseOf } from './case-rows.ts';
import { contactOf } from './record-rows.ts';

/** Cases whose clocks are read in one transaction. */
const batchSize = 200;

/** Where cases stand without anything due: after all others. */
const neverDue = Number.MAX_SAFE_INTEGER;

/** Reads the clocks anew of all cases that may be due at another time than when they were read last. */
export async function settleDue(database: Kysely<Tables>, clocks: DueClocks): Promise<void> {
  await takeClocks(database, clocks.key);
  while ((await selectUnknown(database).execute()).length > 0) {
    const settled = await database.transaction().execute((transaction) => settleBatch(transaction, clocks));
    if (settled < batchSize) break;
    // Others have their turn.
    await setImmediate();
  }
}

/** With other clocks every case may be due at another time. */
async function takeClocks(database: Kysely<Tables>, key: string): Promise<void> {
  const known = await database
    .selectFrom('case_due_clocks')
    .select('key')
    .where('id', '=', 1)
    .executeTakeFirst();
  if (known?.key === key) return;
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('case_due_unknown')
      .columns(['position'])
      .expression((query) => query.selectFrom('cases').select('position').where('state', 'in', activeStates))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .insertInto('case_due_clocks')
      .values({ id: 1, key })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ key }))
      .execute();
  });
}

const selectUnknown = (database: Kysely<Tables>) =>
  database
    .selectFrom('case_due_unknown')
    .select('position')
    .where('position', '>', -1)
    .orderBy('position')
    .limit(batchSize);

/** @returns How many cases were read. */
async function settleBatch(transaction: Transaction<Tables>, clocks: DueClocks): Promise<number> {
  const positions = (await selectUnknown(transaction).execute()).map(({ position }) => position);
  if (positions.length === 0) return 0;
  const rows = await transaction
    .selectFrom('cases')
    .select(caseColumns)
    .where('position', 'in', positions)
    .execute();
  const subjects = rows.map((row) => ({ position: row.position, subject: caseOf(row) }));
  const facts = await readFactsOfClocks(
    transaction,
    subjects.map(({ subject }) => subject),
  );
  for (const { position, subject } of subjects) {
    const due_at = clocks.dueAt(subject, facts(subject.id)) ?? neverDue;
    await transaction
      .insertInto('case_due')
      .values({ position, due_at })
      .onConflict((conflict) => conflict.column('position').doUpdateSet({ due_at }))
      .execute();
  }
  await transaction.deleteFrom('case_due_unknown').where('position', 'in', positions).execute();
  return positions.length;
}

/** What the clocks of many cases look at. */
async function readFactsOfClocks(
  transaction: Transaction<Tables>,
  cases: readonly Case[],
): Promise<(id: CaseId) => ClockFacts> {
  const ids = cases.map(({ id }) => id);
  const contacts = Map.groupBy(
    await transaction.selectFrom('case_contacts').selectAll().where('case_id', 'in', ids).execute(),
    (row) => row.case_id,
  );
  const entries = Map.groupBy(
    await transaction
      .selectFrom('case_log')
      .select(['case_id', 'kind', 'at'])
      .where('case_id', 'in', ids)
      .where(sql<boolean>`kind in ('reply', 'check')`)
      .execute(),
    (row) => row.case_id,
  );
  const reassigned = new Set(
    (
      await transaction
        .selectFrom('case_changes')
        .select('case_id')
        .where('case_id', 'in', ids)
        .where('field', '=', 'assignedEngineer')
        .execute()
    ).map((row) => row.case_id),
  );
  const instants = (id: CaseId, kind: string): number[] =>
    (entries.get(id) ?? [])
      .filter((entry) => entry.kind === kind)
      .map(({ at }) => at)
      .toSorted((a, b) => a - b);
  return (id) => ({
    contacts: (contacts.get(id) ?? []).map(contactOf),
    checkedAt: instants(id, 'check'),
    repliedAt: instants(id, 'reply'),
    isReassigned: reassigned.has(id),
  });
}
