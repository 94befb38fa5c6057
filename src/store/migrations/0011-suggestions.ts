import type { Migration } from './migration.ts';

/** Articles that were dismissed on a case, and whether a search was answered thanks to linked cases. */
export const suggestions: Migration = {
  number: 11,
  name: 'suggestions',
  sql: `
create table suggestion_dismissals (
  case_id text not null references cases (id),
  article_id text not null,
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  primary key (case_id, article_id)
) strict, without rowid;

alter table searches add column is_from_cases integer not null default 0 check (is_from_cases in (0, 1));

create index searches_from_cases on searches (id) where is_from_cases = 1;
`,
};
