import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { articleTypes } from '../../core/article/registry.ts';

/** Paths of every article file below a content folder, relative to it, with `/`, in order. Missing folders are empty. */
export async function listArticleFiles(contentDir: string): Promise<string[]> {
  const folders = await Promise.all(
    articleTypes.map(async ({ folder }) => {
      const names = await namesIn(path.join(contentDir, folder));
      return names.filter((name) => /\.mdx?$/.test(name)).map((name) => `${folder}/${name}`);
    }),
  );
  return folders.flat().toSorted();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Text of a file, without byte order mark and with `\n` line ends.
 *
 * @throws when the file cannot be read or is not UTF-8.
 */
export async function readText(file: string): Promise<string> {
  return decoder.decode(await readFile(file)).replace(/\r\n?/g, '\n');
}
