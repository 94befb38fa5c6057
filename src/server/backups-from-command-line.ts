import type { Backups, DatabasePlace } from '../cli/backup/backups.ts';
import { CommandError, UsageError } from '../cli/command.ts';
import { backUp } from '../store/backup/back-up.ts';
import { restore } from '../store/backup/restore.ts';
import { StoreError } from '../store/database/store-error.ts';
import { readSettings, SettingsError } from './settings.ts';

/** Backups of the database that the server uses, for commands. */
export const backupsFromCommandLine: Backups = {
  backUp: (place, file, { isForced, onPages }) =>
    onDatabase(place, (database) => backUp(database, file, { isForced, onProgress: onPages })),
  restore: (place, file, { now, onPages }) =>
    onDatabase(place, (database) => restore(file, database, { now, onProgress: onPages })),
};

async function onDatabase<Result extends object>(
  { environment, workingDirectory }: DatabasePlace,
  task: (database: string) => Promise<Result>,
): Promise<Result & { readonly database: string }> {
  try {
    const { databaseFile } = readSettings(environment, workingDirectory);
    if (databaseFile === ':memory:') throw new UsageError('a database in memory has no file');
    return { database: databaseFile, ...(await task(databaseFile)) };
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message);
    if (error instanceof StoreError) throw new CommandError(error.message);
    throw error;
  }
}
