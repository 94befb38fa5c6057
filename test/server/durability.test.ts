import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askAgain, findLost, writeUntilGone, type WrittenCase } from '../support/case-writers.ts';
import { serveInProcess, type ServeProcess } from '../support/serve-process.ts';
import { makeBuild } from './make-build.ts';

let folder: string;
let server: ServeProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-durability-'));
  await makeBuild(join(folder, 'dist'));
});
afterEach(async () => {
  await server?.kill();
  await rm(folder, { recursive: true });
});

/** What SQLite finds wrong with the file. */
function checkDatabase(): unknown {
  const database = new SQLite(join(folder, 'casebook.db'));
  const found = [
    database.pragma('integrity_check', { simple: true }),
    ...(database.pragma('foreign_key_check') as unknown[]),
  ];
  database.close();
  return found;
}

describe('a server that is killed while many write', () => {
  it('has everything that it acknowledged when it is started again, and each case once', async () => {
    const all: WrittenCase[] = [];
    for (let kill = 0; kill < 4; kill += 1) {
      server = await serveInProcess(folder);
      const { address } = server;
      const writing = Array.from({ length: 6 }, (_, writer) => writeUntilGone(address, `${kill}-${writer}`));
      await sleep(400 + kill * 170);
      await server.kill();
      all.push(...(await Promise.all(writing)).flat());
      expect(checkDatabase()).toEqual(['ok']);
    }
    expect(all.filter(({ number }) => number !== undefined).length).toBeGreaterThan(20);

    server = await serveInProcess(folder);
    expect(await findLost(server.address, all)).toEqual([]);
    await askAgain(server.address, all);
    await server.stop();
    const database = new SQLite(join(folder, 'casebook.db'));
    const { cases, problems } = database
      .prepare<[], { cases: number; problems: number }>(
        'select count(*) as cases, count(distinct problem) as problems from cases',
      )
      .get() ?? { cases: 0, problems: 0 };
    database.close();
    expect([cases, problems]).toEqual([all.length, all.length]);
  }, 180_000);
});
