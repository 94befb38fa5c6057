import { searchFields } from '../fields.ts';
import type { DocumentTable } from '../format/document-table.ts';
import { lengthOfCode, maximumLengthCode } from '../format/field-length.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import type { Posting } from '../format/posting.ts';

/** lunr's defaults. */
const k1 = 1.2;
const b = 0.75;

/** How lunr weighs terms in this index. */
export interface Statistics {
  readonly articles: number;
  /**
   * The inverse document frequency by lunr's formula, of the articles that have the term. (`lunr.idf` itself counts an
   * article once for each of its fields, by which the words of titles seem more common than they are.)
   */
  readonly rarity: (posting: Posting) => number;
  /**
   * For each occurrence of a term its weight as `lunr.Builder` gives it: BM25, rounded to three decimals; the order of
   * operations is lunr's too. Made once for each term.
   */
  readonly weightsOf: (posting: Posting) => Float64Array;
}

export function createStatistics(manifest: Manifest, table: DocumentTable): Statistics {
  // What a frequency is held against depends on the length alone, and there are few different ones.
  const norms = searchFields.map((_, field) => {
    const average = manifest.averageFieldLengths[field] ?? 0;
    return Float64Array.from(
      { length: maximumLengthCode + 1 },
      (__, code) => k1 * (1 - b + b * (lengthOfCode(code) / average)),
    );
  });
  const boosts = searchFields.map(({ boost }) => boost);
  const { lengthCodes } = table;
  const rarity = ({ documentCount }: Posting): number =>
    Math.log(1 + Math.abs((manifest.articles - documentCount + 0.5) / (documentCount + 0.5)));
  const weigh = (posting: Posting): Float64Array => {
    const { documents, fields, frequencies } = posting;
    const rare = rarity(posting);
    const weights = new Float64Array(documents.length);
    for (let index = 0; index < weights.length; index++) {
      const field = fields[index]!;
      const frequency = frequencies[index]!;
      const norm = norms[field]![lengthCodes[field]![documents[index]!]!]!;
      const score = (rare * ((k1 + 1) * frequency)) / (norm + frequency);
      weights[index] = Math.round(score * boosts[field]! * 1000) / 1000;
    }
    return weights;
  };
  const known = new WeakMap<Posting, Float64Array>();
  return {
    articles: manifest.articles,
    rarity,
    weightsOf: (posting) => {
      let weights = known.get(posting);
      if (!weights) known.set(posting, (weights = weigh(posting)));
      return weights;
    },
  };
}
