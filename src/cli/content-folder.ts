import { stat } from 'node:fs/promises';
import path from 'node:path';
import { audienceSchema, type Audience } from '../core/article/audience.ts';
import { CommandError, UsageError, type Arguments, type Terminal } from './command.ts';

/**
 * Content folder of a command, absolute: `--content`, else `$CASEBOOK_CONTENT`, else `content`.
 *
 * @throws {CommandError} when there is no such folder.
 */
export async function contentFolder({ values }: Arguments, terminal: Terminal): Promise<string> {
  const { environment, workingDirectory } = terminal;
  const written = String(values['content'] ?? environment['CASEBOOK_CONTENT'] ?? 'content');
  const folder = path.resolve(workingDirectory, written);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return folder;
  throw new CommandError(`there is no content folder ${folder}. Name one with --content DIR.`);
}

/** Folder for work that the next run need not do again, absolute: `--cache`, else `$CASEBOOK_CACHE`, else `.casebook`. */
export function cacheFolder({ values }: Arguments, { environment, workingDirectory }: Terminal): string {
  return path.resolve(
    workingDirectory,
    String(values['cache'] ?? environment['CASEBOOK_CACHE'] ?? '.casebook'),
  );
}

/** Folder of the compiled articles below the cache. */
export function compiledFolder(cacheDir: string): string {
  return path.join(cacheDir, 'compiled');
}

/**
 * Readers that a command works for: `--audience`, else `$CASEBOOK_AUDIENCE`, else internal.
 *
 * @throws {UsageError} when it is not one that can be built for.
 */
export function readerAudience(
  { values }: Arguments,
  { environment }: Terminal,
): Exclude<Audience, 'restricted'> {
  const written = values['audience'] ?? environment['CASEBOOK_AUDIENCE'] ?? 'internal';
  const audience = audienceSchema.exclude(['restricted']).safeParse(written);
  if (!audience.success) throw new UsageError('--audience is internal, partner, customer or public');
  return audience.data;
}
