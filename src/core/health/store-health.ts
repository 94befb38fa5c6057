/** Whether the store answers. */
export interface StoreHealth {
  /** Reads from the store; rejects when it cannot. */
  readonly check: () => Promise<{ readonly schemaVersion: number }>;
}
