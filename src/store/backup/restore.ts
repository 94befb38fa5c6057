import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { explainFailure } from '../database/open-database.ts';
import { StoreError } from '../database/store-error.ts';
import { copyDatabase, flush, type CopyProgress, type DatabaseCopy } from './copy-database.ts';

/** A backup that has been put in the place of a database. */
export interface RestoredDatabase extends DatabaseCopy {
  /** Where the database is that was there before; absent: there was none. */
  readonly replaced?: string;
}

export interface RestoreOptions {
  /** For the name of what is replaced. */
  readonly now: Date;
  readonly onProgress?: CopyProgress;
}

/** What SQLite keeps beside a database. */
const companions = ['-wal', '-shm', '-journal'] as const;

/**
 * Puts a copy of a backup in the place of a database. The one that was there is kept beside it. There is a database at any time, the old
 * one or the new one.
 *
 * @throws {StoreError} The backup is none, or is damaged or newer than this version, or the database is in use.
 */
export async function restore(
  backup: string,
  database: string,
  { now, onProgress }: RestoreOptions,
): Promise<RestoredDatabase> {
  await mkdir(dirname(database), { recursive: true });
  // Said at once rather than after the copy; asked again before anything is replaced.
  (await takeForItself(database))?.close();
  const unfinished = `${database}.restoring`;
  await rm(unfinished, { force: true });
  const copy = await copyDatabase(backup, unfinished, onProgress);
  let taken: Database | undefined;
  try {
    taken = await takeForItself(database);
    const replaced = await keepReplaced(database, now);
    await rename(unfinished, database);
    await flush(dirname(database));
    return { ...copy, ...(replaced !== undefined && { replaced }) };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    taken?.close();
  }
}

/**
 * Makes sure that nobody else has a database open, and keeps others out until the connection is closed. Every connection in WAL mode holds
 * a shared lock for as long as it is open, and to leave that mode takes an exclusive one. What was in the log of writes is in the file
 * then.
 *
 * @returns `undefined` where there is no database, or nothing that SQLite can read as one.
 */
async function takeForItself(file: string): Promise<Database | undefined> {
  // SQLite would remove the log of writes of what it cannot read.
  if (!(await hasHeader(file))) return undefined;
  let database: Database | undefined;
  try {
    database = new SQLite(file, { fileMustExist: true, timeout: 500 });
    if (database.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw inUse(file);
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    if (!(error instanceof SQLite.SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY')) throw inUse(file);
    // This is what a backup is for.
    if (error.code.startsWith('SQLITE_NOTADB') || error.code.startsWith('SQLITE_CORRUPT')) return undefined;
    throw explainFailure(error, file);
  }
}

/** Whether a file begins as a database does (or is empty, as one that nothing was written to). */
async function hasHeader(file: string): Promise<boolean> {
  if (!(await stat(file).catch(() => undefined))) return false;
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return bytesRead === 0 || buffer.toString('latin1') === 'SQLite format 3\0';
  } finally {
    await handle.close();
  }
}

const inUse = (file: string): StoreError =>
  new StoreError(
    `The database ${file} is in use, by a server or by another command. Stop it first: what it has open would no longer be what is there.`,
  );

/** Gives the database that is there a second name, and takes what belongs to it alone out of the way. */
async function keepReplaced(file: string, now: Date): Promise<string | undefined> {
  const hasDatabase = (await stat(file).catch(() => undefined)) !== undefined;
  const kept = await freeName(
    `${file}.replaced-${now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}`,
  );
  if (hasDatabase) {
    // A file system without second names has a moment without a database.
    await link(file, kept).catch(() => rename(file, kept));
  }
  // A log of writes that stayed behind would be taken for one of the restored database.
  for (const companion of companions) {
    await rename(`${file}${companion}`, `${kept}${companion}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  return hasDatabase ? kept : undefined;
}

async function freeName(wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!(await stat(name).catch(() => undefined))) return name;
  }
}
