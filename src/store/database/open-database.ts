import SQLite, { type Database } from 'better-sqlite3';
import { StoreError } from './store-error.ts';

/** `CSBK`, written into the header of the file, so that another program's database is not taken for ours. */
const applicationId = 0x4353424b;

/** Files up to this size are checked page by page at each start; it takes some milliseconds. */
const checkedBytes = 64 * 1024 * 1024;

/**
 * Opens (or creates) a database file with the settings that every connection has. `synchronous=FULL`: what was
 * acknowledged is on the disk, in WAL too.
 *
 * @param file Path of a file in a folder that exists, or `:memory:`.
 * @throws {StoreError} It cannot be opened, is damaged, or is not Casebook's.
 */
export function openDatabase(file: string): Database {
  let database: Database | undefined;
  try {
    database = new SQLite(file, { timeout: 5000 });
    database.pragma('trusted_schema = OFF');
    database.pragma('foreign_keys = ON');
    refuseForeign(database, file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    refuseDamaged(database, file);
    if (database.pragma('application_id', { simple: true }) === 0)
      database.pragma(`application_id = ${applicationId}`);
    return database;
  } catch (error) {
    database?.close();
    throw explainFailure(error, file);
  }
}

function refuseForeign(database: Database, file: string): void {
  if (isOurs(database)) return;
  const id = database.pragma('application_id', { simple: true });
  const isEmpty = database.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
  if (id === 0 && isEmpty) return;
  throw new StoreError(`${file} is a database of another program. Name another file with --database.`);
}

function refuseDamaged(database: Database, file: string): void {
  const bytes =
    Number(database.pragma('page_count', { simple: true })) *
    Number(database.pragma('page_size', { simple: true }));
  if (bytes > checkedBytes) return;
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new StoreError(damaged(file, String(found)));
}

/** Whether a database says that it is Casebook's. */
export function isOurs(database: Database): boolean {
  return database.pragma('application_id', { simple: true }) === applicationId;
}

/** What is said of a damaged database. */
export const damaged = (file: string, reason: string): string =>
  `The database ${file} is damaged (${reason.replace(/\s+/g, ' ')}). Restore it from a backup, or move it away to start with a new one.`;

/** What SQLite's failure means for whoever started Casebook; other errors are returned as they are. */
export function explainFailure(error: unknown, file: string): Error {
  if (!(error instanceof SQLite.SqliteError))
    return error instanceof Error ? error : new Error(String(error));
  switch (error.code.replace(/^(SQLITE_[A-Z]+)_.*$/, '$1')) {
    case 'SQLITE_NOTADB':
      return new StoreError(
        `${file} is not a database. Name another file with --database, or restore it from a backup.`,
      );
    case 'SQLITE_CORRUPT':
      return new StoreError(damaged(file, error.message));
    case 'SQLITE_CANTOPEN':
      return new StoreError(
        `The database ${file} cannot be opened: check that it is a file, and the permissions of its folder.`,
      );
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return new StoreError(
        `The database ${file} cannot be written: check the permissions of the file and its folder.`,
      );
    case 'SQLITE_BUSY':
      return new StoreError(
        `The database ${file} is locked by another program. Stop it, or name another file with --database.`,
      );
    case 'SQLITE_FULL':
      return new StoreError(`There is no space left for the database ${file}.`);
    default:
      return new StoreError(`The database ${file} cannot be used: ${error.message} (${error.code}).`);
  }
}
