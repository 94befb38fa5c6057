import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { caseSnapshotSchema, type CaseSnapshot } from '../../core/snapshot/case-snapshot.ts';

/** A snapshot that cannot be used; the message says what to do. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/**
 * Reads what `casebook snapshot` wrote; nothing where there is no such file.
 *
 * @throws {SnapshotError} The file is there and is no snapshot of this version.
 */
export async function readCaseSnapshot(file: string): Promise<CaseSnapshot | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new SnapshotError(`the case snapshot ${file} cannot be read: ${String(error)}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SnapshotError(`the case snapshot ${file} is not JSON. ${remedy}`);
  }
  const read = caseSnapshotSchema.safeParse(value);
  if (read.success) return read.data;
  throw new SnapshotError(
    `the case snapshot ${file} is of another version or damaged:\n${z.prettifyError(read.error)}\n${remedy}`,
  );
}

const remedy = 'Write it anew with: npm run casebook -- snapshot';
