/** Columns of `case_links`. */
export interface CaseLinksTable {
  id: string;
  version: number;
  case_id: string;
  kind: string;
  /** Article that it leads to now. */
  article_id: string;
  delivered_key: string;
  /** Article of the delivered key. */
  delivered_id: string;
  delivered_revision: string;
  /** Whether the article has another creator, and this one was let in with a reason. */
  is_further_creator: number;
  linked_at: number;
  by_id: string;
  by_name: string;
  batch: string;
  reason: string | null;
  removed_at: number | null;
}

/** Columns of `case_link_events`: what happened to a link, by the version that it had afterwards. */
export interface CaseLinkEventsTable {
  link_id: string;
  version: number;
  event: string;
  at: number;
  by_id: string;
  by_name: string;
  kind: string;
  article_id: string;
  cause: string | null;
  reason: string | null;
}

/** The tables of links, for Kysely. */
export interface LinkTables {
  case_links: CaseLinksTable;
  case_link_events: CaseLinkEventsTable;
}
