import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { KnowledgeBase } from '../../core/article/article.ts';
import { buildSearchIndex } from '../../core/search/build/build-search-index.ts';
import { writeSearchIndex } from '../../library/write/search-index.ts';
import { bestQuality, bulkQuality, compressFile } from './compress.ts';
import { forEachParallel } from './for-each-parallel.ts';

/**
 * Builds the search index of a base and writes it to a folder with compressed copies: the best for what every query
 * loads, the quick way for the texts that results are shown from. Files are named after their content, so one that is
 * published already is not compressed again.
 *
 * @param published Folder of the index that is being served, which may not exist yet.
 */
export async function stageSearchIndex(
  base: KnowledgeBase,
  folder: string,
  published: string,
): Promise<void> {
  const files = buildSearchIndex(base.articles, base.policy.products);
  await writeSearchIndex(folder, files);
  await forEachParallel(files, async ({ name }) => {
    const isPublished = await stat(path.join(published, name)).catch(() => undefined);
    if (!isPublished || name === 'manifest.json')
      await compressFile(folder, name, name.startsWith('store-') ? bulkQuality : bestQuality);
  });
}
