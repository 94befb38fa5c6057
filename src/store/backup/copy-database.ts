import { open, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { readSchemaVersion, refuseUnknownMigrations } from '../migrations/migrate.ts';
import { migrations } from '../migrations/migrations.ts';
import { damaged, explainFailure, isOurs } from '../database/open-database.ts';
import { StoreError } from '../database/store-error.ts';

/** Pages that are copied before somebody else has a turn: 8 MB. */
const pagesAtOnce = 2000;

/** A database that was copied. */
export interface DatabaseCopy {
  readonly bytes: number;
  /** Number of its newest migration. */
  readonly schemaVersion: number;
  readonly cases: number;
}

/** Told how many pages of how many are copied. */
export type CopyProgress = (done: number, total: number) => void;

/**
 * Copies a database to a file of its own, as it is at one instant, whoever writes it meanwhile. The copy has been checked and is on the disk
 * when this resolves. It needs no file beside it.
 *
 * @param target A file that is not there yet, in a folder that is; it is removed where this fails.
 * @throws {StoreError} There is no such database, it is damaged, another program's, or newer than this version.
 */
export async function copyDatabase(
  source: string,
  target: string,
  onProgress: CopyProgress = () => undefined,
): Promise<DatabaseCopy> {
  if (!(await stat(source).catch(() => undefined))?.isFile())
    throw new StoreError(`There is no database ${source}.`);
  try {
    // For its owner only.
    await (await open(target, 'wx', 0o600)).close();
    await copyPages(source, target, onProgress);
    return await finishCopy(source, target);
  } catch (error) {
    for (const name of [target, `${target}-journal`, `${target}-wal`, `${target}-shm`])
      await rm(name, { force: true });
    throw explainFailure(error, source);
  }
}

async function copyPages(source: string, target: string, onProgress: CopyProgress): Promise<void> {
  const database = new SQLite(source, { fileMustExist: true, timeout: 5000 });
  try {
    database.pragma('query_only = ON');
    // A read that stays open: what others write from here on is not seen, so that the copy need not begin again.
    database.exec('begin');
    await requireOurs(database, source);
    await database.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return pagesAtOnce;
      },
    });
    database.exec('rollback');
  } finally {
    database.close();
  }
}

async function requireOurs(database: Database, file: string): Promise<void> {
  if (!isOurs(database) || readSchemaVersion(database) === 0)
    throw new StoreError(`${file} is not a database of Casebook.`);
  await refuseUnknownMigrations(database, migrations);
}

/** Checks a copy page by page, and makes it one file that is on the disk. */
async function finishCopy(source: string, target: string): Promise<DatabaseCopy> {
  const database = new SQLite(target, { fileMustExist: true });
  let copy: Omit<DatabaseCopy, 'bytes'>;
  try {
    database.pragma('trusted_schema = OFF');
    const found = database.pragma('integrity_check(1)', { simple: true });
    // The copy has the pages of the source: what is wrong with one is wrong with the other.
    if (found !== 'ok') throw new StoreError(damaged(source, String(found)));
    database.pragma('journal_mode = DELETE');
    const { cases } = database
      .prepare<[], { cases: number }>('select count(*) as cases from cases')
      .get() ?? {
      cases: 0,
    };
    copy = { schemaVersion: readSchemaVersion(database), cases };
  } finally {
    database.close();
  }
  await flush(target);
  return { ...copy, bytes: (await stat(target)).size };
}

/** Waits until a file, or the names in a folder, are on the disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(resolve(path), 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
