import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { listArticles, makeDatabase, until } from '../../cases/make-database.ts';

const articleCount = 600;

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
  const articles = listArticles(articleCount);
  await makeDatabase(file, { articles, cases, logEntries: cases * 3, seed: 1, onProgress });
}

/** Customers who have cases, those of the newest cases. */
export function readCustomers(file: string): string[] {
  const database = new SQLite(file, { readonly: true });
  const rows = database
    .prepare<[], { customer: string }>('select customer from cases order by position desc limit 2000')
    .all();
  database.close();
  return [...new Set(rows.map(({ customer }) => customer))];
}

/** Writes the least that a build leaves for `serve`: these articles and an empty home page. */
export async function writeBuild(distDir: string): Promise<void> {
  const articles = listArticles(articleCount);
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
