import SQLite from 'better-sqlite3';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/database/store-error.ts';
import { sampleArticle } from './sample-article.ts';

const now = Date.UTC(2026, 10, 22);
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-open-'));
  file = join(folder, 'casebook.db');
});
afterEach(() => rm(folder, { recursive: true }));

async function makeStore(articles = 1): Promise<void> {
  const store = await openStore(file, now);
  const keys = Array.from({ length: articles }, (_, index) => `SN-${1000 + index}`);
  await store.articles.register({
    audience: 'internal',
    at: now,
    articles: keys.map((key) => sampleArticle(key)),
  });
  await store.close();
}

/** Runs SQL in the file past Casebook. */
function tamper(statement: string): void {
  const database = new SQLite(file);
  database.exec(statement);
  database.close();
}

async function refusal(): Promise<string> {
  const error: unknown = await openStore(file, now).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error(`not refused: ${String(error)}`);
  return error.message;
}

describe('openDatabase', () => {
  it('flushes every commit, keeps references and does not trust the schema', () => {
    const database = openDatabase(file);
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('busy_timeout')).toBe(5000);
    database.close();
  });
});

describe('openStore', () => {
  it('makes a new file and finds everything there again', async () => {
    await makeStore();
    const store = await openStore(file, now + 1);
    expect(await store.articles.get('SN-1000')).toMatchObject({ key: 'SN-1000', registeredAt: now });
    expect(await store.health.check()).toEqual({ schemaVersion: migrations.length });
    await store.close();
  });

  it('has only strict tables, but for those of the word index', async () => {
    await makeStore();
    const database = new SQLite(file);
    const tables = database
      .prepare<[], { name: string; strict: number }>(
        `select name, strict from pragma_table_list where type = 'table'`,
      )
      .all();
    database.close();
    expect(tables.filter(({ name, strict }) => !name.startsWith('sqlite_') && strict === 0)).toEqual([]);
  });

  it('lets two processes that start at once take turns', async () => {
    const stores = await Promise.all([openStore(file, now), openStore(file, now)]);
    for (const store of stores)
      expect(await store.health.check()).toEqual({ schemaVersion: migrations.length });
    for (const store of stores) await store.close();
  });

  it('refuses a database of a newer version', async () => {
    await makeStore();
    tamper(`insert into casebook_migrations values (999, 'future', 'x', 0)`);
    expect(await refusal()).toMatch(
      /newer than this Casebook: it has migration 999 \(future\), this version knows \d+/,
    );
  });

  it('refuses a database that was made by another text of a migration', async () => {
    await makeStore();
    tamper(`update casebook_migrations set checksum = 'x' where number = 1`);
    expect(await refusal()).toMatch(/Migration 1 \(articles\).*its text was changed/);
  });

  it('refuses a file that is not a database', async () => {
    await writeFile(
      file,
      'This is a text, and longer than the header of a database, which has one hundred bytes in all. Is it?',
    );
    expect(await refusal()).toMatch(/is not a database/);
    expect(await readFile(file, 'utf8')).toMatch(/^This is a text/);
  });

  it("refuses another program's database and leaves it alone", async () => {
    tamper('create table notes (text)');
    const before = await readFile(file);
    expect(await refusal()).toMatch(/database of another program/);
    expect(await readFile(file)).toEqual(before);
  });

  it('refuses a truncated file', async () => {
    await makeStore(200);
    const { length } = await readFile(file);
    await truncate(file, Math.floor(length / 2));
    expect(await refusal()).toMatch(/is damaged/);
  });

  it('refuses a file with a damaged page', async () => {
    await makeStore(200);
    const bytes = await readFile(file);
    bytes.fill(0xff, 4096 * 8, 4096 * 9);
    await writeFile(file, bytes);
    expect(await refusal()).toMatch(/is damaged/);
  });

  it('refuses a folder in place of a file', async () => {
    file = folder;
    expect(await refusal()).toMatch(/cannot be opened: check that it is a file/);
  });
});
