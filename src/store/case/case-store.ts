import type { Kysely, Transaction } from 'kysely';
import type { Page, PageRequest } from '../../core/article/article-registry.ts';
import { isOfClosed, type CaseFilter } from '../../core/case/case-filter.ts';
import { caseIdSchema, parseCaseNumber, type CaseId } from '../../core/case/case-id.ts';
import type { CaseStore, CaseWritten } from '../../core/case/case-store.ts';
import type { CaseRecords, CaseWrite } from '../../core/case/case-write.ts';
import type { Case } from '../../core/case/case.ts';
import type { CaseDraft } from '../../core/case/open-case.ts';
import type { Act } from '../../core/people/actor.ts';
import type { Receipt, Written } from '../../core/rule/written.ts';
import { goOn } from '../../core/there-at-once.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { readInTurn, type ReadRows } from '../database/read-rows.ts';
import { checkReceipt, keepReceipt } from '../receipts.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { positionOf } from './case-position.ts';
import { facetsAsked } from './case-queries.ts';
import { caseColumns, caseOf, newCaseRow, type CaseRow } from './case-rows.ts';
import { readClosedCases } from './read-closed-cases.ts';
import { selectDueCases } from './due-case-queries.ts';
import { indexCase } from './index-case.ts';
import { keepCases } from './keep-cases.ts';
import { keepListQueries } from './kept-list-queries.ts';
import {
  readChanges,
  readClockFacts,
  readComplaints,
  readContacts,
  readEscalations,
  readFacts,
  readLog,
  readLogEntry,
  readStatements,
} from './read-records.ts';
import { readWritten } from './read-written.ts';
import { settleDue } from './settle-due.ts';
import { isStillOpen } from './settle-records.ts';
import { addRecords, writeCase, type MadeRecord } from './write-case.ts';

/**
 * The cases on a database of the newest schema.
 *
 * @param read How what is asked most is read.
 */
export function createCaseStore(database: Kysely<Tables>, read: ReadRows = readInTurn(database)): CaseStore {
  // Written out once: that takes longer than reading a case.
  const bySequence = selectCase(database).where('sequence', '=', 0).compile();
  const listQuery = keepListQueries(database);
  const keptCaseOf = keepCases();
  return {
    open: (draft, act, { receipt, records = {} } = {}) =>
      database.transaction().execute((transaction) => openIn(transaction, { draft, act, records }, receipt)),

    find(number) {
      const sequence = parseCaseNumber(number);
      if (sequence === undefined) return undefined;
      const rows = read<CaseRow>({ ...bySequence, parameters: [sequence] });
      return goOn(rows, ([row]) => row && keptCaseOf(row));
    },

    async findBySource(system, id) {
      const row = await selectCase(database)
        .where('source_system', '=', system)
        .where('source_id', '=', id)
        .executeTakeFirst();
      return row && caseOf(row);
    },

    list(filter, { after, limit }) {
      if (isOfClosed(filter)) return listClosed(database, filter, { after, limit });
      const below = after === undefined ? undefined : Number(after);
      return goOn(read(listQuery(filter, { below, limit })), (rows) => {
        const items = rows.slice(0, limit);
        const last = items.at(-1);
        return {
          items: items.map(keptCaseOf),
          ...(rows.length > limit && last && { next: String(last.position) }),
        };
      });
    },

    async listByDue(filter, page, clocks) {
      await settleDue(database, clocks);
      return listDue(database, filter, page);
    },

    write: (id, version, write, receipt) =>
      database.transaction().execute((transaction) => writeIn(transaction, id, version, write, receipt)),

    listLog: (id, page) => readLog(database, id, page),
    findLogEntry: (id, entry) => readLogEntry(database, id, entry),
    listChanges: (id, fields) => readChanges(database, id, fields),
    listStatements: (id) => readStatements(database, id),
    listFacts: (id) => readFacts(database, id),
    listEscalations: (id) => readEscalations(database, id),
    listContacts: (id) => readContacts(database, id),
    listComplaints: (id) => readComplaints(database, id),
    readClockFacts: (id) => readClockFacts(database, id),
  };
}

/** A page of closed cases, the last closed first; the next one begins after `CLOSED-AT.POSITION`. */
async function listClosed(
  database: Kysely<Tables>,
  filter: CaseFilter,
  { after, limit }: PageRequest,
): Promise<Page<Case>> {
  const [closedAt, position] = (after ?? '').split('.').map(Number);
  const from = { ...(closedAt !== undefined && position !== undefined && { after: { closedAt, position } }) };
  const rows = await readClosedCases(database, filter, { limit, ...from }, (query) => query.execute());
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(caseOf),
    ...(rows.length > limit && last && { next: `${last.closed_at ?? 0}.${last.position}` }),
  };
}

