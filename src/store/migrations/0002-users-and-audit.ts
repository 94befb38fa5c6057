import type { Migration } from './migration.ts';

/**
 * Those who act, and what they did. Built-in users (`core/people/actor.ts`) have rows, so that every record can refer
 * to its author. `login` is folded (`core/people/login.ts`); built-in users have none and cannot sign in.
 *
 * Audit entries are only ever added. Their ids begin with the instant (`store/uuid.ts`) and order them.
 */
export const usersAndAudit: Migration = {
  number: 2,
  name: 'users-and-audit',
  sql: `
create table users (
  id text not null primary key,
  kind text not null check (kind in ('person', 'built-in')),
  name text not null,
  login text unique,
  email text,
  disabled_at integer,
  created_at integer not null,
  changed_at integer not null,
  signed_in_at integer,
  version integer not null check (version > 0),
  check ((kind = 'person') = (login is not null))
) strict;

create index users_by_name on users (name collate nocase, id) where kind = 'person';

insert into users (id, kind, name, created_at, changed_at, version) values
  ('00000000-0000-7000-8000-000000000001', 'built-in', 'Casebook', 0, 0, 1),
  ('00000000-0000-7000-8000-000000000002', 'built-in', 'Local administrator', 0, 0, 1),
  ('00000000-0000-7000-8000-000000000003', 'built-in', 'Anyone', 0, 0, 1);

create table user_roles (
  user_id text not null references users (id),
  role text not null,
  primary key (user_id, role)
) strict, without rowid;

create index user_roles_by_role on user_roles (role, user_id);

create table audit_entries (
  id text not null primary key,
  at integer not null,
  actor_id text not null references users (id),
  actor_name text not null,
  via text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  request_id text,
  details text not null
) strict;

create index audit_entries_by_actor on audit_entries (actor_id, id);
create index audit_entries_by_action on audit_entries (action, id);
create index audit_entries_by_subject on audit_entries (subject_type, subject_id, id);

create trigger audit_entries_are_not_changed before update on audit_entries
begin
  select raise(abort, 'audit entries are not changed');
end;

create trigger audit_entries_are_not_replaced before insert on audit_entries
when exists (select 1 from audit_entries where id = new.id)
begin
  select raise(abort, 'audit entries are not changed');
end;

create trigger audit_entries_are_not_removed before delete on audit_entries
begin
  select raise(abort, 'audit entries are not removed');
end;
`,
};
