import lunr from 'lunr';
import { searchFields } from '../fields.ts';
import type { DocumentTable } from '../format/document-table.ts';
import type { Posting } from '../format/posting.ts';
import { alternativesPipeline, createLunrIndex, createTermTree, type LunrPosting } from './lunr-parts.ts';
import { compareByFirstMeeting, countDocuments, documentsOf } from './term-numbers.ts';

/** The numbers that weights follow from. */
export interface Statistics {
  readonly table: DocumentTable;
  readonly averageFieldLengths: readonly number[];
}

/** lunr's defaults. */
const k1 = 1.2;
const b = 0.75;
const noMetadata: object = Object.freeze(Object.create(null));
const fieldNames = searchFields.map(({ name }) => name);

/**
 * The part of the whole lunr index that holds some terms. It gives the same results, order and scores as the whole one for
 * every query that matches no other terms: lunr scores a document by its weights for the query's terms alone.
 *
 * @param hasAllDocuments Also lists the documents without these terms; queries that only prohibit need them.
 */
export function createPartialIndex(
  postings: ReadonlyMap<string, Posting>,
  statistics: Statistics,
  hasAllDocuments: boolean,
): lunr.Index {
  const { table } = statistics;
  const documentCount = table.firstDocument.at(-1) ?? 0;
  const numbered = Array.from(postings).toSorted(([, x], [, y]) => compareByFirstMeeting(table, x, y));
  const invertedIndex: Record<string, LunrPosting> = Object.create(null);
  const elements = new Map<string, number[]>();
  if (hasAllDocuments) {
    for (let document = 0; document < documentCount; document++) {
      for (const field of fieldNames) elements.set(`${field}/${document}`, []);
    }
  }
  numbered.forEach(([term, posting], number) => {
    const inverse = inverseDocumentFrequency(countDocuments(table, posting), documentCount);
    const fields: Record<string, Record<string, object>> = Object.create(null);
    for (const field of fieldNames) fields[field] = Object.create(null);
    posting.fields.forEach(({ field, owners, frequencies }) => {
      const name = fieldNames[field] ?? 'body';
      const documents = fields[name] ?? {};
      const weigh = fieldWeight(statistics, field, inverse);
      owners.forEach((owner, index) => {
        const weight = weigh(owner, frequencies[index] ?? 1);
        const { from, to } = documentsOf(table, field, owner);
        for (let document = from; document < to; document++) {
          documents[document] = noMetadata;
          const reference = `${name}/${document}`;
          const vector = elements.get(reference);
          if (vector) vector.push(number, weight);
          else elements.set(reference, [number, weight]);
        }
      });
    });
    invertedIndex[term] = { ...fields, _index: number };
  });
  const fieldVectors: Record<string, lunr.Vector> = Object.create(null);
  for (const [reference, vector] of elements) fieldVectors[reference] = new lunr.Vector(vector);
  return createLunrIndex({
    invertedIndex,
    fieldVectors,
    tokenSet: createTermTree([...postings.keys()].toSorted()),
    fields: fieldNames,
    pipeline: alternativesPipeline,
  });
}

/** As `lunr.idf`, which counts a document once for each field with the term. */
function inverseDocumentFrequency(documentsWithTerm: number, documents: number): number {
  return Math.log(1 + Math.abs((documents - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5)));
}

/** As `lunr.Builder` weighs a term in a field: BM25, rounded to three decimals; the order of operations is lunr's too. */
function fieldWeight(
  { table, averageFieldLengths }: Statistics,
  field: number,
  inverse: number,
): (owner: number, frequency: number) => number {
  const lengths = table.fieldLengths[field] ?? [];
  const average = averageFieldLengths[field] ?? 0;
  const boost = searchFields[field]?.boost ?? 1;
  return (owner, frequency) => {
    const length = lengths[owner] ?? 0;
    const score = (inverse * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / average)) + frequency);
    return Math.round(score * boost * 1000) / 1000;
  };
}
