import path from 'node:path';
import { UsageError, type Arguments, type Terminal } from '../command.ts';
import type { CopiedDatabase, DatabasePlace } from './backups.ts';

/** What a copy holds: `12.4 MB, 312 cases, schema 13`. */
export function describeCopy({ bytes, cases, schemaVersion }: CopiedDatabase): string {
  return `${(bytes / 1e6).toFixed(1)} MB, ${cases} ${cases === 1 ? 'case' : 'cases'}, schema ${schemaVersion}`;
}

/** Reads the one file that a command is given. */
export function readFileArgument({ positionals }: Arguments, { workingDirectory }: Terminal): string {
  const [file, unexpected] = positionals;
  if (file === undefined) throw new UsageError('name the file of the backup');
  if (unexpected !== undefined) throw new UsageError(`unexpected “${unexpected}”`);
  return path.resolve(workingDirectory, file);
}

/** Where the database is that a command was told to work on. */
export function readPlace({ values }: Arguments, { environment, workingDirectory }: Terminal): DatabasePlace {
  const { database } = values;
  return {
    environment: { ...environment, ...(typeof database === 'string' && { CASEBOOK_DATABASE: database }) },
    workingDirectory,
  };
}

/** A path as somebody in the working folder would write it. */
export const shortPath = (file: string, { workingDirectory }: Terminal): string => {
  const relative = path.relative(workingDirectory, file);
  return relative.startsWith('..') ? file : relative;
};
