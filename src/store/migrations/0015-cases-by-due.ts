import type { Migration } from './migration.ts';

/**
 * When the next thing is due for each case that somebody still has to do something for. The clocks are the policy's, which SQL knows
 * nothing of: triggers note the cases whose clocks may have changed, in the transaction that changes what they look at, and the store
 * reads these clocks anew before it lists by them (`store/case/settle-due.ts`). `case_due_clocks` has what the policy was then.
 */
export const casesByDue: Migration = {
  number: 15,
  name: 'cases-by-due',
  sql: `
create table case_due (
  position integer not null primary key,
  due_at integer not null
) strict;
create index case_due_in_order on case_due (due_at, position);

create table case_due_unknown (position integer not null primary key) strict;

create table case_due_clocks (
  id integer not null primary key check (id = 1),
  key text not null
) strict;

insert into case_due_unknown (position)
select position from cases where state in ('open', 'working', 'escalated', 'pending');

create trigger due_of_new_case after insert on cases
when new.state in ('open', 'working', 'escalated', 'pending')
begin
  insert or ignore into case_due_unknown (position) values (new.position);
end;

create trigger due_of_changed_case
after update of state, contract, severity, assigned_engineer, assigned_at, first_reply_at, last_reply_at, opened_at, resolved_at on cases
when new.state in ('open', 'working', 'escalated', 'pending')
begin
  insert or ignore into case_due_unknown (position) values (new.position);
end;

create trigger due_of_case_that_is_over after update of state on cases
when new.state in ('resolved', 'closed')
begin
  delete from case_due where position = new.position;
  delete from case_due_unknown where position = new.position;
end;

create trigger due_after_log_entry after insert on case_log when new.kind in ('reply', 'check')
begin
  insert or ignore into case_due_unknown (position)
  select position from cases where id = new.case_id and state in ('open', 'working', 'escalated', 'pending');
end;

create trigger due_after_new_contact after insert on case_contacts
begin
  insert or ignore into case_due_unknown (position)
  select position from cases where id = new.case_id and state in ('open', 'working', 'escalated', 'pending');
end;

create trigger due_after_settled_contact after update of due_at, result on case_contacts
begin
  insert or ignore into case_due_unknown (position)
  select position from cases where id = new.case_id and state in ('open', 'working', 'escalated', 'pending');
end;
`,
};
