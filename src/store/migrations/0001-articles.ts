import type { Migration } from './migration.ts';

/**
 * The articles of the present build and every revision ever given out.
 *
 * Columns that hold JSON (`products`, `components`, `error_codes`, `sections`) are opaque to SQL; what is searched
 * has columns or a table of its own. Instants are UTC milliseconds. Partial indexes serve lists, which show what is
 * not withdrawn.
 */
export const articles: Migration = {
  number: 1,
  name: 'articles',
  sql: `
create table articles (
  key text not null primary key,
  article_id text not null,
  lang text not null,
  is_translation integer not null check (is_translation in (0, 1)),
  type text not null,
  title text not null,
  title_folded text not null,
  summary text not null,
  audience text not null,
  confidence text not null,
  governance text not null,
  owner text,
  products text not null,
  components text not null,
  error_codes text not null,
  created text not null,
  reviewed text,
  review_due text,
  sections text not null,
  revision text not null,
  built_for text not null,
  registered_at integer not null,
  changed_at integer not null,
  withdrawn_at integer,
  version integer not null check (version > 0)
) strict;

create index articles_by_article on articles (article_id, is_translation, lang);
create index articles_present on articles (key) where withdrawn_at is null;
create index articles_by_type on articles (type, key) where withdrawn_at is null;
create index articles_by_lang on articles (lang, key) where withdrawn_at is null;
create index articles_by_audience on articles (audience, key) where withdrawn_at is null;
create index articles_by_confidence on articles (confidence, key) where withdrawn_at is null;

create table article_products (
  product text not null,
  article_key text not null references articles (key),
  primary key (product, article_key)
) strict, without rowid;

create index article_products_by_article on article_products (article_key);

create table article_revisions (
  id text not null primary key,
  article_key text not null references articles (key),
  revision text not null,
  built_for text not null,
  title text not null,
  summary text not null,
  audience text not null,
  confidence text not null,
  markdown text not null,
  registered_at integer not null,
  unique (article_key, revision, built_for)
) strict;

create index article_revisions_by_article on article_revisions (article_key, registered_at, id);
`,
};
