import type { Insertable, Selectable } from 'kysely';
import { caseChangeSchema, type CaseChange } from '../../core/case/case-change.ts';
import { complaintSchema, type Complaint } from '../../core/case/complaint.ts';
import { contactSchema, type ContactCommitment } from '../../core/case/contact.ts';
import { escalationSchema, type Escalation } from '../../core/case/escalation.ts';
import { factSchema, type Fact } from '../../core/case/fact.ts';
import { logEntrySchema, type LogEntry } from '../../core/case/log-entry.ts';
import { statementSchema, type Statement } from '../../core/case/statement.ts';
import { readJson, withoutNulls } from './case-rows.ts';
import type {
  CaseChangesTable,
  CaseComplaintsTable,
  CaseContactsTable,
  CaseEscalationsTable,
  CaseFactsTable,
  CaseLogTable,
  CaseStandingsTable,
  CaseStatementsTable,
} from './case-tables.ts';

/** Where a record belongs, and its id. */
interface RecordKeys {
  readonly id: string;
  readonly case_id: string;
}

const author = (row: { by_id: string; by_name: string }) => ({ id: row.by_id, name: row.by_name });
const authorColumns = ({ by }: { readonly by: { readonly id: string; readonly name: string } }) => ({
  by_id: by.id,
  by_name: by.name,
});
const someone = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name };

export function logRow(entry: Omit<LogEntry, 'id'>, keys: RecordKeys): Insertable<CaseLogTable> {
  const { spare, rma, visit } = entry;
  const details = withoutNulls({ spare, rma, visit });
  return {
    ...keys,
    ...authorColumns(entry),
    kind: entry.kind,
    text: entry.text,
    at: entry.at,
    recorded_at: entry.recordedAt,
    is_internal: entry.isInternal ? 1 : 0,
    channel: entry.channel ?? null,
    minutes: entry.minutes ?? null,
    corrects: entry.corrects ?? null,
    details: Object.keys(details).length > 0 ? JSON.stringify(details) : null,
  };
}

export function logEntryOf(row: Selectable<CaseLogTable>): LogEntry {
  return logEntrySchema.parse({
    ...withoutNulls({
      id: row.id,
      kind: row.kind,
      text: row.text,
      at: row.at,
      recordedAt: row.recorded_at,
      by: author(row),
      channel: row.channel,
      minutes: row.minutes,
      corrects: row.corrects,
    }),
    isInternal: row.is_internal === 1,
    ...(readJson(row.details) as object | null), // an object, written by logRow
  });
}

export function changeRow(change: Omit<CaseChange, 'id'>, keys: RecordKeys): Insertable<CaseChangesTable> {
  return {
    ...keys,
    ...authorColumns(change),
    at: change.at,
    field: change.field,
    from_value: JSON.stringify(change.from),
    to_value: JSON.stringify(change.to),
    reason: change.reason ?? null,
  };
}

export function changeOf(row: Selectable<CaseChangesTable>): CaseChange {
  return caseChangeSchema.parse({
    id: row.id,
    at: row.at,
    by: author(row),
    field: row.field,
    from: readJson(row.from_value),
    to: readJson(row.to_value),
    ...(row.reason !== null && { reason: row.reason }),
  });
}

export function statementRow(
  statement: Omit<Statement, 'id'>,
  keys: RecordKeys,
): Insertable<CaseStatementsTable> {
  return {
    ...keys,
    ...authorColumns(statement),
    text: statement.text,
    said_by: statement.saidBy ?? null,
    said_at: statement.saidAt ?? null,
    recorded_at: statement.recordedAt,
    version: statement.version,
  };
}

/** @param standings Of this statement. */
export function statementOf(
  row: Selectable<CaseStatementsTable>,
  standings: readonly Selectable<CaseStandingsTable>[],
): Statement {
  const ordered = standings.toSorted((one, other) => one.version - other.version);
  const history = ordered.map((standing) =>
    withoutNulls({
      standing: standing.standing,
      evidence: standing.evidence,
      reason: standing.reason,
      at: standing.at,
      by: author(standing),
    }),
  );
  const present = ordered.at(-1);
  return statementSchema.parse({
    ...withoutNulls({
      id: row.id,
      text: row.text,
      saidBy: row.said_by,
      saidAt: row.said_at,
      standing: present?.standing,
      evidence: present?.evidence,
    }),
    version: row.version,
    recordedAt: row.recorded_at,
    by: author(row),
    history,
  });
}

