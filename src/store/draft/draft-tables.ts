/** Columns of `article_drafts`: a draft that a case asked for, to be linked once its article is in the base. */
export interface ArticleDraftsTable {
  article_id: string;
  case_id: string;
  at: number;
  by_id: string;
  by_name: string;
  /** `linked` or `refused`; none while nothing has come of it. */
  result: string | null;
  settled_at: number | null;
}

/** The tables of drafts, for Kysely. */
export interface DraftTables {
  article_drafts: ArticleDraftsTable;
}
