import path from 'node:path';
import type { Problem } from '../../core/problem/problem.ts';
import { readText } from '../read/list-files.ts';
import { lintSource } from './lint-source.ts';

/**
 * Applies the style rules to article files as they lie on disk, so that line numbers are those of the file whatever
 * audience the base was read for. A file that has vanished since then has no style.
 *
 * @param files Relative to the content folder.
 */
export async function lintFiles(contentDir: string, files: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of files) {
    const source = await readText(path.join(contentDir, file)).catch(() => undefined);
    if (source !== undefined) problems.push(...lintSource(source, file));
  }
  return problems;
}
