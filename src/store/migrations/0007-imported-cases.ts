import type { Migration } from './migration.ts';

/**
 * What other systems told of cases: the fields and the rest as they came last, and which of their entries are in the log. A later version
 * is compared with them.
 */
export const importedCases: Migration = {
  number: 7,
  name: 'imported-cases',
  sql: `
create table case_imports (
  case_id text not null primary key references cases (id),
  fields text not null,
  rest text not null,
  source_changed_at integer,
  imported_at integer not null
) strict, without rowid;

create table case_import_entries (
  case_id text not null references cases (id),
  key text not null,
  log_id text not null references case_log (id),
  primary key (case_id, key)
) strict, without rowid;
`,
};
