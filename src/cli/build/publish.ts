import type { Dirent } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compressFile, isCompressible, removeCompressed } from './compress.ts';

/** What publishing changed. */
export interface Published {
  /** Files in the site, compressed copies not counted. */
  readonly files: number;
  /** Files that were new or different. */
  readonly changed: number;
  readonly removed: number;
}

/** How many files are worked on at once: enough to keep zlib's threads busy. */
const parallel = 8;

/**
 * Makes the site's folder equal to the staged one: what is equal already stays with its compressed copies, what
 * differs is replaced whole, what is no longer there goes. So a server on the folder never sees half a file, and a
 * small edit is published in the time it takes to compare.
 *
 * @param staged Folder that Astro wrote; its files are moved away.
 * @param site Folder that is served.
 */
export async function publish(
  staged: string,
  site: string,
  onProgress: (done: number, total: number) => void,
): Promise<Published> {
  await mkdir(site, { recursive: true });
  const names = await listFiles(staged);
  let changed = 0;
  let done = 0;
  await forEachParallel(names, async (name) => {
    if (await replaceIfDifferent(path.join(staged, name), path.join(site, name))) {
      changed += 1;
      await removeCompressed(site, name);
      if (isCompressible(name)) await compressFile(site, name);
    }
    done += 1;
    onProgress(done, names.length);
  });
  const removed = await removeOthers(site, new Set(names));
  return { files: names.length, changed, removed };
}

async function replaceIfDifferent(from: string, to: string): Promise<boolean> {
  if (await isSame(from, to)) return false;
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    // Another file system: copy beside the target first, so that the last step is a rename again.
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
  }
  return true;
}

async function isSame(a: string, b: string): Promise<boolean> {
  try {
    const [sizeA, sizeB] = await Promise.all([stat(a), stat(b)]);
    if (sizeA.size !== sizeB.size) return false;
    const [bytesA, bytesB] = await Promise.all([readFile(a), readFile(b)]);
    return bytesA.equals(bytesB);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function removeOthers(site: string, names: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  const clear = async (folder: string): Promise<boolean> => {
    let isEmpty = true;
    for (const entry of await readdir(path.join(site, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (await clear(name)) await rmdir(path.join(site, name));
        else isEmpty = false;
      } else if (names.has(name) || names.has(name.replace(/\.(?:br|gz)$/, ''))) {
        isEmpty = false;
      } else {
        await rm(path.join(site, name));
        if (!/\.(?:br|gz)$/.test(name)) removed += 1;
      }
    }
    return isEmpty;
  };
  await clear('');
  return removed;
}

/** Paths of all files below a folder, with `/`, in order. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted();
}

async function forEachParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}