export function factRow(fact: Omit<Fact, 'id'>, keys: RecordKeys): Insertable<CaseFactsTable> {
  return {
    ...keys,
    ...authorColumns(fact),
    kind: fact.kind,
    text: fact.text,
    location: fact.location ?? null,
    tool: fact.tool ?? null,
    gathered_at: fact.gatheredAt,
    recorded_at: fact.recordedAt,
  };
}

export function factOf(row: Selectable<CaseFactsTable>): Fact {
  return factSchema.parse(
    withoutNulls({
      id: row.id,
      kind: row.kind,
      text: row.text,
      location: row.location,
      tool: row.tool,
      gatheredAt: row.gathered_at,
      recordedAt: row.recorded_at,
      by: author(row),
    }),
  );
}

export function escalationRow(
  escalation: Omit<Escalation, 'id'>,
  keys: RecordKeys,
): Insertable<CaseEscalationsTable> {
  return {
    ...keys,
    ...authorColumns(escalation),
    level: escalation.level,
    team: escalation.team ?? null,
    engineer: escalation.engineer ?? null,
    reason: escalation.reason,
    note: escalation.note ?? null,
    at: escalation.at,
    missing: JSON.stringify(escalation.missing),
    returned_at: escalation.returnedAt ?? null,
    returned_by_id: escalation.returnedBy?.id ?? null,
    returned_by_name: escalation.returnedBy?.name ?? null,
    answer: escalation.answer ?? null,
  };
}

export function escalationOf(row: Selectable<CaseEscalationsTable>): Escalation {
  return escalationSchema.parse(
    withoutNulls({
      id: row.id,
      level: row.level,
      team: row.team,
      engineer: row.engineer,
      reason: row.reason,
      note: row.note,
      at: row.at,
      by: author(row),
      missing: readJson(row.missing),
      returnedAt: row.returned_at,
      returnedBy: someone(row.returned_by_id, row.returned_by_name),
      answer: row.answer,
    }),
  );
}

export function contactRow(
  contact: Omit<ContactCommitment, 'id'>,
  keys: RecordKeys,
): Insertable<CaseContactsTable> {
  return {
    ...keys,
    ...authorColumns(contact),
    due_at: contact.dueAt,
    channel: contact.channel,
    with_name: contact.with ?? null,
    about: contact.about ?? null,
    made_at: contact.madeAt,
    result: contact.result ?? null,
    settled_at: contact.settledAt ?? null,
    settled_by_id: contact.settledBy?.id ?? null,
    settled_by_name: contact.settledBy?.name ?? null,
    note: contact.note ?? null,
  };
}

export function contactOf(row: Selectable<CaseContactsTable>): ContactCommitment {
  return contactSchema.parse(
    withoutNulls({
      id: row.id,
      dueAt: row.due_at,
      channel: row.channel,
      with: row.with_name,
      about: row.about,
      madeAt: row.made_at,
      by: author(row),
      result: row.result,
      settledAt: row.settled_at,
      settledBy: someone(row.settled_by_id, row.settled_by_name),
      note: row.note,
    }),
  );
}

export function complaintRow(
  complaint: Omit<Complaint, 'id'>,
  keys: RecordKeys,
): Insertable<CaseComplaintsTable> {
  return {
    ...keys,
    ...authorColumns(complaint),
    text: complaint.text,
    complainant: complaint.complainant,
    received_at: complaint.receivedAt,
    recorded_at: complaint.recordedAt,
    answer: complaint.answer ?? null,
    answered_at: complaint.answeredAt ?? null,
    answered_by_id: complaint.answeredBy?.id ?? null,
    answered_by_name: complaint.answeredBy?.name ?? null,
  };
}

export function complaintOf(row: Selectable<CaseComplaintsTable>): Complaint {
  return complaintSchema.parse(
    withoutNulls({
      id: row.id,
      text: row.text,
      complainant: row.complainant,
      receivedAt: row.received_at,
      recordedAt: row.recorded_at,
      by: author(row),
      answer: row.answer,
      answeredAt: row.answered_at,
      answeredBy: someone(row.answered_by_id, row.answered_by_name),
    }),
  );
}
