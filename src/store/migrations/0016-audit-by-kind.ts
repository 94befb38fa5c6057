import type { Migration } from './migration.ts';

/** What was done to everything of a kind, such as all cases, newest first. */
export const auditByKind: Migration = {
  number: 16,
  name: 'audit-by-kind',
  sql: 'create index audit_entries_by_kind on audit_entries (subject_type, id);',
};
