import { toHex } from './hex.ts';

/**
 * Makes a UUID version 7: 48 bits of time, then random bits, so that ids grow with time and indexes on them stay
 * compact (RFC 9562, section 5.7).
 *
 * @param now UTC milliseconds.
 */
export function createUuid(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
