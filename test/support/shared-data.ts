import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from './build-site.ts';

/** Real material that lies beside the project where it is developed, and is not part of it. */
const sharedData = path.resolve(projectDir, '../shared/data');

/** Path of a file or folder of the shared material, and whether it is there; where not, tests skip with this note in their title. */
export function sharedMaterial(name: string): {
  readonly path: string;
  readonly isThere: boolean;
  readonly reason: string;
  readonly note: string;
} {
  const file = path.join(sharedData, name);
  const isThere = existsSync(file);
  const reason = `${name} is not beside this checkout`;
  return { path: file, isThere, reason, note: isThere ? '' : ` (skipped: ${reason})` };
}
