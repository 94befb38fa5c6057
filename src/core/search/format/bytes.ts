const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Collects bytes: whole numbers in groups of seven bits (LEB128) and texts as UTF-8. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  writeByte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  /** Writes a whole number from 0 to 2^31 − 1. */
  writeNumber(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.writeByte(rest);
  }

  writeBytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** The bytes so far, in a copy. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** A file of the index is cut short or is not what it should be. */
export class CorruptFileError extends Error {
  override readonly name = 'CorruptFileError';
}

/** Reads what a `ByteWriter` wrote; never past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.#bytes = bytes;
    this.position = position;
  }

  get isAtEnd(): boolean {
    return this.position >= this.#bytes.length;
  }

  readByte(): number {
    const byte = this.#bytes[this.position++];
    if (byte === undefined) throw new CorruptFileError('The file ends too early.');
    return byte;
  }

  readNumber(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.readByte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new CorruptFileError('A number is too long.');
  }

  readBytes(length: number): Uint8Array {
    const end = this.position + length;
    if (end > this.#bytes.length) throw new CorruptFileError('The file ends too early.');
    const bytes = this.#bytes.subarray(this.position, end);
    this.position = end;
    return bytes;
  }
}

export const encodeText = (text: string): Uint8Array => encoder.encode(text);
export const decodeText = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Writes a term as what it shares with the one before and the rest; for sorted lists. */
export function writeTermAfter(writer: ByteWriter, previous: Uint8Array, term: Uint8Array): void {
  let shared = 0;
  while (shared < previous.length && shared < term.length && previous[shared] === term[shared]) shared++;
  writer.writeNumber(shared);
  writer.writeNumber(term.length - shared);
  writer.writeBytes(term.subarray(shared));
}

/** Reads a term that `writeTermAfter` wrote. */
export function readTermAfter(reader: ByteReader, previous: Uint8Array): Uint8Array {
  const shared = reader.readNumber();
  if (shared > previous.length) throw new CorruptFileError('A term shares more than there is.');
  const rest = reader.readBytes(reader.readNumber());
  const term = new Uint8Array(shared + rest.length);
  term.set(previous.subarray(0, shared));
  term.set(rest, shared);
  return term;
}
