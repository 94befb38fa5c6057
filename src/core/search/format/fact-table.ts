import { ByteReader, ByteWriter, CorruptFileError } from './bytes.ts';

/** What results are narrowed and sorted by. Only queries that do so load it. */
export interface FactTable {
  /** By facet, for each article: positions in the facet's list of values. */
  readonly facetValues: readonly (readonly (readonly number[])[])[];
  /** For each article: when it was last verified or written, as days since 1970-01-01; 0 when unknown. */
  readonly days: readonly number[];
}

export function writeFactTable({ facetValues, days }: FactTable): Uint8Array {
  const writer = new ByteWriter();
  writer.writeNumber(days.length);
  for (const facet of facetValues) {
    for (const values of facet) {
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
  const facetValues = valueCounts.map((valueCount) =>
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
  return { facetValues, days: Array.from({ length: articles }, () => reader.readNumber()) };
}
