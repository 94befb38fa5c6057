import { ByteReader, ByteWriter, decodeText, encodeText, readTermAfter, writeTermAfter } from './bytes.ts';

/** Writes all terms, sorted; needed for fuzzy words and for wildcards without a beginning. */
export function writeVocabulary(terms: readonly string[]): Uint8Array {
  const writer = new ByteWriter();
  let previous: Uint8Array = new Uint8Array();
  for (const term of terms) {
    const name = encodeText(term);
    writeTermAfter(writer, previous, name);
    previous = name;
  }
  return writer.toBytes();
}

export function readVocabulary(bytes: Uint8Array): string[] {
  const reader = new ByteReader(bytes);
  const terms: string[] = [];
  let previous: Uint8Array = new Uint8Array();
  while (!reader.isAtEnd) {
    previous = readTermAfter(reader, previous);
    terms.push(decodeText(previous));
  }
  return terms;
}
