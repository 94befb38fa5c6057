import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bestQuality } from '../../../../src/cli/build/compress.ts';
import { peersDir } from './install-peers.ts';
import type { QueryWeight } from '../engine.ts';
import { servedSize } from '../served-size.ts';

/** Kind of a file of theirs: `index` of `index.json`. */
export function kindOf(name: string): string {
  return path.parse(name).name;
}

/** Language of a set's documents; peers know one at a time. */
export function languageOf(documents: readonly { readonly lang: string }[]): string {
  return (documents[0]?.lang ?? 'en').toLowerCase().split('-')[0] ?? 'en';
}

/**
 * Writes what a page with an engine of one file loads: the index and, where the index does not hold them, the titles that
 * results show.
 */
export async function writeWholeIndex(
  folder: string,
  index: string,
  titles?: readonly string[],
): Promise<void> {
  await writeFile(path.join(folder, 'index.json'), index);
  if (titles) await writeFile(path.join(folder, 'titles.json'), JSON.stringify(titles));
}

export async function readWholeIndex(folder: string): Promise<string> {
  return readFile(path.join(folder, 'index.json'), 'utf8');
}

/**
 * What a browser loads before the first result of an engine whose index is one file: the same for every query.
 *
 * @param source A module that imports what the page needs of the engine.
 */
export async function weighWholeIndex(
  folder: string,
  source: string,
): Promise<(text: string) => Promise<QueryWeight>> {
  const script = await weighModule(source);
  const index: Record<string, number> = {};
  for (const kind of ['index', 'titles']) {
    const file = path.join(folder, `${kind}.json`);
    if (await stat(file).catch(() => undefined))
      index[kind] = await servedSize(await readFile(file), bestQuality);
  }
  return async () => ({ script, index });
}

/** Size of a module as a page loads it: bundled with what it imports, minified and compressed. */
async function weighModule(source: string): Promise<number> {
  // Loaded here, as the bundler would count in the memory of the process that only builds.
  const { bundleSource, bytesOf } = await import('../bundle-for-browser.ts');
  const sizes = await Promise.all(
    (await bundleSource(source, peersDir)).map(async (file) => servedSize(bytesOf(file), bestQuality)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
