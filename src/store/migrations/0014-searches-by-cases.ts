import type { Migration } from './migration.ts';

/**
 * Whether the result that was opened came thanks to linked cases, and sums of that by day, kept by triggers as those of migration 8 are.
 * Of what was opened before, the first result is known to.
 */
export const searchesByCases: Migration = {
  number: 14,
  name: 'searches-by-cases',
  sql: `
alter table searches add column clicked_from_cases integer not null default 0 check (clicked_from_cases in (0, 1));
update searches set clicked_from_cases = 1 where is_from_cases = 1 and clicked_position = 1;
create index searches_answered_by_cases on searches (id) where clicked_from_cases = 1;

create table measure_case_search_days (
  day integer not null primary key,
  first_from_cases integer not null,
  opened_from_cases integer not null
) strict;

insert into measure_case_search_days (day, first_from_cases, opened_from_cases)
select at / 86400000, sum(is_from_cases), sum(clicked_from_cases) from searches
where is_from_cases = 1 or clicked_from_cases = 1 group by 1;

create trigger measures_of_new_search_by_cases after insert on searches
when new.is_from_cases = 1 or new.clicked_from_cases = 1
begin
  insert into measure_case_search_days (day, first_from_cases, opened_from_cases)
  values (new.at / 86400000, new.is_from_cases, new.clicked_from_cases)
  on conflict (day) do update set
    first_from_cases = first_from_cases + excluded.first_from_cases,
    opened_from_cases = opened_from_cases + excluded.opened_from_cases;
end;

create trigger measures_of_changed_search_by_cases after update of clicked_from_cases on searches
when old.clicked_from_cases <> new.clicked_from_cases
begin
  insert into measure_case_search_days (day, first_from_cases, opened_from_cases)
  values (new.at / 86400000, 0, new.clicked_from_cases - old.clicked_from_cases)
  on conflict (day) do update set opened_from_cases = opened_from_cases + excluded.opened_from_cases;
end;
`,
};
