import type { FacetColumn } from '../facets.ts';
import { ByteReader, ByteWriter, CorruptFileError } from './bytes.ts';

/** What results are narrowed and sorted by. Only queries that do so load it. */
export interface FactTable {
  /** By facet. */
  readonly facetValues: readonly FacetColumn[];
  /** For each article: when it was last verified or written, as days since 1970-01-01; 0 when unknown. */
  readonly days: Int32Array;
}

export function writeFactTable({ facetValues, days }: FactTable): Uint8Array {
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
  return writer.toBytes();
}

/** @param valueCounts How many values each facet has, in the order of the manifest. */
export function readFactTable(bytes: Uint8Array, valueCounts: readonly number[]): FactTable {
  const reader = new ByteReader(bytes);
  const articles = reader.readNumber();
  if (articles > bytes.length) throw new CorruptFileError('More articles than bytes.');
  const facetValues = valueCounts.map((valueCount) => readColumn(reader, articles, valueCount));
  return { facetValues, days: Int32Array.from({ length: articles }, () => reader.readNumber()) };
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
