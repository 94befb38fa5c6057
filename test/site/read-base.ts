import type { KnowledgeBase } from '../../src/core/article/article.ts';
import { createFinder } from '../../src/site/content/article-finder.ts';
import type { ArticleData } from '../../src/site/content/article-data.ts';
import { relateArticles } from '../../src/site/content/relate-articles.ts';
import { readKnowledgeBase } from '../../src/library/read/read-knowledge-base.ts';
import { policy, today, writeContent, type Files } from '../support/content-folder.ts';

/** The base that files make, for internal readers. */
export async function readBase(files: Files): Promise<KnowledgeBase> {
  const folder = await writeContent({ ...policy, ...files });
  try {
    return (await readKnowledgeBase({ contentDir: folder.path, audience: 'internal' })).base;
  } finally {
    await folder.remove();
  }
}

/** What the pages of these files show of each other, by key. */
export async function relate(files: Files): Promise<Map<string, ArticleData>> {
  const base = await readBase(files);
  return new Map(relateArticles(base, createFinder(base), today).map((article) => [article.key, article]));
}
