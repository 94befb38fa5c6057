/** The database cannot be used as it is; the message says why and what to do, without a stack worth reading. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