/** A page of active cases, what is due next first; the next one begins after `DUE-AT.POSITION`. */
async function listDue(
  database: Kysely<Tables>,
  filter: CaseFilter,
  { after, limit }: PageRequest,
): Promise<Page<Case>> {
  const [dueAt, position] = (after ?? '').split('.').map(Number);
  // Of no value there is no case, and nothing to walk.
  if (facetsAsked(filter).some(([, values]) => values.length === 0)) return { items: [] };
  const rows = await selectDueCases(database, filter, {
    limit,
    ...(dueAt !== undefined && position !== undefined && { after: { dueAt, position } }),
  }).execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(caseOf),
    ...(rows.length > limit && last && { next: `${last.due_at}.${last.position}` }),
  };
}

/** A query for one case. */
export const selectCase = (database: Kysely<Tables>) => database.selectFrom('cases').select(caseColumns);

interface Opening {
  readonly draft: CaseDraft;
  readonly act: Act;
  readonly records: CaseRecords;
  /** What the audit trail says of it; absent: that it was opened, and how urgent it is. */
  readonly audit?: CaseWrite['audit'];
}

async function openIn(
  transaction: Transaction<Tables>,
  opening: Opening,
  receipt: Receipt | undefined,
): Promise<Written<Case> | { readonly result: 'taken'; readonly value: Case }> {
  const { draft, act } = opening;
  const known = await checkReceipt(transaction, receipt, act.at);
  if (known.state === 'key-reused') return { result: 'key-reused' };
  if (known.state === 'repeated') {
    const made = await selectCase(transaction)
      .where('id', '=', known.made[0] ?? '')
      .executeTakeFirstOrThrow();
    return { result: 'repeated', value: caseOf(made) };
  }
  if (draft.source) {
    const taken = await selectCase(transaction)
      .where('source_system', '=', draft.source.system)
      .where('source_id', '=', draft.source.id)
      .executeTakeFirst();
    if (taken) return { result: 'taken', value: caseOf(taken) };
  }
  const { id } = await insertCase(transaction, opening);
  await keepReceipt(transaction, receipt, [id]);
  const row = await selectCase(transaction).where('id', '=', id).executeTakeFirstOrThrow();
  return { result: 'written', value: caseOf(row) };
}

/**
 * Adds a case under the next free number, in a transaction that has seen that its source is not here.
 *
 * @returns With what was recorded of it, in the order of its records.
 */
export async function insertCase(
  transaction: Transaction<Tables>,
  { draft, act, records, audit }: Opening,
): Promise<{ readonly id: CaseId; readonly sequence: number; readonly made: readonly MadeRecord[] }> {
  const id = caseIdSchema.parse(createUuid(act.at));
  const sequence = await nextSequence(transaction);
  const position = await freePosition(transaction, positionOf(draft.openedAt, sequence));
  await transaction.insertInto('cases').values(newCaseRow(draft, { id, sequence, position })).execute();
  const made = await addRecords(transaction, id, records, act.at);
  await indexCase(transaction, id);
  const { severity, businessImpact, customer } = draft;
  await appendAudit(transaction, {
    act,
    subjectType: 'case',
    subjectId: id,
    action: audit?.action ?? 'case.opened',
    details: { severity, businessImpact, customer, ...audit?.details },
  });
  return { id, sequence, made };
}

async function nextSequence(transaction: Transaction<Tables>): Promise<number> {
  const last = await transaction
    .selectFrom('cases')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.sequence ?? 0) + 1;
}

/** A position that no case has: the wanted one nearly always. */
async function freePosition(transaction: Transaction<Tables>, wanted: number): Promise<number> {
  let position = wanted;
  while (
    await transaction
      .selectFrom('cases')
      .select('position')
      .where('position', '=', position)
      .executeTakeFirst()
  ) {
    position += 1;
  }
  return position;
}

async function writeIn(
  transaction: Transaction<Tables>,
  id: CaseId,
  version: number,
  write: CaseWrite,
  receipt: Receipt | undefined,
): Promise<Written<CaseWritten>> {
  const known = await checkReceipt(transaction, receipt, write.act.at);
  if (known.state === 'key-reused') return { result: 'key-reused' };
  if (known.state === 'repeated') {
    return { result: 'repeated', value: await readWritten(transaction, id, known.made.map(readMade)) };
  }
  const present = await transaction
    .selectFrom('cases')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!present) return { result: 'missing' };
  // What only adds is right whatever else happened to the case meanwhile.
  if (write.set && present.version !== version) return { result: 'stale' };
  if (!(await isStillOpen(transaction, write))) return { result: 'stale' };
  const made = await writeCase(transaction, id, present.version, write);
  await keepReceipt(transaction, receipt, made.map(writeMade));
  return { result: 'written', value: await readWritten(transaction, id, made) };
}

const writeMade = ({ list, id }: MadeRecord): string => `${list} ${id}`;

function readMade(text: string): MadeRecord {
  const [list, id = ''] = text.split(' ');
  return { list: list as MadeRecord['list'], id }; // written by writeMade
}
