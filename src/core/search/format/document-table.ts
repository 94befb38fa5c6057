import { searchFields } from '../fields.ts';
import {
  ByteReader,
  ByteWriter,
  CorruptFileError,
  decodeText,
  encodeText,
  readTermAfter,
  writeTermAfter,
} from './bytes.ts';

/** What every query needs of every article, and nothing more. */
export interface DocumentTable {
  /** Number of the first document of each article, and at the end the number of documents. */
  readonly firstDocument: readonly number[];
  /** By field: the number of terms in it, for each document or, where articles have the field, for each article. */
  readonly fieldLengths: readonly (readonly number[])[];
  /** By facet, for each article: positions in the facet's list of values. */
  readonly facetValues: readonly (readonly (readonly number[])[])[];
  /** `SN-0012` or `SN-0012.it`, for each article. */
  readonly keys: readonly string[];
}

export function writeDocumentTable(table: DocumentTable): Uint8Array {
  const writer = new ByteWriter();
  writer.writeNumber(table.firstDocument.length - 1);
  table.firstDocument
    .slice(1)
    .forEach((first, index) => writer.writeNumber(first - (table.firstDocument[index] ?? 0)));
  for (const lengths of table.fieldLengths) for (const length of lengths) writer.writeNumber(length);
  for (const facet of table.facetValues) {
    for (const values of facet) {
      writer.writeNumber(values.length);
      for (const value of values) writer.writeNumber(value);
    }
  }
  let previous: Uint8Array = new Uint8Array();
  for (const key of table.keys) {
    const bytes = encodeText(key);
    writeTermAfter(writer, previous, bytes);
    previous = bytes;
  }
  return writer.toBytes();
}

/** @param facets How many facets the manifest names. */
export function readDocumentTable(bytes: Uint8Array, facets: number): DocumentTable {
  const reader = new ByteReader(bytes);
  const articles = reader.readNumber();
  if (articles > bytes.length) throw new CorruptFileError('More articles than bytes.');
  const firstDocument = [0];
  for (let article = 0, next = 0; article < articles; article++)
    firstDocument.push((next += reader.readNumber()));
  const documents = firstDocument[articles] ?? 0;
  const readNumbers = (count: number): number[] => Array.from({ length: count }, () => reader.readNumber());
  if (documents > bytes.length) throw new CorruptFileError('More documents than bytes.');
  const fieldLengths = searchFields.map(({ scope }) =>
    readNumbers(scope === 'article' ? articles : documents),
  );
  const facetValues = Array.from({ length: facets }, () =>
    Array.from({ length: articles }, () => readNumbers(Math.min(reader.readNumber(), bytes.length))),
  );
  let previous: Uint8Array = new Uint8Array();
  const keys = Array.from({ length: articles }, () =>
    decodeText((previous = readTermAfter(reader, previous))),
  );
  return { firstDocument, fieldLengths, facetValues, keys };
}
