import type { Migration } from './migration.ts';

/**
 * Sums that measures are made of, by day (days since 1970, UTC), kept by triggers in the transaction of whatever changes what is summed:
 * no write can leave them behind. Counting a million cases at each question would take seconds; adding up days takes milliseconds.
 *
 * `cases.knowledge` says where the answer to a case came from: `new` from an article that the case created, `known` from one that it reused
 * or improved, `unknown` otherwise. Sums have the empty text where a case names no product or team. What is taken from a sum is
 * added with a minus, so that each change is written in one way. Searches that are forgotten stay counted.
 */
export const measures: Migration = {
  number: 8,
  name: 'measures',
  sql: `
create table article_authors (
  article_id text not null,
  name text not null,
  primary key (article_id, name)
) strict, without rowid;

alter table cases add column knowledge text not null default 'unknown'
  check (knowledge in ('known', 'new', 'unknown'));
alter table case_links add column is_by_author integer not null default 0 check (is_by_author in (0, 1));

create table measure_case_days (
  day integer not null,
  product text not null,
  team text not null,
  closed integer not null,
  known integer not null,
  created integer not null,
  primary key (day, product, team)
) strict, without rowid;

create table measure_reuse_days (
  day integer not null,
  article_id text not null,
  product text not null,
  team text not null,
  reused integer not null,
  cited integer not null,
  primary key (day, article_id, product, team)
) strict, without rowid;

create table measure_reader_days (
  day integer not null primary key,
  searches integer not null default 0,
  without_results integer not null default 0,
  opened integer not null default 0,
  opened_first integer not null default 0,
  positions integer not null default 0,
  led_to_case integer not null default 0,
  helpful integer not null default 0,
  not_helpful integer not null default 0
) strict;

update cases set knowledge = 'known' where id in (
  select case_id from case_links where removed_at is null and kind in ('reused', 'improved'));
update cases set knowledge = 'new' where id in (
  select case_id from case_links where removed_at is null and kind = 'created');

insert into measure_case_days (day, product, team, closed, known, created)
select closed_at / 86400000, coalesce(product, ''), coalesce(team, ''),
  count(*), sum(knowledge = 'known'), sum(knowledge = 'new')
from cases where closed_at is not null group by 1, 2, 3;

insert into measure_reuse_days (day, article_id, product, team, reused, cited)
select linked_at / 86400000, article_id, coalesce(cases.product, ''), coalesce(cases.team, ''), count(*), count(*)
from case_links join cases on cases.id = case_links.case_id
where case_links.kind = 'reused' and case_links.removed_at is null group by 1, 2, 3, 4;

insert into measure_reader_days
  (day, searches, without_results, opened, opened_first, positions, led_to_case)
select at / 86400000, count(*), sum(results = 0), sum(clicked_position is not null),
  coalesce(sum(clicked_position = 1), 0), coalesce(sum(clicked_position), 0), sum(case_id is not null)
from searches group by 1;

insert into measure_reader_days (day, helpful, not_helpful)
select at / 86400000, sum(is_helpful), sum(1 - is_helpful) from article_feedback where true group by 1
on conflict (day) do update set helpful = excluded.helpful, not_helpful = excluded.not_helpful;

create index cases_by_knowledge on cases (knowledge, closed_at, position, product, team) where closed_at is not null;
create index cases_without_article on cases (resolved_at, position, product, team)
  where knowledge = 'unknown' and resolved_at is not null;
create index case_links_creating on case_links (linked_at, id) where kind = 'created' and removed_at is null;
create index article_revisions_by_state on article_revisions (article_key, registered_at, id, confidence);
create index article_flags_by_case on article_flags (case_id);
create index searches_with_case on searches (at, id) where case_id is not null;

create trigger case_knowledge_of_new_link after insert on case_links
when new.removed_at is null and new.kind in ('created', 'reused', 'improved')
begin
  update cases set knowledge = case
    when new.kind = 'created' then 'new' when knowledge = 'unknown' then 'known' else knowledge end
  where id = new.case_id;
end;

create trigger case_knowledge_of_changed_link after update of kind, removed_at on case_links
when old.kind <> new.kind or old.removed_at is not new.removed_at
begin
  update cases set knowledge = coalesce((
    select case max(kind = 'created') when 1 then 'new' when 0 then 'known' end from case_links
    where case_id = new.case_id and removed_at is null and kind in ('created', 'reused', 'improved')), 'unknown')
  where id = new.case_id;
end;

create trigger measures_of_new_case after insert on cases when new.closed_at is not null
begin
  insert into measure_case_days (day, product, team, closed, known, created)
  values (new.closed_at / 86400000, coalesce(new.product, ''), coalesce(new.team, ''),
    1, new.knowledge = 'known', new.knowledge = 'new')
  on conflict (day, product, team) do update set
    closed = closed + excluded.closed, known = known + excluded.known, created = created + excluded.created;
end;

create trigger measures_of_changed_case after update of closed_at, product, team, knowledge on cases
when old.closed_at is not new.closed_at or old.product is not new.product or old.team is not new.team
  or old.knowledge <> new.knowledge
begin
  insert into measure_case_days (day, product, team, closed, known, created)
  select old.closed_at / 86400000, coalesce(old.product, ''), coalesce(old.team, ''),
    -1, -(old.knowledge = 'known'), -(old.knowledge = 'new')
  where old.closed_at is not null
  on conflict (day, product, team) do update set
    closed = closed + excluded.closed, known = known + excluded.known, created = created + excluded.created;
  insert into measure_case_days (day, product, team, closed, known, created)
  select new.closed_at / 86400000, coalesce(new.product, ''), coalesce(new.team, ''),
    1, new.knowledge = 'known', new.knowledge = 'new'
  where new.closed_at is not null
  on conflict (day, product, team) do update set
    closed = closed + excluded.closed, known = known + excluded.known, created = created + excluded.created;
end;

create trigger measures_of_moved_case after update of product, team on cases
when old.product is not new.product or old.team is not new.team
begin
  insert into measure_reuse_days (day, article_id, product, team, reused, cited)
  select linked_at / 86400000, article_id, coalesce(old.product, ''), coalesce(old.team, ''), -1, is_by_author - 1
  from case_links where case_id = new.id and kind = 'reused' and removed_at is null
  on conflict (day, article_id, product, team) do update set
    reused = reused + excluded.reused, cited = cited + excluded.cited;
  insert into measure_reuse_days (day, article_id, product, team, reused, cited)
  select linked_at / 86400000, article_id, coalesce(new.product, ''), coalesce(new.team, ''), 1, 1 - is_by_author
  from case_links where case_id = new.id and kind = 'reused' and removed_at is null
  on conflict (day, article_id, product, team) do update set
    reused = reused + excluded.reused, cited = cited + excluded.cited;
end;

create trigger measures_of_new_link after insert on case_links when new.removed_at is null and new.kind = 'reused'
begin
  insert into measure_reuse_days (day, article_id, product, team, reused, cited)
  select new.linked_at / 86400000, new.article_id, coalesce(product, ''), coalesce(team, ''), 1, 1 - new.is_by_author
  from cases where id = new.case_id
  on conflict (day, article_id, product, team) do update set
    reused = reused + excluded.reused, cited = cited + excluded.cited;
end;

create trigger measures_of_changed_link
after update of kind, removed_at, article_id, is_by_author on case_links
begin
  insert into measure_reuse_days (day, article_id, product, team, reused, cited)
  select old.linked_at / 86400000, old.article_id, coalesce(product, ''), coalesce(team, ''), -1, old.is_by_author - 1
  from cases where id = old.case_id and old.removed_at is null and old.kind = 'reused'
  on conflict (day, article_id, product, team) do update set
    reused = reused + excluded.reused, cited = cited + excluded.cited;
  insert into measure_reuse_days (day, article_id, product, team, reused, cited)
  select new.linked_at / 86400000, new.article_id, coalesce(product, ''), coalesce(team, ''), 1, 1 - new.is_by_author
  from cases where id = new.case_id and new.removed_at is null and new.kind = 'reused'
  on conflict (day, article_id, product, team) do update set
    reused = reused + excluded.reused, cited = cited + excluded.cited;
end;

create trigger author_of_new_link after insert on case_links
begin
  update case_links set is_by_author = 1 where id = new.id and exists (
    select 1 from article_authors where article_id = new.article_id and name = new.by_name);
end;

create trigger author_of_changed_link after update of article_id, removed_at on case_links
when new.removed_at is null and (old.article_id <> new.article_id or old.removed_at is not null)
begin
  update case_links set is_by_author = exists (
    select 1 from article_authors where article_id = new.article_id and name = new.by_name)
  where id = new.id;
end;

create trigger links_of_new_author after insert on article_authors
begin
  update case_links set is_by_author = 1 where article_id = new.article_id and removed_at is null and by_name = new.name;
end;

create trigger links_of_former_author after delete on article_authors
begin
  update case_links set is_by_author = 0 where article_id = old.article_id and removed_at is null and by_name = old.name;
end;

create trigger measures_of_new_search after insert on searches
begin
  insert into measure_reader_days (day, searches, without_results, opened, opened_first, positions, led_to_case)
  values (new.at / 86400000, 1, new.results = 0, new.clicked_position is not null,
    coalesce(new.clicked_position = 1, 0), coalesce(new.clicked_position, 0), new.case_id is not null)
  on conflict (day) do update set
    searches = searches + 1, without_results = without_results + excluded.without_results,
    opened = opened + excluded.opened, opened_first = opened_first + excluded.opened_first,
    positions = positions + excluded.positions, led_to_case = led_to_case + excluded.led_to_case;
end;

create trigger measures_of_changed_search after update of clicked_position, case_id on searches
begin
  update measure_reader_days set
    opened = opened + (new.clicked_position is not null) - (old.clicked_position is not null),
    opened_first = opened_first + coalesce(new.clicked_position = 1, 0) - coalesce(old.clicked_position = 1, 0),
    positions = positions + coalesce(new.clicked_position, 0) - coalesce(old.clicked_position, 0),
    led_to_case = led_to_case + (new.case_id is not null) - (old.case_id is not null)
  where day = new.at / 86400000;
end;

create trigger measures_of_new_feedback after insert on article_feedback
begin
  insert into measure_reader_days (day, helpful, not_helpful)
  values (new.at / 86400000, new.is_helpful, 1 - new.is_helpful)
  on conflict (day) do update set
    helpful = helpful + excluded.helpful, not_helpful = not_helpful + excluded.not_helpful;
end;

create table samples (
  id text not null primary key,
  drawn_at integer not null,
  by_id text not null references users (id),
  by_name text not null,
  seed text not null,
  from_at integer not null,
  before_at integer not null,
  product text,
  team text,
  wanted integer not null check (wanted > 0),
  population integer not null check (population >= 0)
) strict;

create trigger samples_are_not_changed before update on samples
begin
  select raise(abort, 'samples are not changed');
end;
create trigger samples_are_not_removed before delete on samples
begin
  select raise(abort, 'samples are not removed');
end;

create table sample_cases (
  sample_id text not null references samples (id),
  rank integer not null check (rank > 0),
  case_id text not null references cases (id),
  closed_at integer not null,
  knowledge text not null check (knowledge in ('known', 'new', 'unknown')),
  verdict text,
  note text,
  judged_at integer,
  judged_by_id text references users (id),
  judged_by_name text,
  primary key (sample_id, rank),
  unique (sample_id, case_id),
  check ((verdict is null) = (judged_at is null))
) strict, without rowid;

create index sample_cases_judged on sample_cases (closed_at) where verdict is not null;

create trigger sample_cases_are_not_removed before delete on sample_cases
begin
  select raise(abort, 'cases of samples are not removed');
end;
`,
};
