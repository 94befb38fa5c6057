import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { articleIdSchema } from '../../../core/article/article-id.ts';
import { calendarDateSchema } from '../../../core/article/calendar-date.ts';

const entrySchema = z.strictObject({
  id: articleIdSchema,
  source: z.string(),
  /**
   * Hashes of what the import wrote, newest last. During an import the coming one is written down before the file
   * is, so that an import that was cut short is not taken for an edit by hand.
   */
  outputs: z.array(z.string()),
  /** Day of the first import; stands in for a date that the source does not have. */
  imported: calendarDateSchema,
  /** Paths that the source had before it was moved. */
  former: z.array(z.string()).default([]),
});

/** What an import knows about one source: `source` and `outputs` are SHA-256 hashes. */
export type LedgerEntry = z.infer<typeof entrySchema>;

const ledgerSchema = z.strictObject({ version: z.literal(1), sources: z.record(z.string(), entrySchema) });

/** Sources by path. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

/**
 * Reads the ledger of an earlier import; empty when there was none.
 *
 * @throws Error when there is one and it cannot be understood: importing without it would give every article a second id.
 */
export async function readLedger(file: string): Promise<Ledger> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
  try {
    return new Map(Object.entries(ledgerSchema.parse(JSON.parse(text)).sources));
  } catch (error) {
    throw new Error(`The ledger ${path.basename(file)} cannot be understood; restore it from its history.`, {
      cause: error,
    });
  }
}

/** Text of a ledger, in the order of its paths, so that versions of it compare line by line. */
export function writeLedger(ledger: Ledger): string {
  const sources = Object.fromEntries([...ledger].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, sources }, undefined, 1)}\n`;
}
