import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import SQLite from 'better-sqlite3';
import { makeBuild } from '../../test/server/make-build.ts';
import { askAgain, findLost, writeUntilGone, type WrittenCase } from '../../test/support/case-writers.ts';
import { serveInProcess } from '../../test/support/serve-process.ts';
import { createRandom } from '../../src/core/demo/random.ts';

/**
 * Kills a server with SIGKILL again and again while several clients write, and looks each time whether everything that it acknowledged
 * is there and the file is sound: `node scripts/cases/kill-writers.ts [--kills 200] [--writers 6]`. Ends with a line of JSON; the
 * exit status is 1 when anything was lost.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    writers: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
  },
});
const random = createRandom(Number(values.seed));
const folder = await mkdtemp(join(tmpdir(), 'casebook-kills-'));
await makeBuild(join(folder, 'dist'));
const file = join(folder, 'casebook.db');

const all: WrittenCase[] = [];
const lost: string[] = [];
const damage: unknown[] = [];
for (let kill = 1; kill <= Number(values.kills); kill += 1) {
  const server = await serveInProcess(folder);
  const writing = Array.from({ length: Number(values.writers) }, (_, writer) =>
    writeUntilGone(server.address, `${kill}-${writer}`),
  );
  await sleep(100 + random.below(900));
  await server.kill();
  const written = (await Promise.all(writing)).flat();
  all.push(...written);
  damage.push(...checkFile());
  const again = await serveInProcess(folder);
  lost.push(...(await findLost(again.address, written)));
  await again.kill();
  if (kill % 10 === 0) process.stderr.write(`${kill} kills, ${all.length} cases, ${lost.length} lost\n`);
}

const server = await serveInProcess(folder);
lost.push(...(await findLost(server.address, all)));
await askAgain(server.address, all);
await server.stop();
damage.push(...checkFile());
const database = new SQLite(file);
const count = (query: string): number => database.prepare<[], { n: number }>(query).get()?.n ?? 0;
const result = {
  kills: Number(values.kills),
  acknowledgedCases: all.filter(({ number }) => number !== undefined).length,
  acknowledgedEntries: all.reduce((sum, { log }) => sum + log.length, 0),
  lost: lost.length,
  damage: damage.length,
  openedTwice: count('select count(*) - count(distinct problem) as n from cases'),
};
database.close();
await rm(folder, { recursive: true });
for (const line of [...lost, ...damage]) process.stderr.write(`${String(line)}\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = result.lost + result.damage + result.openedTwice > 0 ? 1 : 0;

/** What SQLite finds wrong with the file. */
function checkFile(): unknown[] {
  const opened = new SQLite(file);
  const integrity = opened.pragma('integrity_check', { simple: true });
  const found = [
    ...(integrity === 'ok' ? [] : [integrity]),
    ...(opened.pragma('foreign_key_check') as unknown[]),
  ];
  opened.close();
  return found;
}
