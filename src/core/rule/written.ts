/**
 * What a client may send with a request that makes something, so that sending it twice makes one thing. Receipts are kept with
 * what was made, in the same transaction, and end after a time.
 */
export interface Receipt {
  /** The client's key. */
  readonly key: string;
  /** Whose key it is and for what: another person's same key is another key. */
  readonly scope: string;
  /** Hash of what was asked for. */
  readonly requestHash: string;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

/**
 * What came of a write: `written`; `repeated`: the receipt was there, and this is what was made then; `key-reused`: the receipt is of
 * another request; `stale`: the thing has changed since it was read; `missing`: it is not there.
 */
export type Written<Value> =
  | { readonly result: 'written' | 'repeated'; readonly value: Value }
  | { readonly result: 'key-reused' | 'stale' | 'missing' };
