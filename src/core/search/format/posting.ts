/** Everywhere a term occurs, in columns of equal length: ascending by document and, within one, by field. */
export interface Posting {
  /** Numbers of articles. */
  readonly documents: Int32Array;
  /** Positions in `searchFields`. */
  readonly fields: Uint8Array;
  /** How often the field of the document has the term; at least 1. */
  readonly frequencies: Uint16Array;
  /** In how many articles the term occurs. */
  readonly documentCount: number;
}

/** The largest frequency that a posting can hold. */
export const maximumFrequency = 0xffff;

/** A posting of columns that are in order. */
export function createPosting(columns: Omit<Posting, 'documentCount'>): Posting {
  let documentCount = 0;
  let previous = -1;
  for (const document of columns.documents) {
    if (document !== previous) documentCount++;
    previous = document;
  }
  return { ...columns, documentCount };
}

export const emptyPosting = createPosting({
  documents: new Int32Array(),
  fields: new Uint8Array(),
  frequencies: new Uint16Array(),
});

/**
 * The occurrences of a stem: its own, and those of its inflections.
 *
 * @param mayCount Whether an inflection in an article counts, where other languages stem it otherwise; all do unless told.
 */
export function joinInflections(
  own: Posting,
  inflections: readonly Posting[],
  mayCount?: (article: number) => boolean,
): Posting {
  const counting = mayCount ? inflections.map((posting) => keepArticles(posting, mayCount)) : inflections;
  // The short ones first, so that what is common is gone through once.
  return [own, ...counting]
    .toSorted((a, b) => a.documents.length - b.documents.length)
    .reduce(mergePostings, emptyPosting);
}

function keepArticles(
  { documents, fields, frequencies }: Posting,
  isKept: (article: number) => boolean,
): Posting {
  const kept = documents.map((_, index) => index).filter((index) => isKept(documents[index]!));
  return createPosting({
    documents: kept.map((index) => documents[index]!),
    fields: Uint8Array.from(kept, (index) => fields[index]!),
    frequencies: Uint16Array.from(kept, (index) => frequencies[index]!),
  });
}

/** The occurrences of two things as those of one. */
function mergePostings(a: Posting, b: Posting): Posting {
  const [lengthA, lengthB] = [a.documents.length, b.documents.length];
  if (lengthA === 0) return b;
  if (lengthB === 0) return a;
  const documents = new Int32Array(lengthA + lengthB);
  const fields = new Uint8Array(lengthA + lengthB);
  const frequencies = new Uint16Array(lengthA + lengthB);
  let length = 0;
  let documentCount = 0;
  let previous = -1;
  for (let inA = 0, inB = 0; inA < lengthA || inB < lengthB; length++) {
    const placeA = inA < lengthA ? a.documents[inA]! * fieldRoom + a.fields[inA]! : Infinity;
    const placeB = inB < lengthB ? b.documents[inB]! * fieldRoom + b.fields[inB]! : Infinity;
    const document = placeA < placeB ? a.documents[inA]! : b.documents[inB]!;
    let frequency = 0;
    documents[length] = document;
    fields[length] = placeA < placeB ? a.fields[inA]! : b.fields[inB]!;
    if (placeA <= placeB) frequency += a.frequencies[inA++]!;
    if (placeB <= placeA) frequency += b.frequencies[inB++]!;
    frequencies[length] = Math.min(maximumFrequency, frequency);
    if (document !== previous) documentCount++;
    previous = document;
  }
  return {
    documents: documents.subarray(0, length),
    fields: fields.subarray(0, length),
    frequencies: frequencies.subarray(0, length),
    documentCount,
  };
}

/** More than there are fields. */
const fieldRoom = 256;
