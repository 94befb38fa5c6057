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

  /** Writes what another one has. */
  writeAll(other: ByteWriter): void {
    this.writeBytes(other.#bytes.subarray(0, other.#length));
  }

  /** Forgets what was written and keeps the room for it. */
  clear(): void {
    this.#length = 0;
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

  /** How many bytes are left. */
  get remaining(): number {
    return this.#bytes.length - this.position;
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

  /** Goes past a number without reading it. */
  skipNumber(): void {
    while (this.readByte() >= 0x80);
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

/** Joins columns into one file, each after its length. Alike things stand together so, and compress better. */
export function joinColumns(columns: readonly ByteWriter[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { length } of columns) writer.writeNumber(length);
  for (const column of columns) writer.writeAll(column);
  return writer.toBytes();
}

/** Takes apart what `joinColumns` joined, a reader a column. */
export function splitColumns(bytes: Uint8Array, count: number): ByteReader[] {
  const reader = new ByteReader(bytes);
  const lengths = Array.from({ length: count }, () => reader.readNumber());
  return lengths.map((length) => new ByteReader(reader.readBytes(length)));
}

/** Whether one of some numbers is greater than a limit. */
export function hasGreater(numbers: Uint8Array | Uint16Array | Uint32Array, limit: number): boolean {
  for (let index = 0; index < numbers.length; index++) if (numbers[index]! > limit) return true;
  return false;
}
