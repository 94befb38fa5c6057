import { toHex } from './hex.ts';

/** Where the counter of an instant begins, at random below this; it has room for three times as many more. */
const counterSeeds = 2 ** 30;

let latest = { now: -1, counter: 0 };

/**
 * Makes a UUID version 7: 48 bits of time, 32 bits that count within the millisecond, then random bits, so that ids grow
 * in the order in which they were made and indexes on them stay compact (RFC 9562, sections 5.7 and 6.2).
 *
 * @param now UTC milliseconds.
 */
export function createUuid(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  latest = { now, counter: latest.now === now ? latest.counter + 1 : view.getUint32(0) % counterSeeds };
  const { counter } = latest;
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  view.setUint16(6, 0x7000 | (counter >>> 20));
  view.setUint16(8, 0x8000 | ((counter >>> 6) & 0x3fff));
  view.setUint8(10, ((counter & 0x3f) << 2) | (view.getUint8(10) & 0x03));
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The lowest id that `createUuid` could have made at an instant, to compare ids with it. */
export function lowestUuid(at: number): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7000-8000-000000000000`;
}
