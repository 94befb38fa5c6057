import type { Migration } from './migration.ts';

/**
 * Cases with what was recorded about them, their links to articles, and what readers said of articles.
 *
 * `cases.position` orders cases by when they were opened and is unique (`store/case/case-position.ts`): every list walks it
 * downwards, alone or below an indexed column, and the word index has it as its key. `sequence` is the number that people use. Columns
 * that hold JSON are opaque to SQL. What may only be added to is guarded by triggers.
 *
 * `case_search` holds words, not texts: a row of it is written anew by the store in the transaction of each change. `facets` has a
 * token for each value that lists are filtered by, so that any combination of filters and words is one intersection.
 */
export const cases: Migration = {
  number: 4,
  name: 'cases',
  sql: `
create table cases (
  position integer not null primary key,
  id text not null unique,
  sequence integer not null unique,
  version integer not null check (version > 0),
  state text not null check (state in ('open', 'working', 'escalated', 'pending', 'resolved', 'closed')),
  kind text not null,
  title text not null,
  problem text,
  customer text not null,
  contract text,
  entitlement text,
  channel text not null,
  contact text,
  product text,
  component text,
  product_version text,
  team text,
  duty_engineer text,
  assigned_engineer text,
  escalation_engineer text,
  severity integer not null,
  business_impact text not null,
  source_system text,
  source_id text,
  source_url text,
  onset text,
  baseline text,
  planned_fix text,
  outcome_kind text,
  cause text,
  resolution text,
  prevention text,
  pending text,
  opened_at integer not null,
  assigned_at integer,
  acknowledged_at integer,
  first_reply_at integer,
  last_reply_at integer,
  escalated_at integer,
  resolved_at integer,
  closed_at integer,
  changed_at integer not null,
  check ((source_system is null) = (source_id is null))
) strict;

create unique index cases_by_source on cases (source_system, source_id) where source_system is not null;
create index cases_by_state on cases (state, position);
create index cases_by_customer on cases (customer, position);
create index cases_by_product on cases (product, position) where product is not null;
create index cases_by_assigned_engineer on cases (assigned_engineer, position) where assigned_engineer is not null;
create index cases_by_severity on cases (severity, position);
create index cases_by_team on cases (team, position) where team is not null;
create index cases_by_closing on cases (closed_at, position) where closed_at is not null;
create index cases_by_resolution on cases (resolved_at, position) where resolved_at is not null;

create trigger cases_are_not_removed before delete on cases
begin
  select raise(abort, 'cases are not removed');
end;

create virtual table case_search using fts5 (
  facets, number, title, problem, statements, log, outcome,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

create table case_log (
  id text not null primary key,
  case_id text not null references cases (id),
  kind text not null,
  text text not null,
  at integer not null,
  recorded_at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  is_internal integer not null check (is_internal in (0, 1)),
  channel text,
  minutes integer,
  corrects text references case_log (id),
  details text
) strict;

create index case_log_by_case on case_log (case_id, at, id);
create index case_log_of_clocks on case_log (case_id, kind, at) where kind in ('reply', 'check');

create trigger case_log_is_not_changed before update on case_log
begin
  select raise(abort, 'log entries are not changed');
end;
create trigger case_log_is_not_removed before delete on case_log
begin
  select raise(abort, 'log entries are not removed');
end;

create table case_changes (
  id text not null primary key,
  case_id text not null references cases (id),
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  field text not null,
  from_value text not null,
  to_value text not null,
  reason text
) strict;

create index case_changes_by_case on case_changes (case_id, id);

create trigger case_changes_are_not_changed before update on case_changes
begin
  select raise(abort, 'changes of cases are not changed');
end;
create trigger case_changes_are_not_removed before delete on case_changes
begin
  select raise(abort, 'changes of cases are not removed');
end;

create table case_statements (
  id text not null primary key,
  case_id text not null references cases (id),
  text text not null,
  said_by text,
  said_at integer,
  recorded_at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  version integer not null check (version > 0)
) strict;

create index case_statements_by_case on case_statements (case_id, id);

create table case_standings (
  statement_id text not null references case_statements (id),
  version integer not null,
  standing text not null check (standing in ('reported', 'verified', 'false-lead')),
  evidence text,
  reason text,
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  primary key (statement_id, version)
) strict, without rowid;

create trigger case_standings_are_not_changed before update on case_standings
begin
  select raise(abort, 'standings of statements are not changed');
end;
create trigger case_standings_are_not_removed before delete on case_standings
begin
  select raise(abort, 'standings of statements are not removed');
end;

create table case_facts (
  id text not null primary key,
  case_id text not null references cases (id),
  kind text not null,
  text text not null,
  location text,
  tool text,
  gathered_at integer not null,
  recorded_at integer not null,
  by_id text not null references users (id),
  by_name text not null
) strict;

create index case_facts_by_case on case_facts (case_id, id);

create table case_escalations (
  id text not null primary key,
  case_id text not null references cases (id),
  level text not null,
  team text,
  engineer text,
  reason text not null,
  note text,
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  missing text not null,
  returned_at integer,
  returned_by_id text references users (id),
  returned_by_name text,
  answer text
) strict;

create index case_escalations_by_case on case_escalations (case_id, id);

create table case_contacts (
  id text not null primary key,
  case_id text not null references cases (id),
  due_at integer not null,
  channel text not null,
  with_name text,
  about text,
  made_at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  result text,
  settled_at integer,
  settled_by_id text references users (id),
  settled_by_name text,
  note text
) strict;

create index case_contacts_by_case on case_contacts (case_id, id);
create index case_contacts_due on case_contacts (due_at, id) where result is null;

create table case_complaints (
  id text not null primary key,
  case_id text not null references cases (id),
  text text not null,
  complainant text not null,
  received_at integer not null,
  recorded_at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  answer text,
  answered_at integer,
  answered_by_id text references users (id),
  answered_by_name text
) strict;

create index case_complaints_by_case on case_complaints (case_id, id);
create index case_complaints_open on case_complaints (id) where answer is null;

create table case_links (
  id text not null primary key,
  version integer not null check (version > 0),
  case_id text not null references cases (id),
  kind text not null check (kind in ('created', 'reused', 'improved', 'consulted', 'not-helpful')),
  article_id text not null,
  delivered_key text not null references articles (key),
  delivered_id text not null,
  delivered_revision text not null,
  is_further_creator integer not null check (is_further_creator in (0, 1)),
  linked_at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  batch text not null,
  reason text,
  removed_at integer
) strict;

create index case_links_by_case on case_links (case_id, id);
create index case_links_by_article on case_links (article_id, id) where removed_at is null;
create index case_links_by_kind on case_links (article_id, kind, id) where removed_at is null;
create index case_links_by_batch on case_links (batch, id);
create index case_links_by_time on case_links (linked_at, id) where removed_at is null;
create index case_links_that_moved on case_links (delivered_id, article_id) where article_id <> delivered_id;
create unique index case_links_once on case_links (case_id, article_id, kind) where removed_at is null;
create unique index case_links_one_creator on case_links (article_id)
  where kind = 'created' and removed_at is null and is_further_creator = 0;

create table case_link_events (
  link_id text not null references case_links (id),
  version integer not null,
  event text not null,
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  kind text not null,
  article_id text not null,
  cause text,
  reason text,
  primary key (link_id, version)
) strict, without rowid;

create trigger case_link_events_are_not_changed before update on case_link_events
begin
  select raise(abort, 'what happened to links is not changed');
end;
create trigger case_link_events_are_not_removed before delete on case_link_events
begin
  select raise(abort, 'what happened to links is not removed');
end;

alter table articles add column superseded_by text;

create table article_flags (
  id text not null primary key,
  version integer not null check (version > 0),
  article_id text not null,
  flagged_key text not null,
  flagged_revision text not null,
  kind text not null,
  text text not null,
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  case_id text references cases (id),
  result text,
  answer text,
  settled_at integer,
  settled_by_id text references users (id),
  settled_by_name text
) strict;

create index article_flags_by_article on article_flags (article_id, id);
create index article_flags_open on article_flags (id) where result is null;

create table searches (
  id text not null primary key,
  at integer not null,
  words text not null,
  lang text,
  place text not null,
  results integer not null,
  clicked_article text,
  clicked_position integer,
  clicked_at integer,
  case_id text references cases (id)
) strict;

create index searches_without_results on searches (id) where results = 0;
create index searches_by_click on searches (clicked_article, id) where clicked_article is not null;
create index searches_by_case on searches (case_id, id) where case_id is not null;

create table article_feedback (
  id text not null primary key,
  article_id text not null,
  article_key text not null,
  revision text not null,
  is_helpful integer not null check (is_helpful in (0, 1)),
  text text,
  at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  search_id text references searches (id)
) strict;

create index article_feedback_by_article on article_feedback (article_id, id);

create table receipts (
  scope text not null,
  key text not null,
  request_hash text not null,
  made text not null,
  expires_at integer not null,
  primary key (scope, key)
) strict, without rowid;

create index receipts_by_end on receipts (expires_at);
`,
};
