import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A file that may be served. */
export interface LocatedFile {
  /** Absolute, without symbolic links. */
  readonly file: string;
  readonly name: string;
  readonly size: number;
  readonly modified: Date;
}

/**
 * The file that a path of an address names; `undefined` where there is none. A path that ends in `/` names the
 * `index.html` of a folder. Hidden files, compressed twins and whatever does not lie inside the folder are not found.
 *
 * @param root Folder that is served, absolute and without symbolic links.
 * @param path As in the address, percent-encoded.
 */
export async function locateFile(root: string, path: string): Promise<LocatedFile | undefined> {
  const segments = readSegments(path);
  const name = segments?.at(-1);
  if (!segments || name === undefined || /\.(?:br|gz)$/i.test(name)) return undefined;
  try {
    const file = await realpath(join(root, ...segments));
    if (!file.startsWith(root + sep)) return undefined;
    const { size, mtime } = await stat(file).then((stats) =>
      stats.isFile() ? stats : Promise.reject(new Error('no file')),
    );
    return { file, name, size, modified: mtime };
  } catch {
    return undefined;
  }
}

/** The decoded segments of a path, or `undefined` where one cannot be the name of a file of ours. */
export function readSegments(path: string): string[] | undefined {
  const segments: string[] = [];
  const parts = path.slice(1).split('/');
  for (const [index, part] of parts.entries()) {
    if (part === '' && index === parts.length - 1) {
      segments.push('index.html');
      break;
    }
    const segment = decode(part);
    if (segment === undefined || segment === '' || isUnsafe(segment)) return undefined;
    segments.push(segment);
  }
  return segments;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function isUnsafe(segment: string): boolean {
  return (
    (segment.startsWith('.') && segment !== '.well-known') ||
    /[/\\:\p{Cc}]/u.test(segment) ||
    segment.length > 255
  );
}
