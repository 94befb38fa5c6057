import { searchFields } from '../fields.ts';
import type { DocumentTable } from '../format/document-table.ts';
import type { Posting } from '../format/posting.ts';

/** Documents that hold an occurrence of a field: one, or all of an article. */
export function documentsOf(
  table: DocumentTable,
  field: number,
  owner: number,
): { from: number; to: number } {
  if (searchFields[field]?.scope !== 'article') return { from: owner, to: owner + 1 };
  return { from: table.firstDocument[owner] ?? 0, to: table.firstDocument[owner + 1] ?? 0 };
}

/** Documents in which a field holds a term. */
export function countDocuments(table: DocumentTable, { fields }: Posting): number {
  let count = 0;
  for (const { field, owners } of fields) {
    if (searchFields[field]?.scope !== 'article') count += owners.length;
    else
      for (const owner of owners)
        count += (table.firstDocument[owner + 1] ?? 0) - (table.firstDocument[owner] ?? 0);
  }
  return count;
}

/**
 * Orders terms as lunr numbers them: by the document where each was met first, then the field, then the place in it. lunr
 * adds up weights in this order, which decides the last digit of a score.
 */
export function compareByFirstMeeting(table: DocumentTable, a: Posting, b: Posting): number {
  const first = firstMeeting(table, a);
  const second = firstMeeting(table, b);
  return first.document - second.document || first.field - second.field || a.rank - b.rank;
}

function firstMeeting(table: DocumentTable, { fields }: Posting): { document: number; field: number } {
  let first = { document: Number.POSITIVE_INFINITY, field: 0 };
  for (const { field, owners } of fields) {
    const document = documentsOf(table, field, owners[0] ?? 0).from;
    if (document < first.document) first = { document, field };
  }
  return first;
}
