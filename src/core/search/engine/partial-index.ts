import lunr from 'lunr';
import { searchFields } from '../fields.ts';
import type { Posting } from '../format/posting.ts';
import { firstAtLeast } from './sorted-list.ts';
import { alternativesPipeline, createLunrIndex, createTermTree, type LunrPosting } from './lunr-parts.ts';
import type { Statistics } from './statistics.ts';

const noMetadata: object = Object.freeze(Object.create(null));
const fieldNames = searchFields.map(({ name }) => name);

/**
 * The part of the whole lunr index that holds some terms and some articles. It gives the same results, order and scores
 * as the whole one gives these articles, for every query that matches no other terms: lunr scores a document by its own
 * weights for the query's terms alone, held against the query's length.
 *
 * @param articles Numbers of the articles, ascending. Those without any of the terms count only where a query does
 *   nothing but prohibit.
 * @param isNegated Whether the query does.
 */
export function createPartialIndex(
  postings: ReadonlyMap<string, Posting>,
  statistics: Statistics,
  articles: readonly number[],
  isNegated: boolean,
): lunr.Index {
  const invertedIndex: Record<string, LunrPosting> = Object.create(null);
  const elements = new Map<string, number[]>();
  if (isNegated) {
    for (const article of articles) for (const field of fieldNames) elements.set(`${field}/${article}`, []);
  }
  const numbered = Array.from(postings).toSorted(compareByFirstMeeting);
  numbered.forEach(([term, posting], number) => {
    const byField: Record<string, Record<string, object>> = Object.create(null);
    for (const field of fieldNames) byField[field] = Object.create(null);
    const { documents, fields } = posting;
    const weights = statistics.weightsOf(posting);
    for (const article of articles) {
      // Occurrences stand by article, so that a common term costs no more than a rare one.
      for (let index = firstAtLeast(documents, article); documents[index] === article; index++) {
        const name = fieldNames[fields[index] ?? 0] ?? 'body';
        (byField[name] ??= {})[article] = noMetadata;
        const reference = `${name}/${article}`;
        const vector = elements.get(reference);
        if (vector) vector.push(number, weights[index] ?? 0);
        else elements.set(reference, [number, weights[index] ?? 0]);
      }
    }
    invertedIndex[term] = { ...byField, _index: number };
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

/**
 * Orders terms as lunr numbers them when each text's terms are fed in alphabetical order: by the document where each was
 * met first, then the field, then the term. lunr adds up weights in this order, which decides the last digit of a score.
 */
function compareByFirstMeeting(
  [termA, a]: readonly [string, Posting],
  [termB, b]: readonly [string, Posting],
): number {
  return (
    (a.documents[0] ?? 0) - (b.documents[0] ?? 0) ||
    (a.fields[0] ?? 0) - (b.fields[0] ?? 0) ||
    (termA < termB ? -1 : 1)
  );
}
