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
 * @param mayCount Whether an inflection in an article counts: other languages stem it otherwise.
 */
export function joinInflections(
  own: Posting,
  inflections: readonly Posting[],
  mayCount: (article: number) => boolean,
): Posting {
  const sums = new Map<number, number>();
  const add = ({ documents, fields, frequencies }: Posting, counts: (article: number) => boolean): void => {
    for (let index = 0; index < documents.length; index++) {
      const document = documents[index] ?? 0;
      if (!counts(document)) continue;
      const place = document * fieldRoom + (fields[index] ?? 0);
      sums.set(place, (sums.get(place) ?? 0) + (frequencies[index] ?? 0));
    }
  };
  add(own, () => true);
  for (const inflection of inflections) add(inflection, mayCount);
  const places = Float64Array.from(sums.keys()).toSorted();
  return createPosting({
    documents: Int32Array.from(places, (place) => Math.floor(place / fieldRoom)),
    fields: Uint8Array.from(places, (place) => place % fieldRoom),
    frequencies: Uint16Array.from(places, (place) => Math.min(maximumFrequency, sums.get(place) ?? 0)),
  });
}

/** More than there are fields. */
const fieldRoom = 256;
