import type { ColumnType } from 'kysely';

/** Columns of `cases`. Instants are UTC milliseconds; `contract`, `entitlement`, `contact`, `onset`, `baseline`, `planned_fix` are JSON. */
export interface CasesTable {
  position: number;
  id: string;
  sequence: number;
  version: number;
  state: string;
  kind: string;
  title: string;
  problem: string | null;
  customer: string;
  contract: string | null;
  entitlement: string | null;
  channel: string;
  contact: string | null;
  product: string | null;
  component: string | null;
  product_version: string | null;
  team: string | null;
  duty_engineer: string | null;
  assigned_engineer: string | null;
  escalation_engineer: string | null;
  severity: number;
  business_impact: string;
  source_system: string | null;
  source_id: string | null;
  source_url: string | null;
  onset: string | null;
  baseline: string | null;
  planned_fix: string | null;
  outcome_kind: string | null;
  cause: string | null;
  resolution: string | null;
  prevention: string | null;
  pending: string | null;
  opened_at: number;
  assigned_at: number | null;
  acknowledged_at: number | null;
  first_reply_at: number | null;
  last_reply_at: number | null;
  escalated_at: number | null;
  resolved_at: number | null;
  closed_at: number | null;
  changed_at: number;
  /** Where its answer came from; kept by triggers. */
  knowledge: ColumnType<string, never, never>;
}

/** Columns of `case_search`; their texts cannot be read back. */
export interface CaseSearchTable {
  rowid: number;
  facets: string;
  number: string;
  title: string;
  problem: string;
  statements: string;
  log: string;
  outcome: string;
}

/** Who did something, with the name that they had then. */
interface Authored {
  by_id: string;
  by_name: string;
}

/** Columns of `case_log`; `details` is JSON. */
export interface CaseLogTable extends Authored {
  id: string;
  case_id: string;
  kind: string;
  text: string;
  at: number;
  recorded_at: number;
  is_internal: number;
  channel: string | null;
  minutes: number | null;
  corrects: string | null;
  details: string | null;
}

/** Columns of `case_changes`; both values are JSON. */
export interface CaseChangesTable extends Authored {
  id: string;
  case_id: string;
  at: number;
  field: string;
  from_value: string;
  to_value: string;
  reason: string | null;
}

/** Columns of `case_statements`. */
export interface CaseStatementsTable extends Authored {
  id: string;
  case_id: string;
  text: string;
  said_by: string | null;
  said_at: number | null;
  recorded_at: number;
  version: number;
}

/** Columns of `case_standings`. */
export interface CaseStandingsTable extends Authored {
  statement_id: string;
  version: number;
  standing: string;
  evidence: string | null;
  reason: string | null;
  at: number;
}

/** Columns of `case_facts`. */
export interface CaseFactsTable extends Authored {
  id: string;
  case_id: string;
  kind: string;
  text: string;
  location: string | null;
  tool: string | null;
  gathered_at: number;
  recorded_at: number;
}

/** Columns of `case_escalations`; `missing` is JSON. */
export interface CaseEscalationsTable extends Authored {
  id: string;
  case_id: string;
  level: string;
  team: string | null;
  engineer: string | null;
  reason: string;
  note: string | null;
  at: number;
  missing: string;
  returned_at: number | null;
  returned_by_id: string | null;
  returned_by_name: string | null;
  answer: string | null;
}

/** Columns of `case_contacts`. */
export interface CaseContactsTable extends Authored {
  id: string;
  case_id: string;
  due_at: number;
  channel: string;
  with_name: string | null;
  about: string | null;
  made_at: number;
  result: string | null;
  settled_at: number | null;
  settled_by_id: string | null;
  settled_by_name: string | null;
  note: string | null;
}

/** Columns of `case_complaints`. */
export interface CaseComplaintsTable extends Authored {
  id: string;
  case_id: string;
  text: string;
  complainant: string;
  received_at: number;
  recorded_at: number;
  answer: string | null;
  answered_at: number | null;
  answered_by_id: string | null;
  answered_by_name: string | null;
}

/** Columns of `case_due`: when the next thing is due for the case at a position. */
export interface CaseDueTable {
  position: number;
  due_at: number;
}

/** Columns of `case_due_unknown`: positions of cases whose clocks may have changed. */
export interface CaseDueUnknownTable {
  position: number;
}

/** Columns of `case_due_clocks`: the key of the clocks that `case_due` was read by. */
export interface CaseDueClocksTable {
  id: number;
  key: string;
}

/** Columns of `receipts`; `made` is JSON. */
export interface ReceiptsTable {
  scope: string;
  key: string;
  request_hash: string;
  made: string;
  expires_at: number;
}

/** The tables of cases, for Kysely. */
export interface CaseTables {
  cases: CasesTable;
  case_search: CaseSearchTable;
  case_log: CaseLogTable;
  case_changes: CaseChangesTable;
  case_statements: CaseStatementsTable;
  case_standings: CaseStandingsTable;
  case_facts: CaseFactsTable;
  case_escalations: CaseEscalationsTable;
  case_contacts: CaseContactsTable;
  case_complaints: CaseComplaintsTable;
  case_due: CaseDueTable;
  case_due_unknown: CaseDueUnknownTable;
  case_due_clocks: CaseDueClocksTable;
  receipts: ReceiptsTable;
}
