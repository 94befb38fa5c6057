import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SearchFile } from '../../core/search/build/build-search-index.ts';

/** What writing an index did to its folder. */
export interface WrittenIndex {
  readonly written: number;
  readonly kept: number;
  readonly removed: number;
}

/**
 * Makes a folder hold the files of a search index and nothing else. Files that are there already stay as they are; those
 * of an earlier index go, with their compressed forms. The manifest comes last, so that a reader never sees one whose
 * files are not there.
 */
export async function writeSearchIndex(folder: string, files: readonly SearchFile[]): Promise<WrittenIndex> {
  await mkdir(folder, { recursive: true });
  const before = await readdir(folder);
  let written = 0;
  for (const { name, bytes } of files.toSorted((a, b) => Number(isManifest(a)) - Number(isManifest(b)))) {
    if (before.includes(name) && (await isSame(path.join(folder, name), bytes))) continue;
    await replaceBytes(path.join(folder, name), bytes);
    written += 1;
  }
  const names = new Set(files.map(({ name }) => name));
  const stale = before.filter((name) => !names.has(name.replace(/\.(?:br|gz)$/, '')));
  for (const name of stale) await rm(path.join(folder, name), { recursive: true });
  return { written, kept: files.length - written, removed: stale.length };
}

function isManifest({ name }: SearchFile): boolean {
  return name === 'manifest.json';
}

async function isSame(file: string, bytes: Uint8Array): Promise<boolean> {
  return (await readFile(file)).equals(bytes);
}

async function replaceBytes(file: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${file}.part`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, file);
}
