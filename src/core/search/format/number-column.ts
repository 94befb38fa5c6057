import { CorruptFileError, type ByteReader, type ByteWriter } from './bytes.ts';

/**
 * Whole numbers from 0 on, a fixed number of bytes each, so that a reader has any of them without reading those before. Where a
 * byte is enough, it reads the file's own.
 */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array;

/** The bytes of a number, and then the lowest bytes of all numbers, the next ones and so on: alike things compress well. */
export function writeNumberColumn(writer: ByteWriter, numbers: ArrayLike<number>): void {
  const { length } = numbers;
  let all = 0;
  for (let index = 0; index < length; index++) all |= numbers[index]!;
  const width = all > 0xffff ? 4 : all > 0xff ? 2 : 1;
  writer.writeByte(width);
  for (let byte = 0; byte < width; byte++)
    for (let index = 0; index < length; index++) writer.writeByte((numbers[index]! >>> (8 * byte)) & 0xff);
}

/** Reads what `writeNumberColumn` wrote. */
export function readNumberColumn(reader: ByteReader, length: number): NumberColumn {
  const width = reader.readByte();
  if (width === 1) return reader.readBytes(length);
  if (width !== 2 && width !== 4) throw new CorruptFileError('Numbers have an unknown size.');
  const bytes = reader.readBytes(width * length);
  const numbers = width === 2 ? new Uint16Array(length) : new Uint32Array(length);
  for (let byte = 0; byte < width; byte++)
    for (let index = 0; index < length; index++)
      numbers[index]! |= bytes[byte * length + index]! << (8 * byte);
  return numbers;
}
