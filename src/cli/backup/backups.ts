/** A database that was copied, for a backup or from one. */
export interface CopiedDatabase {
  /** Absolute path of the database that the server uses. */
  readonly database: string;
  readonly bytes: number;
  /** Number of its newest migration. */
  readonly schemaVersion: number;
  readonly cases: number;
}

/** Told how many pages of how many are copied. */
export type OnPages = (done: number, total: number) => void;

/** Where commands find the database that the server uses. */
export interface DatabasePlace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
}

/** Backups of the database that the server uses. */
export interface Backups {
  /** @param file Absolute path. */
  readonly backUp: (
    place: DatabasePlace,
    file: string,
    options: { readonly isForced: boolean; readonly onPages: OnPages },
  ) => Promise<CopiedDatabase>;
  /**
   * @param file Absolute path.
   * @returns With the absolute path of what was there before; absent: nothing.
   */
  readonly restore: (
    place: DatabasePlace,
    file: string,
    options: { readonly now: Date; readonly onPages: OnPages },
  ) => Promise<CopiedDatabase & { readonly replaced?: string }>;
}

/** Commands cannot import the store; `main.ts` passes this in. */
export type LoadBackups = () => Promise<Backups>;
