import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { formatCaseNumber, parseCaseNumber, type CaseId } from '../../core/case/case-id.ts';
import type { KnownSeverities } from '../../core/case/known-severities.ts';
import { decideImport, type ImportMemory, type PastImport } from '../../core/intake/import-case.ts';
import { importedFieldsSchema, type ImportedCase } from '../../core/intake/imported-case.ts';
import type { ImportOutcome, IntakeStore } from '../../core/intake/intake-store.ts';
import type { Act } from '../../core/people/actor.ts';
import { caseOf } from '../case/case-rows.ts';
import { insertCase, selectCase } from '../case/case-store.ts';
import { writeCase, type MadeRecord } from '../case/write-case.ts';
import type { Tables } from '../tables.ts';
import { createDeliveries } from './deliveries.ts';

const restSchema = z.record(z.string(), z.json());

/** Intake on a database of the newest schema. */
export function createIntakeStore(database: Kysely<Tables>): IntakeStore {
  return {
    importCases: (cases, act, severities) =>
      database.transaction().execute(async (transaction) => {
        const outcomes: ImportOutcome[] = [];
        for (const imported of cases) outcomes.push(await importCase(transaction, imported, act, severities));
        return outcomes;
      }),

    ...createDeliveries(database, importCase),

    async findOrigin(number) {
      const sequence = parseCaseNumber(number);
      if (sequence === undefined) return undefined;
      const row = await selectOrigin(database, sequence).executeTakeFirst();
      if (row?.source_system == null || row.source_id === null) return undefined;
      return {
        system: row.source_system,
        id: row.source_id,
        ...(row.source_changed_at !== null && { updatedAt: row.source_changed_at }),
        importedAt: row.imported_at,
        rest: restSchema.parse(JSON.parse(row.rest)),
      };
    },
  };
}

/** A query for the origin of the case with a number. */
export const selectOrigin = (database: Kysely<Tables>, sequence: number) =>
  database
    .selectFrom('cases')
    .innerJoin('case_imports', 'case_imports.case_id', 'cases.id')
    .select(['source_system', 'source_id', 'source_changed_at', 'imported_at', 'rest'])
    .where('cases.sequence', '=', sequence);

async function importCase(
  transaction: Transaction<Tables>,
  imported: ImportedCase,
  act: Act,
  severities: KnownSeverities,
): Promise<ImportOutcome> {
  const { system, id: sourceId } = imported.source;
  const row = await selectCase(transaction)
    .where('source_system', '=', system)
    .where('source_id', '=', sourceId)
    .executeTakeFirst();
  const subject = row && caseOf(row);
  const past = subject && (await readPast(transaction, subject.id, imported));
  const decision = decideImport(imported, subject && { case: subject, past }, act, severities);
  switch (decision.result) {
    case 'reject':
      return { result: 'rejected', rejections: decision.rejections };
    case 'unchanged':
      // There is a case whose import changes nothing, or it would have been created.
      return { result: 'unchanged', number: (subject as NonNullable<typeof subject>).number };
    case 'create': {
      const { draft, records, keys, memory } = decision;
      const audit = { action: 'case.imported', details: { system, sourceId } } as const;
      const { id, sequence, made } = await insertCase(transaction, { draft, act, records, audit });
      await remember(transaction, id, memory, act);
      await rememberEntries(transaction, id, keys, made);
      return { result: 'created', number: formatCaseNumber(sequence) };
    }
    case 'update': {
      const { id, number, version } = subject as NonNullable<typeof subject>; // only what is here is updated
      const { write, keys, memory } = decision;
      if (write)
        await rememberEntries(transaction, id, keys, await writeCase(transaction, id, version, write));
      await remember(transaction, id, memory, act);
      return { result: 'updated', number };
    }
  }
}

/** What was imported of a case before, with those of its entries that come again. */
async function readPast(
  transaction: Transaction<Tables>,
  id: CaseId,
  { log }: ImportedCase,
): Promise<PastImport | undefined> {
  const row = await transaction
    .selectFrom('case_imports')
    .select(['fields', 'rest', 'source_changed_at'])
    .where('case_id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const entries = new Map<string, { readonly logId: string; readonly text: string }>();
  for (const { key } of log) {
    const entry = await selectEntry(transaction, id, key).executeTakeFirst();
    if (entry) entries.set(key, { logId: entry.log_id, text: entry.text });
  }
  return {
    fields: importedFieldsSchema.parse(JSON.parse(row.fields)),
    rest: restSchema.parse(JSON.parse(row.rest)),
    ...(row.source_changed_at !== null && { updatedAt: row.source_changed_at }),
    entries,
  };
}

/** A query for the log entry that an entry of another system is in. */
export const selectEntry = (database: Kysely<Tables>, caseId: string, key: string) =>
  database
    .selectFrom('case_import_entries')
    .innerJoin('case_log', 'case_log.id', 'case_import_entries.log_id')
    .select(['case_import_entries.log_id', 'case_log.text'])
    .where('case_import_entries.case_id', '=', caseId)
    .where('case_import_entries.key', '=', key);

async function remember(
  transaction: Transaction<Tables>,
  id: CaseId,
  { fields, rest, updatedAt }: ImportMemory,
  act: Act,
): Promise<void> {
  const columns = {
    fields: JSON.stringify(fields),
    rest: JSON.stringify(rest),
    source_changed_at: updatedAt ?? null,
    imported_at: act.at,
  };
  await transaction
    .insertInto('case_imports')
    .values({ case_id: id, ...columns })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(columns))
    .execute();
}

async function rememberEntries(
  transaction: Transaction<Tables>,
  id: CaseId,
  keys: readonly string[],
  made: readonly MadeRecord[],
): Promise<void> {
  const entries = made.filter(({ list }) => list === 'log');
  for (const [index, key] of keys.entries()) {
    const logId = entries[index]?.id;
    if (logId === undefined) throw new Error('an entry was imported but not recorded');
    await transaction
      .insertInto('case_import_entries')
      .values({ case_id: id, key, log_id: logId })
      .onConflict((conflict) => conflict.columns(['case_id', 'key']).doUpdateSet({ log_id: logId }))
      .execute();
  }
}
