import type { DraftTables } from './draft/draft-tables.ts';
import type { SuggestionTables } from './suggest/suggestion-tables.ts';
import type { CaseTables } from './case/case-tables.ts';
import type { WebhookTables } from './webhook/webhook-tables.ts';
import type { IntakeTables } from './intake/intake-tables.ts';
import type { LinkTables } from './link/link-tables.ts';
import type { MetricsTables } from './metrics/metrics-tables.ts';

/** Columns of `articles`. */
export interface ArticlesTable {
  key: string;
  article_id: string;
  lang: string;
  is_translation: number;
  type: string;
  title: string;
  title_folded: string;
  summary: string;
  audience: string;
  confidence: string;
  governance: string;
  owner: string | null;
  /** JSON. */
  products: string;
  /** JSON. */
  components: string;
  /** JSON. */
  error_codes: string;
  created: string;
  reviewed: string | null;
  review_due: string | null;
  /** JSON. */
  sections: string;
  superseded_by: string | null;
  revision: string;
  /** Audience of the build that it was registered from. */
  built_for: string;
  registered_at: number;
  changed_at: number;
  withdrawn_at: number | null;
  version: number;
}

/** Columns of `article_products`: which articles apply to a product. */
export interface ArticleProductsTable {
  product: string;
  article_key: string;
}

/** Columns of `article_revisions`. */
export interface ArticleRevisionsTable {
  /** UUIDv7. */
  id: string;
  article_key: string;
  revision: string;
  /** Audience of the build that the text is from. */
  built_for: string;
  title: string;
  summary: string;
  audience: string;
  confidence: string;
  markdown: string;
  registered_at: number;
}

/** Columns of `users`. */
export interface UsersTable {
  /** UUIDv7; fixed ones for built-in users. */
  id: string;
  /** `person` or `built-in`. */
  kind: string;
  name: string;
  /** Without case and accents, to search in. */
  name_folded: string;
  /** Folded; built-in users have none. */
  login: string | null;
  email: string | null;
  disabled_at: number | null;
  created_at: number;
  changed_at: number;
  signed_in_at: number | null;
  version: number;
}

/** Columns of `user_roles`. */
export interface UserRolesTable {
  user_id: string;
  role: string;
}

/** Columns of `user_passwords`. */
export interface UserPasswordsTable {
  user_id: string;
  /** PHC string. */
  hash: string;
  changed_at: number;
}

/** Columns of `user_identities`. */
export interface UserIdentitiesTable {
  issuer: string;
  subject: string;
  user_id: string;
  created_at: number;
}

/** Columns of `one_time_links`; one a user at most. */
export interface OneTimeLinksTable {
  id: string;
  secret_hash: string;
  user_id: string;
  created_at: number;
  expires_at: number;
}

/** Columns of `sign_in_attempts`. */
export interface SignInAttemptsTable {
  secret_hash: string;
  /** JSON. */
  checks: string;
  return_to: string;
  link_id: string | null;
  expires_at: number;
}

/** Columns of `sessions`. */
export interface SessionsTable {
  id: string;
  secret_hash: string;
  user_id: string;
  method: string;
  user_agent: string;
  address: string;
  created_at: number;
  seen_at: number;
  expires_at: number;
}

/** Columns of `api_tokens`. */
export interface ApiTokensTable {
  id: string;
  secret_hash: string;
  user_id: string;
  created_by: string;
  name: string;
  hint: string;
  /** JSON. */
  rights: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  revoked_at: number | null;
}

/** Columns of `audit_entries`. */
export interface AuditEntriesTable {
  /** UUIDv7 of the instant, by which entries are ordered. */
  id: string;
  at: number;
  actor_id: string;
  actor_name: string;
  via: string;
  action: string;
  subject_type: string;
  subject_id: string;
  request_id: string | null;
  /** JSON. */
  details: string;
}

/** Every table, for Kysely. */
export interface Tables
  extends WebhookTables, CaseTables, IntakeTables, LinkTables, MetricsTables, SuggestionTables, DraftTables {
  articles: ArticlesTable;
  article_products: ArticleProductsTable;
  article_revisions: ArticleRevisionsTable;
  users: UsersTable;
  user_roles: UserRolesTable;
  user_passwords: UserPasswordsTable;
  user_identities: UserIdentitiesTable;
  one_time_links: OneTimeLinksTable;
  sign_in_attempts: SignInAttemptsTable;
  sessions: SessionsTable;
  api_tokens: ApiTokensTable;
  audit_entries: AuditEntriesTable;
}
