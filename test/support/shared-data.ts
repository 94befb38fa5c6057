import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from './build-site.ts';

/** Real material that lies beside the project where it is developed, and is not part of it. */
const sharedData = path.resolve(projectDir, '../shared/data');

/** Path of a file or folder of the shared material, and whether it is there: tests skip with this reason where not. */
export function sharedMaterial(name: string): {
  readonly path: string;
  readonly isThere: boolean;
  readonly reason: string;
} {
  const file = path.join(sharedData, name);
  return { path: file, isThere: existsSync(file), reason: `${name} is not beside this checkout` };
}
