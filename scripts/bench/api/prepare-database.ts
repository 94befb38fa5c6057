import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { manifestArticleSchema, type ManifestArticle } from '../../../src/core/article/article-manifest.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { generateCases } from '../../cases/generate-cases.ts';

/** When the last case was opened. */
const until = Date.UTC(2026, 10, 25);
const articleCount = 600;

/** Articles of the generated cases; each revision is known by its number. */
export function listArticles(): ManifestArticle[] {
  return Array.from({ length: articleCount }, (_, index) => {
    const key = `SN-${String(index + 1).padStart(4, '0')}`;
    return manifestArticleSchema.parse({
      key,
      id: key,
      lang: 'en',
      isTranslation: false,
      type: 'service-note',
      title: `Service note ${index + 1}`,
      summary: 'What to do when it happens.',
      audience: 'internal',
      confidence: 'validated',
      governance: 'experience',
      owner: 'storage',
      products: [],
      components: [],
      errorCodes: [],
      created: '2024-01-01',
      sections: [],
      revision: index.toString(16).padStart(12, '0'),
      markdown: '## Resolution\n\nDo it.\n',
    });
  });
}

/** Makes a database of so many cases and three times as many log entries, unless the file is there. */
export async function prepareDatabase(
  file: string,
  cases: number,
  onProgress: (made: number) => void,
): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const articles = listArticles();
  const store = await openStore(file, until);
  await store.articles.register({ audience: 'internal', articles, at: until });
  await store.close();
  const database = new SQLite(file);
  // A file that is made anew when the machine stops meanwhile: nothing has to be safe before the end.
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -400000');
  generateCases(database, { cases, logEntries: cases * 3, articles, seed: 1, until, onProgress });
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

/** Writes the least that a build leaves for `serve`: these articles and an empty home page. */
export async function writeBuild(distDir: string): Promise<void> {
  const articles = listArticles();
  await mkdir(path.join(distDir, 'client'), { recursive: true });
  await writeFile(path.join(distDir, 'client/index.html'), '<!doctype html><title>Casebook</title>\n');
  await writeFile(path.join(distDir, 'redirects.json'), '[]\n');
  const header = {
    manifest: 'casebook-articles-1',
    audience: 'internal',
    builtAt: new Date(until).toISOString(),
    articles: articles.length,
  };
  const lines = [header, ...articles].map((line) => `${JSON.stringify(line)}\n`);
  await writeFile(path.join(distDir, 'articles.ndjson'), lines.join(''));
}
