import { copyFile, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../../src/store/backup/back-up.ts';
import { restore } from '../../../src/store/backup/restore.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { migrations } from '../../../src/store/migrations/migrations.ts';
import { openDatabase } from '../../../src/store/database/open-database.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { StoreError } from '../../../src/store/database/store-error.ts';
import { nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case/case-store.contract.ts';

let folder: string;
let database: string;
let backup: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-backup-'));
  database = join(folder, 'casebook.db');
  backup = join(folder, 'backup.db');
});
afterEach(() => rm(folder, { recursive: true }));

const now = new Date('2026-11-25T10:15:02Z');
const replacedName = 'casebook.db.replaced-20261125-101502';

async function addCase(file: string, title: string): Promise<void> {
  const store = await openStore(file, nine);
  await store.cases.open(draftOf({ title }), storeAct());
  await store.close();
}

async function titlesIn(file: string): Promise<string[]> {
  const store = await openStore(file, nine);
  const { items } = await store.cases.list({}, { limit: 100 });
  await store.close();
  return items.map(({ title }) => title).toSorted();
}

const back = () => backUp(database, backup, { isForced: false });
const restoreHere = (from = backup) => restore(from, database, { now });
const files = async () => (await readdir(folder)).toSorted();

/** What a refusal says. */
async function refusal(task: Promise<unknown>): Promise<string> {
  const error: unknown = await task.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof StoreError) return error.message;
  throw new Error(`no refusal: ${String(error)}`);
}

/** Overwrites pages in the middle of a file. */
async function damage(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(4096 * 4, 0xa5), 0, 4096 * 4, Math.floor(size / 8192) * 4096);
  await handle.close();
}

describe('backUp', () => {
  it('writes one file that only its owner can read, and nothing beside it', async () => {
    await addCase(database, 'first');
    const copy = await back();
    expect(copy).toEqual({
      bytes: (await stat(backup)).size,
      schemaVersion: migrations.length,
      cases: 1,
    });
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    expect(await files()).toEqual(['backup.db', 'casebook.db']);
    expect(await titlesIn(backup)).toEqual(['first']);
  });

  it('replaces a file only when it is told to', async () => {
    await addCase(database, 'first');
    await writeFile(backup, 'something else');
    expect(await refusal(back())).toContain('is there already');
    expect(await readFile(backup, 'utf8')).toBe('something else');
    await backUp(database, backup, { isForced: true });
    expect(await titlesIn(backup)).toEqual(['first']);
  });

  it('never replaces the database by itself', async () => {
    await addCase(database, 'first');
    expect(await refusal(backUp(database, database, { isForced: true }))).toContain('is the database itself');
    expect(await titlesIn(database)).toEqual(['first']);
  });

  it('refuses what is missing, damaged or another program’s, and leaves no file', async () => {
    expect(await refusal(back())).toContain('There is no database');
    new SQLite(database).exec('create table other (id integer)').close();
    expect(await refusal(back())).toContain('not a database of Casebook');
    await rm(database);
    await addCase(database, 'first');
    await damage(database);
    expect(await refusal(back())).toContain('is damaged');
    expect(await files()).toEqual(['casebook.db']);
  });

  it('has what was committed when it began, and not what is written meanwhile', async () => {
    await addCase(database, 'before');
    const store = await openStore(database, nine);
    const filler = new SQLite(database);
    filler.exec('create table filler (text text)');
    filler.exec(
      `insert into filler with recursive n (i) as (select 1 union all select i + 1 from n where i < 6000) select hex(randomblob(2000)) from n`,
    );
    let written = 0;
    await backUp(database, backup, {
      isForced: false,
      onProgress: () => {
        filler.prepare(`insert into filler values ('meanwhile')`).run();
        written += 1;
      },
    });
    filler.close();
    await store.close();
    expect(written).toBeGreaterThan(2);
    const copy = new SQLite(backup);
    expect(copy.prepare(`select count(*) from filler where text = 'meanwhile'`).pluck().get()).toBe(0);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
  });
});

describe('restore', () => {
  it('puts a backup in the place of a database, and keeps what was there', async () => {
    await addCase(database, 'first');
    await back();
    await addCase(database, 'second');
    const restored = await restoreHere();
    expect(restored).toMatchObject({ cases: 1, replaced: join(folder, replacedName) });
    expect(await files()).toEqual(['backup.db', 'casebook.db', replacedName]);
    expect(await titlesIn(database)).toEqual(['first']);
    // The way back.
    await restoreHere(join(folder, replacedName));
    expect(await titlesIn(database)).toEqual(['first', 'second']);
    expect(await files()).toContain(`${replacedName}-2`);
  });

  it('makes a database where there is none', async () => {
    await addCase(database, 'first');
    await back();
    await rm(database);
    expect(await restoreHere()).not.toHaveProperty('replaced');
    expect(await titlesIn(database)).toEqual(['first']);
  });

  it('does nothing while somebody has the database open', async () => {
    await addCase(database, 'first');
    await back();
    await addCase(database, 'second');
    const store = await openStore(database, nine);
    await store.cases.list({}, { limit: 1 });
    expect(await refusal(restoreHere())).toContain('is in use');
    await store.cases.open(draftOf({ title: 'third' }), storeAct());
    await store.close();
    expect(await titlesIn(database)).toEqual(['first', 'second', 'third']);
    expect(await files()).toEqual(['backup.db', 'casebook.db']);
  });

  it('refuses a damaged backup, and leaves the database as it is', async () => {
    await addCase(database, 'first');
    await back();
    await damage(backup);
    expect(await refusal(restoreHere())).toContain('is damaged');
    await writeFile(backup, 'no database, though as long as a header of one has to be: '.repeat(20));
    expect(await refusal(restoreHere())).toContain('is not a database');
    expect(await titlesIn(database)).toEqual(['first']);
    expect(await files()).toEqual(['backup.db', 'casebook.db']);
  });

  it('refuses a backup of a newer Casebook and one with a changed migration', async () => {
    await addCase(database, 'first');
    await back();
    const other = join(folder, 'other.db');
    const change = async (statement: string): Promise<void> => {
      await copyFile(backup, other);
      new SQLite(other).exec(statement).close();
    };
    await change(`insert into casebook_migrations values (999, 'later', 'x', 1)`);
    expect(await refusal(restoreHere(other))).toContain('newer than this Casebook');
    await change(`update casebook_migrations set checksum = 'x' where number = 3`);
    expect(await refusal(restoreHere(other))).toContain('is not the one of this version');
    expect(await titlesIn(database)).toEqual(['first']);
  });

  it('takes a backup of an older Casebook, which is brought forward when it is opened', async () => {
    const older = openDatabase(backup);
    await migrate(older, migrations.slice(0, 8), nine);
    older.close();
    expect(await restoreHere()).toMatchObject({ schemaVersion: 8, cases: 0 });
    await addCase(database, 'first');
    expect(await titlesIn(database)).toEqual(['first']);
  });

  it('is what to do where the database is damaged, and takes a log of writes that stayed behind out of the way', async () => {
    await addCase(database, 'first');
    await back();
    await writeFile(database, 'rubbish '.repeat(2000));
    await writeFile(`${database}-wal`, 'left behind');
    await restoreHere();
    expect(await titlesIn(database)).toEqual(['first']);
    expect(await files()).toEqual(['backup.db', 'casebook.db', replacedName, `${replacedName}-wal`]);
  });
});
