/** Columns of `case_imports`; `fields` and `rest` are JSON. */
export interface CaseImportsTable {
  case_id: string;
  fields: string;
  rest: string;
  source_changed_at: number | null;
  imported_at: number;
}

/** Columns of `case_import_entries`: the log entry that an entry of another system is in now. */
export interface CaseImportEntriesTable {
  case_id: string;
  key: string;
  log_id: string;
}

/** Columns of `intake_deliveries`; `problems` is JSON. */
export interface IntakeDeliveriesTable {
  id: string;
  source: string;
  key: string;
  received_at: number;
  result: string;
  case_id: string | null;
  payload: string | null;
  problems: string;
}

/** The tables of intake, for Kysely. */
export interface IntakeTables {
  case_imports: CaseImportsTable;
  case_import_entries: CaseImportEntriesTable;
  intake_deliveries: IntakeDeliveriesTable;
}
