import type { Migration } from './migration.ts';

/**
 * How people sign in, and tokens. Secrets (of links, attempts, sessions and tokens) are kept as SHA-256 hashes of random
 * texts, passwords as argon2id. `rights` and `checks` hold JSON that is opaque to SQL.
 */
export const signIn: Migration = {
  number: 3,
  name: 'sign-in',
  sql: `
alter table users add column name_folded text not null default '';

create table user_passwords (
  user_id text not null primary key references users (id),
  hash text not null,
  changed_at integer not null
) strict, without rowid;

create table user_identities (
  issuer text not null,
  subject text not null,
  user_id text not null references users (id),
  created_at integer not null,
  primary key (issuer, subject)
) strict, without rowid;

create index user_identities_by_user on user_identities (user_id);

create table one_time_links (
  id text not null primary key,
  secret_hash text not null unique,
  user_id text not null unique references users (id),
  created_at integer not null,
  expires_at integer not null
) strict;

create table sign_in_attempts (
  secret_hash text not null primary key,
  checks text not null,
  return_to text not null,
  link_id text,
  expires_at integer not null
) strict, without rowid;

create index sign_in_attempts_by_expiry on sign_in_attempts (expires_at);

create table sessions (
  id text not null primary key,
  secret_hash text not null unique,
  user_id text not null references users (id),
  method text not null,
  user_agent text not null,
  address text not null,
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null
) strict;

create index sessions_by_user on sessions (user_id, seen_at, id);
create index sessions_by_expiry on sessions (expires_at);

create table api_tokens (
  id text not null primary key,
  secret_hash text not null unique,
  user_id text not null references users (id),
  created_by text not null references users (id),
  name text not null,
  hint text not null,
  rights text not null,
  created_at integer not null,
  expires_at integer not null,
  used_at integer,
  revoked_at integer
) strict;

create index api_tokens_by_user on api_tokens (user_id, id);
`,
};
