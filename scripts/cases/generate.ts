import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import SQLite from 'better-sqlite3';
import { listArticles, makeDatabase } from './make-database.ts';

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
const start = performance.now();
await makeDatabase(values.database, {
  articles: listArticles(Number(values.articles)),
  cases: Number(values.cases),
  logEntries: Number(values['log-entries']),
  seed: Number(values.seed),
  onProgress: (made) => {
    if (made % 50_000 === 0) process.stderr.write(`${made} cases\n`);
  },
});
const database = new SQLite(values.database, { readonly: true });
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
