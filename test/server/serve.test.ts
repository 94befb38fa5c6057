import SQLite from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { ask } from './ask.ts';
import { makeBuild } from './make-build.ts';

const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts');

interface Run {
  readonly child: ChildProcess;
  readonly output: () => { readonly out: string; readonly err: string };
  /** Resolves with the address when the process says that it is ready. */
  readonly ready: Promise<string>;
  readonly exit: Promise<number | NodeJS.Signals>;
}

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-serve-'));
  await makeBuild(path.join(folder, 'dist'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Runs `casebook serve` in a process of its own. */
function serve(...options: string[]): Run {
  return serveWith({}, ...options);
}

function serveWith(environment: Readonly<Record<string, string>>, ...options: string[]): Run {
  const child = spawn(process.execPath, [main, 'serve', ...options], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const text = { out: '', err: '' };
  const exit = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? 0);
    });
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      text.err += chunk.toString();
      const address = /Casebook is on (\S+)\n/.exec(text.err)?.[1];
      if (address !== undefined) resolve(address);
    });
    void exit.then(() => reject(new Error(`ended before it was ready: ${text.err}`)));
  });
  ready.catch(() => undefined);
  return { child, output: () => text, ready, exit };
}

describe('casebook serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says where it is, serves, and ends with 0 on %s',
    async (signal) => {
      const run = serve();
      const address = await run.ready;
      expect((await ask(address, '/')).status).toBe(200);
      run.child.kill(signal);
      expect(await run.exit).toBe(0);
      const { out, err } = run.output();
      expect(err).toBe(`Casebook is on ${address}\n`);
      const messages = out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { msg: string }).msg);
      expect(messages).toEqual(['articles registered', 'listening', 'request', 'stopping', 'stopped']);
      const database = new SQLite(path.join(folder, '.casebook/casebook.db'));
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    },
  );

  it('keeps to the options of the command line before the environment', async () => {
    const run = serve('--port', '0', '--host', 'localhost', '--database', 'other.db', '--dist', 'dist');
    expect(await run.ready).toMatch(/^http:\/\/localhost:\d+$/);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect((await readFile(path.join(folder, 'other.db'))).toString('latin1', 0, 15)).toBe('SQLite format 3');
  });

  it('prints the first one-time link beside its log, which does not have it', async () => {
    const run = serveWith({ CASEBOOK_SIGN_IN: 'password' });
    const address = await run.ready;
    const link = /^ {2}(http:\S+)$/m.exec(run.output().err)?.[1] ?? '';
    expect(link).toMatch(new RegExp(`^${address}/account/welcome\\?link=[0-9a-f]{64}$`));
    expect(run.output().err).toMatch(/good once and until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect((await ask(address, link.slice(address.length))).status).toBe(200);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect(run.output().out).not.toContain(link.split('=')[1]);
  });

  it('refuses an address that others can reach without sign-in, with one message and status 1', async () => {
    const run = serve('--host', '0.0.0.0');
    expect(await run.exit).toBe(1);
    expect(run.output()).toEqual({
      out: '',
      err: expect.stringMatching(/^casebook serve: on 0\.0\.0\.0 others can reach Casebook/) as string,
    });
  });

  it('refuses a port in use with one message and status 1', async () => {
    const first = serve();
    const { port } = new URL(await first.ready);
    const second = serve('--port', port);
    expect(await second.exit).toBe(1);
    expect(second.output()).toEqual({
      out: '',
      err: `casebook serve: port ${port} on 127.0.0.1 is in use by another program (perhaps another Casebook).\nStop it, or take another port with --port or PORT.\n`,
    });
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
  });

  it('refuses a broken database with one message and status 1', async () => {
    const file = path.join(folder, 'broken.db');
    await writeFile(file, 'not a database, whatever its name says'.repeat(200));
    const run = serve('--database', file);
    expect(await run.exit).toBe(1);
    expect(run.output().err).toBe(
      `casebook serve: ${file} is not a database. Name another file with --database, or restore it from a backup.\n`,
    );
  });

  it('refuses a newer database with one message and status 1', async () => {
    const file = path.join(folder, 'newer.db');
    await (await openStore(file, 0)).close();
    const database = new SQLite(file);
    database.exec(`insert into casebook_migrations values (99, 'future', 'x', 0)`);
    database.close();
    const run = serve('--database', file);
    expect(await run.exit).toBe(1);
    expect(run.output().err).toMatch(/^casebook serve: The database is newer than this Casebook[^\n]*\n$/);
  });

  it('refuses a folder without a build with one message and status 1', async () => {
    const run = serve('--dist', 'nothing');
    expect(await run.exit).toBe(1);
    expect(run.output().err).toMatch(/^casebook serve: there is no build in .*nothing/);
    expect(run.output().err).not.toMatch(/\n\s+at /);
  });

  it('calls wrong settings wrong use, all of them at once', async () => {
    const run = serve('--port', 'http', '--host', 'a b');
    expect(await run.exit).toBe(2);
    expect(run.output().err).toMatch(
      /PORT=http: .*\n {2}HOST=a b: .*\nSee: npm run casebook -- serve --help\n$/,
    );
  });
});
