import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compressFile, copyEndings, isCompressible, isCompressedCopy, removeCompressed } from './compress.ts';
import { forEachParallel } from './for-each-parallel.ts';

/** What publishing changed. */
export interface Published {
  /** Files in the site, compressed copies not counted. */
  readonly files: number;
  /** Files that were new or different. */
  readonly changed: number;
  readonly removed: number;
}

/**
 * Makes the site's folder equal to the staged one: what is equal already stays with its compressed copies, what
 * differs is replaced whole, what is no longer there goes. So a server on the folder never sees half a file, and a
 * small edit is published in the time it takes to compare.
 *
 * @param staged Folder with the new files; they are moved away. Compressed copies that are there already are used.
 * @param site Folder that is served.
 * @param isKept Files of the site that stay although nothing was staged for them.
 */
export async function publish(
  staged: string,
  site: string,
  isKept: (name: string) => boolean,
  onProgress: (done: number, total: number) => void,
): Promise<Published> {
  await mkdir(site, { recursive: true });
  const [stagedNames, siteNames] = await Promise.all([listFiles(staged), listFiles(site)]);
  const existing = new Set(siteNames);
  const compressed = new Set(stagedNames.filter(isCompressedCopy));
  const names = stagedNames.filter((name) => !compressed.has(name)).toSorted((a, b) => rank(a) - rank(b));
  if (siteNames.length === 0 && (await takePlace(staged, site))) {
    const bare = names.filter((name) => isCompressible(name) && !compressed.has(`${name}.br`));
    await forEachParallel(bare, (name) => compressFile(site, name));
    onProgress(names.length, names.length);
    return { files: names.length, changed: names.length, removed: 0 };
  }
  await makeFolders(site, names);
  let changed = 0;
  let done = 0;
  await forEachParallel(names, async (name) => {
    const from = path.join(staged, name);
    const to = path.join(site, name);
    if (!existing.has(name) || !(await isSame(from, to))) {
      changed += 1;
      if (existing.has(name)) await removeCompressed(site, name);
      await move(from, to);
      const copies = copyEndings.filter((ending) => compressed.has(`${name}${ending}`));
      for (const ending of copies) await move(`${from}${ending}`, `${to}${ending}`);
      if (copies.length === 0 && isCompressible(name)) await compressFile(site, name);
    } else if (isCompressible(name) && !existing.has(`${name}.br`)) {
      // A build that was cut short may have left it without; small files get none again.
      await compressFile(site, name);
    }
    done += 1;
    onProgress(done, names.length);
  });
  const wanted = new Set(names);
  const removed = await removeFiles(site, siteNames, (name) => wanted.has(name) || isKept(name));
  const files = new Set([...names, ...siteNames.filter((name) => !isCompressedCopy(name) && isKept(name))])
    .size;
  return { files, changed, removed };
}

/** Pages and the manifest name other files, which must be there before them. */
function rank(name: string): number {
  return name.endsWith('.html') || name.endsWith('manifest.json') ? 1 : 0;
}

/**
 * Puts a folder in the place of an empty one, all its files at once. False where that cannot be, and nothing has changed:
 * the empty one may be a mount, a link, on another file system, or hold what is no file.
 */
async function takePlace(folder: string, empty: string): Promise<boolean> {
  return rename(folder, empty).then(
    () => true,
    () => false,
  );
}

/** Makes the folders of all files, each once. */
async function makeFolders(site: string, names: readonly string[]): Promise<void> {
  const folders = new Set(names.map((name) => path.dirname(name)));
  await forEachParallel(folders, async (folder) => {
    await mkdir(path.join(site, folder), { recursive: true });
  });
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    // Another file system: copy beside the target first, so that the last step is a rename again.
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
  }
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [sizeA, sizeB] = await Promise.all([stat(a), stat(b)]);
  if (sizeA.size !== sizeB.size) return false;
  const [bytesA, bytesB] = await Promise.all([readFile(a), readFile(b)]);
  return bytesA.equals(bytesB);
}

/** Removes the files that are not wanted, with their compressed copies and the folders that are left empty. */
async function removeFiles(
  site: string,
  names: readonly string[],
  isWanted: (name: string) => boolean,
): Promise<number> {
  const gone = names.filter((name) => !isWanted(isCompressedCopy(name) ? name.slice(0, -3) : name));
  for (const name of gone) await rm(path.join(site, name), { force: true });
  const folders = new Set(gone.map((name) => path.dirname(name)));
  for (const folder of folders) await removeIfEmpty(site, folder);
  return gone.filter((name) => !isCompressedCopy(name)).length;
}

async function removeIfEmpty(site: string, folder: string): Promise<void> {
  if (folder === '.') return;
  try {
    await rmdir(path.join(site, folder));
  } catch {
    return; // something else is in it
  }
  await removeIfEmpty(site, path.dirname(folder));
}

/** Paths of all files below a folder, with `/`, in order. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted();
}
