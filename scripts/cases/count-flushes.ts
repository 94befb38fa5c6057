import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ask } from '../../test/server/ask.ts';
import { makeBuild } from '../../test/server/make-build.ts';
import { serveInProcess } from '../../test/support/serve-process.ts';

/**
 * Counts how often the server has its file flushed to the disk while it acknowledges writes one after the other:
 * `node scripts/cases/count-flushes.ts [--writes 100]`. Needs `strace`. Ends with a line of JSON; the exit status is 1 when there were
 * fewer flushes than acknowledged writes.
 */
const { values } = parseArgs({ options: { writes: { type: 'string', default: '100' } } });
const writes = Number(values.writes);
const folder = await mkdtemp(join(tmpdir(), 'casebook-flushes-'));
await makeBuild(join(folder, 'dist'));
const server = await serveInProcess(folder);
const trace = join(folder, 'trace.txt');

// What is written for the first time makes files; that is not counted.
await open('first');
const tracer = spawn('strace', ['-f', '-p', String(server.pid), '-e', 'trace=fdatasync,fsync', '-o', trace], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
await new Promise<void>((resolve, reject) => {
  tracer.on('error', () => reject(new Error('strace is not installed: apt-get install strace')));
  tracer.stderr.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('attached')) resolve();
  });
  tracer.on('close', () => reject(new Error('strace could not attach to the server')));
});
await sleep(200);
const beforeEach = await flushes();
let fewest = Number.POSITIVE_INFINITY;
let before = beforeEach;
for (let index = 0; index < writes; index += 1) {
  await open(`case ${index}`);
  const now = await flushes();
  fewest = Math.min(fewest, now - before);
  before = now;
}
tracer.kill('SIGINT');
await server.stop();
await rm(folder, { recursive: true });
const result = { writes, flushes: before - beforeEach, fewestForOneWrite: fewest };
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = fewest >= 1 ? 0 : 1;

/** Flushes that the trace has so far; it is written without delay, before the answer that waits for the flush is sent. */
async function flushes(): Promise<number> {
  const text = await readFile(trace, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => /f(?:data)?sync\(\d+\)\s+= 0|f(?:data)?sync resumed>\)?\s+= 0/.test(line)).length;
}

async function open(title: string): Promise<void> {
  const body = JSON.stringify({
    kind: 'question',
    title,
    customer: 'harbourline',
    channel: 'phone',
    severity: 3,
  });
  const answer = await ask(server.address, '/api/cases', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) },
    body,
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
}
