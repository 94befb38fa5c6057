/**
 * A short name for a file's content: eight digits of base 36. Tells versions of a file apart so that each may be cached for
 * ever; not a protection against forgery. (Two multiplicative 32-bit hashes, mixed as in MurmurHash3.)
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
  const number = 4294967296 * (2097151 & low) + (high >>> 0);
  return number.toString(36).padStart(8, '0').slice(-8);
}
