import type { Page } from '../article/article-registry.ts';
import type { AuditEntry, NewAuditEntry } from './audit-entry.ts';

/** Conditions that all hold; an absent one does not restrict. */
export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  /** From this instant on, UTC milliseconds. */
  readonly from?: number | undefined;
  /** Before this instant, UTC milliseconds. */
  readonly before?: number | undefined;
}

export interface AuditPageRequest {
  /** Id of the entry after which the page starts; absent: from the newest. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Who did what, newest first. Entries are written with what they describe, in one transaction, by the store. */
export interface AuditTrail {
  /** Records an act that writes nothing else, such as a sign-in that failed. */
  readonly record: (entry: NewAuditEntry) => Promise<void>;
  readonly list: (filter: AuditFilter, page: AuditPageRequest) => Promise<Page<AuditEntry>>;
}
