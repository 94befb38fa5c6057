import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { Receipt } from '../core/rule/written.ts';
import type { Tables } from './tables.ts';

const madeSchema = z.array(z.string());

/** What a receipt says of an earlier request: nothing, the ids of what it made, or that it was another request. */
export type ReceiptState =
  | { readonly state: 'new' }
  | { readonly state: 'repeated'; readonly made: readonly string[] }
  | { readonly state: 'key-reused' };

/**
 * Looks whether a request was carried out before. In the transaction of the write, which takes the write lock when it begins: of two
 * requests that arrive at once the second finds what the first made.
 *
 * @param now UTC milliseconds.
 */
export async function checkReceipt(
  transaction: Transaction<Tables>,
  receipt: Receipt | undefined,
  now: number,
): Promise<ReceiptState> {
  if (!receipt) return { state: 'new' };
  await transaction.deleteFrom('receipts').where('expires_at', '<=', now).execute();
  const row = await transaction
    .selectFrom('receipts')
    .select(['request_hash', 'made'])
    .where('scope', '=', receipt.scope)
    .where('key', '=', receipt.key)
    .executeTakeFirst();
  if (!row) return { state: 'new' };
  if (row.request_hash !== receipt.requestHash) return { state: 'key-reused' };
  return { state: 'repeated', made: madeSchema.parse(JSON.parse(row.made)) };
}

/** Keeps what a request made, by id, in the transaction that made it. */
export async function keepReceipt(
  transaction: Transaction<Tables>,
  receipt: Receipt | undefined,
  made: readonly string[],
): Promise<void> {
  if (!receipt) return;
  await transaction
    .insertInto('receipts')
    .values({
      scope: receipt.scope,
      key: receipt.key,
      request_hash: receipt.requestHash,
      made: JSON.stringify(made),
      expires_at: receipt.expiresAt,
    })
    .execute();
}
