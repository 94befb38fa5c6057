/** A field of the search documents, as one types it before a colon (`title:quorum`). */
export interface SearchField {
  readonly name: SearchFieldName;
  /** Whether all sections of an article share the text. */
  readonly scope: 'article' | 'section';
  readonly boost: number;
}

export type SearchFieldName =
  'title' | 'heading' | 'summary' | 'symptoms' | 'codes' | 'keywords' | 'products' | 'body';

/** Fields in the order in which documents are read. The order is part of the index format. */
export const searchFields: readonly SearchField[] = [
  { name: 'title', scope: 'article', boost: 1.5 },
  { name: 'heading', scope: 'section', boost: 1 },
  { name: 'summary', scope: 'article', boost: 1 },
  { name: 'symptoms', scope: 'article', boost: 1 },
  { name: 'codes', scope: 'article', boost: 1.5 },
  { name: 'keywords', scope: 'article', boost: 1 },
  { name: 'products', scope: 'article', boost: 1 },
  { name: 'body', scope: 'section', boost: 1 },
];
