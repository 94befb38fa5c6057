import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectDir } from '../support/build-site.ts';
import { ask } from './ask.ts';
import { makeBuild } from './make-build.ts';

/** What a fault of the program would do, at a signal that the server does not listen to. */
const faults = `data:text/javascript,${encodeURIComponent(`
  process.on('SIGUSR2', () => setImmediate(() => { throw new Error('planted fault'); }));
  process.on('SIGWINCH', () => process.exit(7));
  process.on('SIGCONT', () => void Promise.reject(new Error('planted rejection')));
`)}`;

let folder: string;
let child: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casebook-log-'));
  await makeBuild(path.join(folder, 'dist'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

interface Server {
  readonly process: ChildProcess;
  readonly address: string;
  /** Paths of the requests that the log has. */
  readonly logged: () => string[];
  readonly errors: () => string;
  readonly exit: Promise<number | NodeJS.Signals | null>;
}

/** Serves in a process of its own, as `npm start` does. */
async function serve(): Promise<Server> {
  const server = spawn(process.execPath, [path.join(projectDir, 'src/cli/main.ts'), 'serve', '--no-demo'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', NODE_OPTIONS: `--import=${faults}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = server;
  const text = { out: '', err: '' };
  server.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
  const exit = new Promise<number | NodeJS.Signals | null>((resolve) =>
    server.on('close', (code, signal) => resolve(code ?? signal)),
  );
  const address = await new Promise<string>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      text.err += chunk.toString();
      const found = /Casebook is on (\S+)\n/.exec(text.err)?.[1];
      if (found !== undefined) resolve(found);
    });
    void exit.then(() => reject(new Error(`ended before it was ready: ${text.err}`)));
  });
  const logged = (): string[] =>
    text.out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly msg: string; readonly path?: string })
      .flatMap(({ msg, path: asked }) => (msg === 'request' && asked !== undefined ? [asked] : []));
  return { process: server, address, logged, errors: () => text.err, exit };
}

const paths = Array.from({ length: 25 }, (_, index) => `/api/articles/SN-${1000 + index}`);

describe('the log of a server, whose lines of requests wait for others', () => {
  it.each([
    ['SIGTERM', 0, ''],
    ['SIGINT', 0, ''],
    ['SIGWINCH', 7, ''],
    ['SIGUSR2', 1, 'planted fault'],
    ['SIGCONT', 1, 'planted rejection'],
  ] as const)(
    'has every request that was answered when the process ends by %s',
    async (signal, status, fault) => {
      const server = await serve();
      for (const asked of paths) await ask(server.address, asked);
      server.process.kill(signal);
      expect(await server.exit).toBe(status);
      expect(server.logged()).toEqual(paths);
      expect(server.errors()).toContain(fault);
    },
  );

  it('has every request of many at once, however the process was asked to end meanwhile', async () => {
    const server = await serve();
    const answers = paths.map(async (asked, index) => {
      const { status } = await ask(server.address, asked).catch(() => ({ status: 0 }));
      if (index === 5) server.process.kill('SIGTERM');
      return status === 0 ? [] : [asked];
    });
    const answered = (await Promise.all(answers)).flat();
    expect(await server.exit).toBe(0);
    expect(answered.length).toBeGreaterThan(5);
    expect(
      server
        .logged()
        .filter((asked) => answered.includes(asked))
        .toSorted(),
    ).toEqual(answered.toSorted());
  });

  it('is no reason to stop when nobody reads it any more', async () => {
    const server = await serve();
    await ask(server.address, '/api/articles/SN-0001');
    server.process.stdout?.destroy();
    for (let round = 0; round < 3; round += 1) {
      for (const asked of paths) expect((await ask(server.address, asked)).status).toBe(404);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    server.process.kill('SIGTERM');
    expect(await server.exit).toBe(0);
  });
});
