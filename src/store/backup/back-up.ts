import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from '../database/store-error.ts';
import { copyDatabase, flush, type CopyProgress, type DatabaseCopy } from './copy-database.ts';

export interface BackUpOptions {
  /** Whether a file that is there may be replaced. */
  readonly isForced: boolean;
  readonly onProgress?: CopyProgress;
}

/**
 * Backs a database up, while others read and write it or not. The file is there as a whole or not at all.
 *
 * @throws {StoreError} There is such a file already, or the database cannot be copied.
 */
export async function backUp(
  database: string,
  file: string,
  { isForced, onProgress }: BackUpOptions,
): Promise<DatabaseCopy> {
  if (await isSameFile(database, file))
    throw new StoreError(`${file} is the database itself. Name another file for the backup.`);
  const refuseOther = async (): Promise<void> => {
    if (!isForced && (await stat(file).catch(() => undefined)))
      throw new StoreError(`${file} is there already. Name another file, or replace it with --force.`);
  };
  await refuseOther();
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.part`;
  await rm(unfinished, { force: true });
  const copy = await copyDatabase(database, unfinished, onProgress);
  try {
    await refuseOther();
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flush(dirname(file));
  return copy;
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((file) => stat(file).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
