import type { Migration } from './migration.ts';

/**
 * Webhooks and their outbox: a delivery for each webhook that is told of something, written with what it tells of. The secret is kept as
 * it is, since messages are signed with it.
 */
export const webhooks: Migration = {
  number: 9,
  name: 'webhooks',
  sql: `
create table webhooks (
  id text not null primary key,
  version integer not null check (version > 0),
  name text not null,
  url text not null,
  events text not null,
  secret text not null,
  is_enabled integer not null check (is_enabled in (0, 1)),
  disabled_reason text,
  failing_since integer,
  created_at integer not null
) strict;

create table webhook_deliveries (
  id text not null primary key,
  webhook_id text not null references webhooks (id) on delete cascade,
  event text not null,
  payload text not null,
  state text not null check (state in ('pending', 'delivered', 'failed')),
  created_at integer not null,
  attempts integer not null,
  next_at integer,
  status integer,
  error text,
  finished_at integer
) strict;

create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, id);
create index webhook_deliveries_due on webhook_deliveries (next_at, id) where state = 'pending';
create index webhook_deliveries_by_end on webhook_deliveries (finished_at) where finished_at is not null;

create table webhook_attempts (
  delivery_id text not null references webhook_deliveries (id) on delete cascade,
  number integer not null,
  at integer not null,
  milliseconds integer not null,
  status integer,
  error text,
  primary key (delivery_id, number)
) strict, without rowid;
`,
};
