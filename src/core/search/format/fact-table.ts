import type { FacetColumn } from '../facets.ts';
import { ByteReader, ByteWriter, CorruptFileError } from './bytes.ts';

/** What results are narrowed and sorted by. Only queries that do so load it. */
export interface FactTable {
  /** By facet. */
  readonly facetValues: readonly FacetColumn[];
  /** For each article: when it was last verified or written, as days since 1970-01-01; 0 when unknown. */
  readonly days: Int32Array;
  /** For each article: how many cases it resolved or was made for. Only where the index knows of cases. */
  readonly reuse?: Int32Array;
}

export function writeFactTable({ facetValues, days, reuse = new Int32Array() }: FactTable): Uint8Array {
  const writer = new ByteWriter();
  writer.writeNumber(days.length);
  for (const facet of facetValues) {
    for (let article = 0; article < days.length; article++) {
      const values = facet.values.subarray(facet.starts[article], facet.starts[article + 1]);
      writer.writeNumber(values.length);
      for (const value of values) writer.writeNumber(value);
    }
  }
  for (const day of days) writer.writeNumber(day);
  for (const count of reuse) writer.writeNumber(count);
  return writer.toBytes();
}

/**
 * @param valueCounts How many values each facet has, in the order of the manifest.
 * @param hasCases Whether the index knows of cases.
 */
export function readFactTable(
  bytes: Uint8Array,
  valueCounts: readonly number[],
  hasCases: boolean,
): FactTable {
  const reader = new ByteReader(bytes);
  const articles = reader.readNumber();
  if (articles > bytes.length) throw new CorruptFileError('More articles than bytes.');
  const facetValues = valueCounts.map((valueCount) => readColumn(reader, articles, valueCount));
  const readNumbers = (): Int32Array => Int32Array.from({ length: articles }, () => reader.readNumber());
  const days = readNumbers();
  return { facetValues, days, ...(hasCases && { reuse: readNumbers() }) };
}

/** Puts together what each article has in a facet. */
export function createFacetColumn(ofArticles: readonly (readonly number[])[]): FacetColumn {
  const starts = new Uint32Array(ofArticles.length + 1);
  ofArticles.forEach((values, article) => (starts[article + 1] = starts[article]! + values.length));
  return { starts, values: Uint16Array.from(ofArticles.flat()) };
}

function readColumn(reader: ByteReader, articles: number, valueCount: number): FacetColumn {
  return createFacetColumn(
    Array.from({ length: articles }, () => {
      const count = reader.readNumber();
      if (count > valueCount) throw new CorruptFileError('More values than there are.');
      return Array.from({ length: count }, () => {
        const value = reader.readNumber();
        if (value >= valueCount) throw new CorruptFileError('A value does not exist.');
        return value;
      });
    }),
  );
}
