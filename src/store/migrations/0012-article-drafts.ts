import type { Migration } from './migration.ts';

/** Drafts of articles that cases asked for. */
export const articleDrafts: Migration = {
  number: 12,
  name: 'article-drafts',
  sql: `
create table article_drafts (
  article_id text not null primary key,
  case_id text not null references cases (id),
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  result text check (result in ('linked', 'refused')),
  settled_at integer
) strict, without rowid;
`,
};
