import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import SQLite from 'better-sqlite3';
import { manifestArticleSchema } from '../../src/core/article/article-manifest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { generateCases } from './generate-cases.ts';

/**
 * Makes a database of any number of cases, to measure with: `node scripts/cases/generate.ts --database FILE [--cases 1000000]
 * [--log-entries 3000000] [--articles 600] [--seed 1]`. Ends with a line of JSON.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    cases: { type: 'string', default: '1000000' },
    'log-entries': { type: 'string', default: '3000000' },
    articles: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.database === undefined) {
  process.stderr.write('give --database FILE, which must not be there yet\n');
  process.exit(2);
}
const until = Date.UTC(2026, 10, 25);
const articles = Array.from({ length: Number(values.articles) }, (_, index) => {
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

const store = await openStore(values.database, until);
await store.articles.register({ audience: 'internal', articles, at: until });
await store.close();

const database = new SQLite(values.database);
// A file that is made anew when the machine stops meanwhile: nothing has to be safe before the end.
database.pragma('synchronous = OFF');
database.pragma('foreign_keys = OFF');
database.pragma('cache_size = -400000');
const start = performance.now();
const cases = Number(values.cases);
generateCases(database, {
  cases,
  logEntries: Number(values['log-entries']),
  articles,
  seed: Number(values.seed),
  until,
  onProgress: (made) => {
    if (made % 50_000 === 0) process.stderr.write(`${made} cases\n`);
  },
});
database.pragma('wal_checkpoint(TRUNCATE)');
const count = (table: string): number =>
  database.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0;
const result = {
  cases: count('cases'),
  logEntries: count('case_log'),
  statements: count('case_statements'),
  links: count('case_links'),
  megabytes:
    (Number(database.pragma('page_count', { simple: true })) *
      Number(database.pragma('page_size', { simple: true }))) /
    1e6,
  seconds: (performance.now() - start) / 1000,
};
database.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
