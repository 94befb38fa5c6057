import { ByteWriter, CorruptFileError, decodeText, encodeText, type ByteReader } from './bytes.ts';

/** Terms in columns, each as what it shares with another one and the rest; for sorted lists. */
export interface TermWriter {
  /** Writes a term beside one that the reader knows. */
  readonly add: (term: string, beside: string) => void;
  /** How many letters are shared, how many follow, and which. */
  readonly columns: readonly [ByteWriter, ByteWriter, ByteWriter];
  readonly length: number;
}

export function createTermWriter(): TermWriter {
  const [shared, rest, letters] = [new ByteWriter(), new ByteWriter(), new ByteWriter()];
  return {
    columns: [shared, rest, letters],
    get length() {
      return shared.length + rest.length + letters.length;
    },
    add: (term, beside) => {
      const [bytes, other] = [encodeText(term), encodeText(beside)];
      let same = 0;
      while (same < other.length && same < bytes.length && other[same] === bytes[same]) same++;
      shared.writeNumber(same);
      rest.writeNumber(bytes.length - same);
      letters.writeBytes(bytes.subarray(same));
    },
  };
}

/** How many columns a `TermWriter` has. */
export const termColumns = 3;

/** Reads terms that a `TermWriter` wrote, in the same order. */
export function createTermReader([shared, rest, letters]: readonly ByteReader[]): (beside: string) => string {
  return (beside) => {
    if (!shared || !rest || !letters) throw new CorruptFileError('A column of terms is missing.');
    const other = encodeText(beside);
    const same = shared.readNumber();
    if (same > other.length) throw new CorruptFileError('A term shares more than there is.');
    const added = letters.readBytes(rest.readNumber());
    const bytes = new Uint8Array(same + added.length);
    bytes.set(other.subarray(0, same));
    bytes.set(added, same);
    return decodeText(bytes);
  };
}
