import type { Generated } from 'kysely';
import type { ColumnType } from 'kysely';

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
  /** Whether whoever linked it is an author of the article; kept by triggers. */
  is_by_author: ColumnType<number, never, never>;
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

/** Columns of `article_flags`. */
export interface ArticleFlagsTable {
  id: string;
  version: number;
  article_id: string;
  flagged_key: string;
  flagged_revision: string;
  kind: string;
  text: string;
  at: number;
  by_id: string;
  by_name: string;
  case_id: string | null;
  result: string | null;
  answer: string | null;
  settled_at: number | null;
  settled_by_id: string | null;
  settled_by_name: string | null;
}

/** Columns of `article_feedback`. */
export interface ArticleFeedbackTable {
  id: string;
  article_id: string;
  article_key: string;
  revision: string;
  is_helpful: number;
  text: string | null;
  at: number;
  by_id: string;
  by_name: string;
  search_id: string | null;
}

/** Columns of `searches`. */
export interface SearchesTable {
  id: string;
  at: number;
  words: string;
  lang: string | null;
  place: string;
  results: number;
  is_from_cases: Generated<number>;
  clicked_article: string | null;
  clicked_position: number | null;
  clicked_at: number | null;
  clicked_from_cases: Generated<number>;
  case_id: string | null;
}

/** The tables of links and of what readers say of articles, for Kysely. */
export interface LinkTables {
  article_flags: ArticleFlagsTable;
  article_feedback: ArticleFeedbackTable;
  searches: SearchesTable;
  case_links: CaseLinksTable;
  case_link_events: CaseLinkEventsTable;
}
