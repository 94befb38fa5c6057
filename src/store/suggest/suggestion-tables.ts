/** Columns of `suggestion_dismissals`: an article that does not fit a case. */
export interface SuggestionDismissalsTable {
  case_id: string;
  article_id: string;
  at: number;
  by_id: string;
  by_name: string;
}

/** The tables of suggestions, for Kysely. */
export interface SuggestionTables {
  suggestion_dismissals: SuggestionDismissalsTable;
}
