import { z } from '@hono/zod-openapi';

const cursorPattern = /^[A-Za-z0-9_-]{1,400}$/;

/** Writes where a page ended as a cursor that clients pass back and do not look into. */
export function encodeCursor(after: string): string {
  const bytes = new TextEncoder().encode(after);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Reads a cursor that `encodeCursor` wrote; `undefined` for any other text. */
export function decodeCursor(cursor: string): string | undefined {
  if (!cursorPattern.test(cursor)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The `cursor` parameter of lists. */
export const cursorSchema = z
  .string()
  .refine((cursor) => decodeCursor(cursor) !== undefined, 'take it from the Link header of the page before')
  .describe('From the Link header of the page before. Absent: the first page.');

/** The `limit` parameter of lists. */
export const limitSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(200)
  .default(50)
  .describe('Most items that a page may have, up to 200.');

/**
 * The Link header (RFC 8288) of a page of a list: `first`, and `next` where there is one.
 *
 * @param address Address of the page that was asked for.
 */
export function pageLinks(address: string, next: string | undefined): string {
  const { path, query } = withoutCursor(address);
  const first = `<${path}${query && `?${query}`}>; rel="first"`;
  if (next === undefined) return first;
  return `${first}, <${path}?${query && `${query}&`}cursor=${encodeCursor(next)}>; rel="next"`;
}

const plainAddress = /^https?:\/\/[^/?#]+(?<path>\/[^?#]*)(?:\?(?<query>[\w.*&=-]*))?$/;

/** Path and query of an address. One that is plain, as most are, is cut; to take it apart and put it together again takes far longer. */
function withoutCursor(address: string): { readonly path: string; readonly query: string } {
  const { path, query = '' } = plainAddress.exec(address)?.groups ?? {};
  if (path !== undefined && !query.includes('cursor')) return { path, query };
  const { pathname, searchParams } = new URL(address);
  searchParams.delete('cursor');
  return { path: pathname, query: searchParams.toString() };
}
