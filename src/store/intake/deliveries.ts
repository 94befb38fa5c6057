import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { formatCaseNumber, parseCaseNumber, type CaseNumber } from '../../core/case/case-id.ts';
import type { KnownSeverities } from '../../core/case/known-severities.ts';
import type { ImportedCase } from '../../core/intake/imported-case.ts';
import type {
  DeliveryOutcome,
  ImportOutcome,
  IntakeDelivery,
  IntakeStore,
  NewIntakeDelivery,
} from '../../core/intake/intake-store.ts';
import type { Act } from '../../core/people/actor.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';

type ImportCase = (
  transaction: Transaction<Tables>,
  imported: ImportedCase,
  act: Act,
  severities: KnownSeverities,
) => Promise<ImportOutcome>;

const resultSchema = z.enum(['created', 'updated', 'unchanged', 'rejected', 'ignored']);
const problemsSchema = z.array(z.string());

/** Webhooks of other systems on a database of the newest schema. */
export function createDeliveries(
  database: Kysely<Tables>,
  importCase: ImportCase,
): Pick<IntakeStore, 'takeDelivery' | 'listDeliveries' | 'findDelivery' | 'forgetPayloads'> {
  return {
    takeDelivery: (delivery, act, severities) =>
      database
        .transaction()
        .execute((transaction) => takeDelivery(transaction, delivery, act, severities, importCase)),

    async listDeliveries({ after, limit }) {
      const rows = await selectDeliveries(database)
        .$if(after !== undefined, (query) => query.where('intake_deliveries.id', '<', after ?? ''))
        .orderBy('intake_deliveries.id', 'desc')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit).map(deliveryOf);
      const last = items.at(-1);
      return rows.length > limit && last ? { items, next: last.id } : { items };
    },

    async findDelivery(id) {
      const row = await selectDeliveries(database).where('intake_deliveries.id', '=', id).executeTakeFirst();
      return row && deliveryOf(row);
    },

    async forgetPayloads(before) {
      const { numUpdatedRows } = await database
        .updateTable('intake_deliveries')
        .set({ payload: null })
        .where('received_at', '<', before)
        .where('payload', 'is not', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

async function takeDelivery(
  transaction: Transaction<Tables>,
  { source, key, payload, imported, rejections = [] }: NewIntakeDelivery,
  act: Act,
  severities: KnownSeverities,
  importCase: ImportCase,
): Promise<DeliveryOutcome> {
  const known = await transaction
    .selectFrom('intake_deliveries')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirst();
  if (known) return { result: 'repeated' };
  const outcome: Exclude<DeliveryOutcome, { result: 'repeated' }> = imported
    ? await importCase(transaction, imported, act, severities)
    : rejections.length > 0
      ? { result: 'rejected', rejections }
      : { result: 'ignored' };
  const number = 'number' in outcome ? outcome.number : undefined;
  const problems = outcome.result === 'rejected' ? outcome.rejections.map(({ message }) => message) : [];
  const id = createUuid(act.at);
  await transaction
    .insertInto('intake_deliveries')
    .values({
      id,
      source,
      key,
      received_at: act.at,
      result: outcome.result,
      case_id: number === undefined ? null : await caseIdOf(transaction, number),
      payload,
      problems: JSON.stringify(problems),
    })
    .execute();
  await appendAudit(transaction, {
    act,
    action: 'intake.delivered',
    subjectType: 'intake',
    subjectId: id,
    details: { source, result: outcome.result, ...(number !== undefined && { case: number }) },
  });
  return outcome;
}

async function caseIdOf(transaction: Transaction<Tables>, number: CaseNumber): Promise<string> {
  const { id } = await transaction
    .selectFrom('cases')
    .select('id')
    .where('sequence', '=', parseCaseNumber(number) ?? 0)
    .executeTakeFirstOrThrow();
  return id;
}

function selectDeliveries(database: Kysely<Tables>) {
  return database
    .selectFrom('intake_deliveries')
    .leftJoin('cases', 'cases.id', 'intake_deliveries.case_id')
    .selectAll('intake_deliveries')
    .select('cases.sequence');
}

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof selectDeliveries>['executeTakeFirstOrThrow']>>;

function deliveryOf(row: DeliveryRow): IntakeDelivery {
  return {
    id: row.id,
    source: row.source,
    receivedAt: row.received_at,
    result: resultSchema.parse(row.result),
    problems: problemsSchema.parse(JSON.parse(row.problems)),
    ...(row.sequence !== null && { case: formatCaseNumber(row.sequence) }),
    ...(row.payload !== null && { payload: row.payload }),
  };
}
