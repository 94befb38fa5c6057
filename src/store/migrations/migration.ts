import { toHex } from '../database/hex.ts';

/** A numbered step of the schema. Once released its text never changes: a later step mends it. */
export interface Migration {
  /** Position, from 1 without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Hash of a migration's text as 64 hex digits, by which a changed one is noticed. */
export async function checksumOf(migration: Migration): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(migration.sql));
  return toHex(new Uint8Array(digest));
}
