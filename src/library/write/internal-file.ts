import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isExternal, type Audience } from '../../core/article/audience.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Writes what the server needs to know of the organisation beside the folder that is served. A build for readers outside has no such
 * file: one of an earlier build is removed.
 */
export async function writeInternalFile(
  /** Output folder of the build, absolute. */
  outDir: string,
  { name, audience, text }: { readonly name: string; readonly audience: Audience; readonly text: string },
): Promise<void> {
  const file = join(outDir, name);
  if (isExternal(audience)) return rm(file, { force: true });
  await mkdir(outDir, { recursive: true });
  await replaceFile(file, `${text}\n`);
}
