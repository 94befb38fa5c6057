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

/** Every table, for Kysely. */
export interface Tables {
  articles: ArticlesTable;
  article_products: ArticleProductsTable;
  article_revisions: ArticleRevisionsTable;
}
