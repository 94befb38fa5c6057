import type { Migration } from './migration.ts';

/** Drafts by their case: writing a case looks for what refers to it. */
export const draftsByCase: Migration = {
  number: 13,
  name: 'drafts-by-case',
  sql: 'create index article_drafts_by_case on article_drafts (case_id);',
};
