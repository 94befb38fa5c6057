import path from 'node:path';
import { isExternal, type Audience } from '../../core/article/audience.ts';
import type { AnsweredArticle } from '../../core/snapshot/case-snapshot.ts';
import { readCaseSnapshot, SnapshotError } from '../../library/read/read-case-snapshot.ts';
import { CommandError, UsageError, type Arguments, type Terminal } from '../command.ts';

/** Name of the snapshot beside the content folder. */
const defaultName = 'case-snapshot.json';

/** Where the snapshot of a command is, absolute: `--snapshot` or `--out`, else `$CASEBOOK_SNAPSHOT`, else beside the content. */
export function snapshotFile(
  written: string | boolean | undefined,
  contentDir: string,
  { environment, workingDirectory }: Terminal,
): string {
  const named = typeof written === 'string' ? written : environment['CASEBOOK_SNAPSHOT'];
  return named ? path.resolve(workingDirectory, named) : path.join(path.dirname(contentDir), defaultName);
}

/**
 * What customers said in the cases that articles answered, for a build for colleagues. For readers outside no snapshot is
 * opened, whatever lies there.
 *
 * @throws {UsageError} A snapshot is named for readers outside.
 * @throws {CommandError} The one that is named is not there, or cannot be used.
 */
export async function readCases(
  { values }: Arguments,
  terminal: Terminal,
  { audience, contentDir }: { readonly audience: Audience; readonly contentDir: string },
): Promise<readonly AnsweredArticle[] | undefined> {
  const written = values['snapshot'];
  if (isExternal(audience)) {
    if (written === undefined) return undefined;
    throw new UsageError(
      `--snapshot is for builds for colleagues; what customers said never goes into a build for ${audience} readers`,
    );
  }
  const file = snapshotFile(written, contentDir, terminal);
  try {
    const snapshot = await readCaseSnapshot(file);
    if (!snapshot && typeof written === 'string')
      throw new CommandError(
        `there is no case snapshot ${file}. Write it with: npm run casebook -- snapshot --out ${written}`,
      );
    return snapshot?.articles;
  } catch (error) {
    throw error instanceof SnapshotError ? new CommandError(error.message) : error;
  }
}
