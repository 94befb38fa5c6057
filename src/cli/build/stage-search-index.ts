import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { KnowledgeBase } from '../../core/article/article.ts';
import { buildSearchIndex } from '../../core/search/build/build-search-index.ts';
import type { AnsweredCases } from '../../core/search/search-document.ts';
import { writeSearchIndex } from '../../library/write/search-index.ts';
import { bestQuality, bulkQuality, compressFile } from './compress.ts';
import { forEachParallel } from './for-each-parallel.ts';

/** Folder of the index in the site. */
const folderName = 'search-index';

/**
 * Builds the search index of a base and stages what is not served yet, with compressed copies: the best for what every
 * query loads, the quick way for the texts that results are shown from. Files are named after their content, so one
 * that is served already is the same.
 *
 * @param staging Folder that receives `search-index/`.
 * @param served Folder that is served, which may not exist yet.
 * @param cases What customers said in the cases that articles answered; absent: the index knows of none.
 * @returns Files of the served index that stay, relative to the site.
 */
export async function stageSearchIndex(
  base: KnowledgeBase,
  staging: string,
  served: string,
  cases: ReadonlyMap<string, AnsweredCases> | undefined,
): Promise<ReadonlySet<string>> {
  const files = buildSearchIndex(base.articles, { ...base.policy, ...(cases && { cases }) });
  const kept = new Set<string>();
  await forEachParallel(files, async ({ name }) => {
    if (name === 'manifest.json') return;
    const site = path.join(folderName, name);
    if (await stat(path.join(served, site)).catch(() => undefined)) kept.add(`${folderName}/${name}`);
  });
  const folder = path.join(staging, folderName);
  const fresh = files.filter(({ name }) => !kept.has(`${folderName}/${name}`));
  await writeSearchIndex(folder, fresh);
  await forEachParallel(fresh, async ({ name, bytes }) =>
    compressFile(folder, name, indexQuality(name), bytes),
  );
  return kept;
}

/** Brotli's quality for a file of the index: the best for what most queries load; the texts of results and the vocabulary are for few, and large. */
export function indexQuality(name: string): number {
  return name.startsWith('store-') || name.startsWith('vocabulary-') ? bulkQuality : bestQuality;
}
