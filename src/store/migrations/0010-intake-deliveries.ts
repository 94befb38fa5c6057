import type { Migration } from './migration.ts';

/** Webhooks of other systems as they came, with what became of each. What came before is known by its key. */
export const intakeDeliveries: Migration = {
  number: 10,
  name: 'intake-deliveries',
  sql: `
create table intake_deliveries (
  id text not null primary key,
  source text not null,
  key text not null unique,
  received_at integer not null,
  result text not null check (result in ('created', 'updated', 'unchanged', 'rejected', 'ignored')),
  case_id text references cases (id),
  payload text,
  problems text not null
) strict;

create index intake_deliveries_with_payload on intake_deliveries (received_at) where payload is not null;
`,
};
