/** A field of the search documents, as one types it before a colon (`title:quorum`). */
export interface SearchField {
  readonly name: SearchFieldName;
  readonly boost: number;
}

export type SearchFieldName =
  'title' | 'body' | 'summary' | 'symptoms' | 'codes' | 'keywords' | 'products' | 'cases';

/**
 * Fields in the order in which documents are read. The order is part of the index format. The last one, what customers said
 * in cases that an article answered, is only in an index that knows of such cases.
 */
export const searchFields: readonly SearchField[] = [
  { name: 'title', boost: 2 },
  { name: 'body', boost: 1 },
  { name: 'summary', boost: 1 },
  { name: 'symptoms', boost: 1 },
  { name: 'codes', boost: 1.5 },
  { name: 'keywords', boost: 1 },
  { name: 'products', boost: 1 },
  { name: 'cases', boost: 1.5 },
];

/** How many of them an index has that knows of no case. */
export const fieldsWithoutCases = searchFields.length - 1;

/** Where in `searchFields` a field is. */
export function positionOfField(name: SearchFieldName): number {
  return searchFields.findIndex((field) => field.name === name);
}
