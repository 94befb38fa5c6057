import SQLite from 'better-sqlite3';
import { manifestArticleSchema, type ManifestArticle } from '../../src/core/article/article-manifest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { generateReading } from './generate-reading.ts';
import { generateCases, type GenerateOptions } from './generate-cases.ts';

/** When the last case was opened. */
export const until = Date.UTC(2026, 10, 25);

/** Articles of the generated cases; each revision is known by its number. */
export function listArticles(count: number): ManifestArticle[] {
  return Array.from({ length: count }, (_, index) => {
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

/** Makes a database of generated cases, in a file that is not there yet. */
export async function makeDatabase(
  file: string,
  options: Omit<GenerateOptions, 'until' | 'articles'> & { readonly articles: readonly ManifestArticle[] },
): Promise<void> {
  const store = await openStore(file, until);
  await store.articles.register({ audience: 'internal', articles: options.articles, at: until });
  await store.close();
  const database = new SQLite(file);
  // A file that is made anew when the machine stops meanwhile: nothing has to be safe before the end.
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -400000');
  generateCases(database, { ...options, until });
  generateReading(database, { ...options, until });
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}
