import { sql, type Kysely } from 'kysely';
import type { Page } from '../../core/article/article-registry.ts';
import type { CaseChange } from '../../core/case/case-change.ts';
import type { CaseId } from '../../core/case/case-id.ts';
import type { LogPageRequest } from '../../core/case/case-store.ts';
import type { ClockFacts } from '../../core/case/clock/case-clocks.ts';
import type { LogEntry } from '../../core/case/log-entry.ts';
import type { Statement } from '../../core/case/statement.ts';
import type { Tables } from '../tables.ts';
import {
  changeOf,
  complaintOf,
  contactOf,
  escalationOf,
  factOf,
  logEntryOf,
  statementOf,
} from './record-rows.ts';

/** A place in a log: instant and id of an entry. */
const writePlace = ({ at, id }: Pick<LogEntry, 'at' | 'id'>): string => `${at}.${id}`;

function readPlace(place: string): { at: number; id: string } {
  const [at = '0', id = ''] = place.split('.');
  return { at: Number(at), id };
}

/** Entries of a log in the order in which they happened, one more than the page holds. */
export function selectLog(database: Kysely<Tables>, id: CaseId, { after, limit, order }: LogPageRequest) {
  const place = after === undefined ? undefined : readPlace(after);
  const direction = order === 'oldest-first' ? 'asc' : 'desc';
  return database
    .selectFrom('case_log')
    .selectAll()
    .where('case_id', '=', id)
    .$if(place !== undefined, (query) =>
      query.where(
        order === 'oldest-first'
          ? sql<boolean>`(at, id) > (${place?.at ?? 0}, ${place?.id ?? ''})`
          : sql<boolean>`(at, id) < (${place?.at ?? 0}, ${place?.id ?? ''})`,
      ),
    )
    .orderBy('at', direction)
    .orderBy('id', direction)
    .limit(limit + 1);
}

export async function readLog(
  database: Kysely<Tables>,
  id: CaseId,
  page: LogPageRequest,
): Promise<Page<LogEntry>> {
  const rows = await selectLog(database, id, page).execute();
  const items = rows.slice(0, page.limit).map(logEntryOf);
  const last = items.at(-1);
  return rows.length > page.limit && last ? { items, next: writePlace(last) } : { items };
}

export async function readChanges(
  database: Kysely<Tables>,
  id: CaseId,
  fields?: readonly string[],
): Promise<CaseChange[]> {
  const rows = await database
    .selectFrom('case_changes')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(changeOf).filter(({ field }) => fields?.includes(field) ?? true);
}

export async function readLogEntry(
  database: Kysely<Tables>,
  id: CaseId,
  entry: string,
): Promise<LogEntry | undefined> {
  const row = await database
    .selectFrom('case_log')
    .selectAll()
    .where('id', '=', entry)
    .where('case_id', '=', id)
    .executeTakeFirst();
  return row && logEntryOf(row);
}

/** Standings of the statements of a case, by statement. */
export function selectStandings(database: Kysely<Tables>, id: CaseId) {
  return database
    .selectFrom('case_statements')
    .innerJoin('case_standings', 'case_standings.statement_id', 'case_statements.id')
    .selectAll('case_standings')
    .where('case_id', '=', id)
    .orderBy('case_statements.id');
}

export async function readStatements(database: Kysely<Tables>, id: CaseId): Promise<Statement[]> {
  const rows = await database
    .selectFrom('case_statements')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const standings = Map.groupBy(await selectStandings(database, id).execute(), (row) => row.statement_id);
  return rows.map((row) => statementOf(row, standings.get(row.id) ?? []));
}

/** Statements by id, whatever their case. */
export async function readStatementsById(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Statement[]> {
  const rows = await database
    .selectFrom('case_statements')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  const standings = await database
    .selectFrom('case_standings')
    .selectAll()
    .where('statement_id', 'in', ids)
    .orderBy('statement_id')
    .orderBy('version')
    .execute();
  const byStatement = Map.groupBy(standings, (row) => row.statement_id);
  return rows.map((row) => statementOf(row, byStatement.get(row.id) ?? []));
}

export const readFacts = async (database: Kysely<Tables>, id: CaseId) =>
  (await database.selectFrom('case_facts').selectAll().where('case_id', '=', id).orderBy('id').execute()).map(
    factOf,
  );

export const readEscalations = async (database: Kysely<Tables>, id: CaseId) =>
  (
    await database
      .selectFrom('case_escalations')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('id')
      .execute()
  ).map(escalationOf);

export const readContacts = async (database: Kysely<Tables>, id: CaseId) =>
  (
    await database.selectFrom('case_contacts').selectAll().where('case_id', '=', id).orderBy('id').execute()
  ).map(contactOf);

export const readComplaints = async (database: Kysely<Tables>, id: CaseId) =>
  (
    await database.selectFrom('case_complaints').selectAll().where('case_id', '=', id).orderBy('id').execute()
  ).map(complaintOf);

/** Instants of the entries that clocks look at. */
export function selectClockEntries(database: Kysely<Tables>, id: CaseId, kind: 'reply' | 'check') {
  return database
    .selectFrom('case_log')
    .select('at')
    .where('case_id', '=', id)
    .where('kind', '=', sql<string>`${sql.lit(kind)}`)
    .orderBy('at');
}

export async function readClockFacts(database: Kysely<Tables>, id: CaseId): Promise<ClockFacts> {
  const instants = async (kind: 'reply' | 'check') =>
    (await selectClockEntries(database, id, kind).execute()).map(({ at }) => at);
  return {
    contacts: await readContacts(database, id),
    checkedAt: await instants('check'),
    repliedAt: await instants('reply'),
    isReassigned: (await readChanges(database, id, ['assignedEngineer'])).length > 0,
  };
}
