/**
 * A short name for a file's content: eight digits of base 32, which are 40 bits. Tells versions of a file apart so that
 * each may be cached for ever; not a protection against forgery. (Two multiplicative 32-bit hashes, mixed as in
 * MurmurHash3.)
 */
export function contentHash(bytes: Uint8Array): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const byte of bytes) {
    high = Math.imul(high ^ byte, 2654435761);
    low = Math.imul(low ^ byte, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return ((low & 0xff) * 2 ** 32 + (high >>> 0)).toString(32).padStart(hashDigits, '0');
}

/** Letters and digits of a hash. */
export const hashDigits = 8;
/** Bytes that a hash takes in a file. */
export const hashBytes = 5;

/** A content hash as five bytes. */
export function encodeHash(hash: string): Uint8Array {
  let number = Number.parseInt(hash, 32);
  const bytes = new Uint8Array(hashBytes);
  for (let position = hashBytes - 1; position >= 0; position--) {
    bytes[position] = number % 256;
    number = Math.floor(number / 256);
  }
  return bytes;
}

/** Reads what `encodeHash` made. */
export function decodeHash(bytes: Uint8Array): string {
  return bytes
    .reduce((number, byte) => number * 256 + byte, 0)
    .toString(32)
    .padStart(hashDigits, '0');
}
