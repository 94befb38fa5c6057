import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Folder of the project: this file lies in `src/library/cache`. */
const projectDir = path.resolve(import.meta.dirname, '../../..');

/**
 * Hash of our own sources, as 12 hex digits: what decides whether work that an earlier version did is still good.
 *
 * @param names Files and folders of the project; a name that is not there counts as empty.
 */
export function hashSources(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names) {
    for (const file of filesOf(name))
      hash.update(`${file}\n`).update(readFileSync(path.join(projectDir, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

function filesOf(name: string): string[] {
  const found = statSync(path.join(projectDir, name), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [name];
  return readdirSync(path.join(projectDir, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectDir, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
