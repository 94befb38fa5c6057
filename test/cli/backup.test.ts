import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBuild } from '../server/make-build.ts';
import { findLost, writeUntilGone } from '../support/case-writers.ts';
import { serveInProcess, type ServeProcess } from '../support/serve-process.ts';
import { runInProcess } from '../support/run-in-process.ts';

let folder: string;
let server: ServeProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-cli-backup-'));
  await makeBuild(join(folder, 'dist'));
});
afterEach(async () => {
  await server?.kill();
  await rm(folder, { recursive: true });
});

const run = (...words: readonly string[]) =>
  runInProcess(words, {
    folder,
    environment: { CASEBOOK_DATABASE: 'casebook.db' },
    now: '2026-11-25T10:15:02Z',
  });

describe('casebook backup and restore', () => {
  it('back up a server that many write to, and restore all that it had acknowledged before', async () => {
    server = await serveInProcess(folder);
    const { address } = server;
    const writing = Array.from({ length: 4 }, (_, writer) => writeUntilGone(address, `w${writer}`));
    await sleep(500);
    const before = new SQLite(join(folder, 'casebook.db'), { readonly: true });
    const acknowledged = Number(before.prepare('select count(*) from case_log').pluck().get());
    before.close();

    const made = await run('backup', 'backups/monday.db');
    expect([made.status, made.out]).toEqual([0, 'backups/monday.db\n']);
    expect(made.err).toMatch(/^Pages copied and checked: \d+\.\d MB, \d+ cases, schema \d+\n$/);
    expect((await run('backup', 'backups/monday.db')).status).toBe(1);
    const refused = await run('restore', 'backups/monday.db');
    expect([refused.status, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('is in use');
    const again = await run('backup', 'backups/monday.db', '--force', '--json');
    const { cases, file } = JSON.parse(again.out) as { cases: number; file: string };
    expect([again.status, file]).toEqual([0, join(folder, 'backups/monday.db')]);
    await sleep(200);
    await server.kill();
    const written = (await Promise.all(writing)).flat();

    const copy = new SQLite(join(folder, 'backups/monday.db'), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.pragma('foreign_key_check')).toEqual([]);
    expect(Number(copy.prepare('select count(*) from case_log').pluck().get())).toBeGreaterThanOrEqual(
      acknowledged,
    );
    copy.close();

    const restored = await run('restore', 'backups/monday.db', '--json');
    expect(restored.status).toBe(0);
    const { replaced } = JSON.parse(restored.out) as { replaced: string };
    server = await serveInProcess(folder);
    const { items } = (await (await fetch(`${server.address}/api/cases?limit=200`)).json()) as {
      items: unknown[];
    };
    expect(items.length).toBe(Math.min(cases, 200));
    await server.stop();

    // What was kept has every write that was acknowledged, those of the last moment, too.
    expect((await run('restore', replaced)).status).toBe(0);
    server = await serveInProcess(folder);
    expect(await findLost(server.address, written)).toEqual([]);
    await server.stop();
    expect(await readdir(join(folder, 'backups'))).toEqual(['monday.db']);
  }, 60_000);

  it('say what is wrong with how they are used', async () => {
    expect([(await run('backup')).status, (await run('restore')).status]).toEqual([2, 2]);
    expect((await run('backup', 'a', 'b')).status).toBe(2);
    expect((await run('backup', 'a', '--database', ':memory:')).status).toBe(2);
    const missing = await run('backup', 'a.db');
    expect([missing.status, missing.out]).toEqual([1, '']);
    expect(missing.err).toContain('There is no database');
    expect((await run('restore', 'a.db')).err).toContain('There is no database');
  });
});
