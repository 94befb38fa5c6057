import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { articleTypes } from '../../core/article/registry.ts';

const imageFile = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/** Image files beside the articles of a content folder, relative to it, with `/`. */
export async function listImages(contentDir: string): Promise<ReadonlySet<string>> {
  const folders = await Promise.all(
    articleTypes.map(async ({ folder }) => {
      const names = await namesBelow(path.join(contentDir, folder));
      return names
        .filter((name) => imageFile.test(name))
        .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`);
    }),
  );
  return new Set(folders.flat());
}

async function namesBelow(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
