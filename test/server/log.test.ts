import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const log = path.resolve(import.meta.dirname, '../../src/server/log.ts');

/** Runs a script that has `log` and `note`, which notes a request, and gives each piece that it writes. */
async function run(script: string): Promise<string[]> {
  const source = `
    import { setTimeout as sleep } from 'node:timers/promises';
    const { createLog, createRequestLog } = await import(${JSON.stringify(log)});
    const log = createLog('info');
    const note = (path, status = 200) =>
      createRequestLog(log).request({ requestId: 'x', method: 'GET', path, status, milliseconds: 1 });
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', source]);
  const pieces: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => pieces.push(chunk.toString()));
  let failed = '';
  child.stderr.on('data', (chunk: Buffer) => (failed += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  if (failed !== '') throw new Error(failed);
  return pieces;
}

const pathsIn = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { path?: string; msg: string })
    .map(({ path: asked, msg }) => asked ?? msg);

it('writes lines of requests together and soon, every other line at once, and all in their order', async () => {
  const pieces = await run(`
    note('/a'); note('/b');
    await sleep(500);
    note('/c'); log.info('stopping');
    await sleep(300);
    note('/d'); note('/e', 503);
    await sleep(300);`);
  expect(pieces.map(pathsIn)).toEqual([
    ['/a', '/b'],
    ['/c', 'stopping'],
    ['/d', '/e'],
  ]);
});

it('loses no line when the process ends', async () => {
  const pieces = await run(`note('/a'); process.exit(0);`);
  expect(pieces.flatMap(pathsIn)).toEqual(['/a']);
});
