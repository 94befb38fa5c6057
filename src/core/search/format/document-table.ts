import { ByteReader, ByteWriter, CorruptFileError, hasGreater } from './bytes.ts';
import { maximumLengthCode } from './field-length.ts';

/** What every query needs of every article, and nothing more. */
export interface DocumentTable {
  /** By field, for each article: the code of the number of terms in it. */
  readonly lengthCodes: readonly Uint8Array[];
  /** For each article: position of its language in the manifest's list. */
  readonly languages: Uint8Array;
}

export function writeDocumentTable({ lengthCodes, languages }: DocumentTable): Uint8Array {
  const writer = new ByteWriter();
  writer.writeNumber(languages.length);
  for (const codes of lengthCodes) writer.writeBytes(codes);
  writer.writeBytes(languages);
  return writer.toBytes();
}

/**
 * @param fieldCount How many fields the manifest has averages of.
 * @param languageCount How many languages it names.
 */
export function readDocumentTable(
  bytes: Uint8Array,
  fieldCount: number,
  languageCount: number,
): DocumentTable {
  const reader = new ByteReader(bytes);
  const articles = reader.readNumber();
  const lengthCodes = Array.from({ length: fieldCount }, () => reader.readBytes(articles));
  const languages = reader.readBytes(articles);
  if (lengthCodes.some((codes) => hasGreater(codes, maximumLengthCode)))
    throw new CorruptFileError('A length is out of range.');
  if (hasGreater(languages, languageCount - 1))
    throw new CorruptFileError('An article is in no language of the index.');
  return { lengthCodes, languages };
}
