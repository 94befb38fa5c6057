/** Columns of `webhooks`; `events` are separated by spaces. */
export interface WebhooksTable {
  id: string;
  version: number;
  name: string;
  url: string;
  events: string;
  secret: string;
  is_enabled: number;
  disabled_reason: string | null;
  failing_since: number | null;
  created_at: number;
}

/** Columns of `webhook_deliveries`. */
export interface WebhookDeliveriesTable {
  id: string;
  webhook_id: string;
  event: string;
  payload: string;
  state: string;
  created_at: number;
  attempts: number;
  next_at: number | null;
  status: number | null;
  error: string | null;
  finished_at: number | null;
}

/** Columns of `webhook_attempts`. */
export interface WebhookAttemptsTable {
  delivery_id: string;
  number: number;
  at: number;
  milliseconds: number;
  status: number | null;
  error: string | null;
}

/** The tables of webhooks, for Kysely. */
export interface WebhookTables {
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_attempts: WebhookAttemptsTable;
}
