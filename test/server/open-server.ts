import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/server/log.ts';
import { readSettings } from '../../src/server/settings.ts';
import { startServer, type RunningServer } from '../../src/server/start-server.ts';
import { makeBuild, type BuildContents } from './make-build.ts';

export interface OpenServer {
  readonly server: RunningServer;
  readonly address: string;
  /** Output folder of its build. */
  readonly distDir: string;
  /** Its log so far, a value a line. */
  readonly log: () => Readonly<Record<string, unknown>>[];
  /** Moves its clock on. */
  readonly pass: (milliseconds: number) => void;
  /** Stops it, and starts another one on the same port with the same database. */
  readonly restart: () => Promise<RunningServer>;
  readonly databaseFile: string;
  readonly close: () => Promise<void>;
}

/** A server on a free port of the loopback, with a small build and a new database. */
export async function openServer(
  contents: BuildContents = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<OpenServer> {
  const folder = await mkdtemp(join(tmpdir(), 'casebook-server-'));
  await makeBuild(join(folder, 'dist'), contents);
  const lines: string[] = [];
  let now = Date.UTC(2026, 10, 22);
  const start = (port = '0') =>
    startServer({
      settings: readSettings({ PORT: port, ...environment }, folder),
      log: createLog('debug', { write: (line) => void lines.push(line) }),
      version: '1.2.3',
      now: () => new Date(now),
      interval: 20,
    });
  let server = await start();
  const { address } = server;
  return {
    server,
    address,
    distDir: join(folder, 'dist'),
    databaseFile: join(folder, '.casebook/casebook.db'),
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    pass: (milliseconds) => {
      now += milliseconds;
    },
    async restart() {
      await server.stop();
      server = await start(new URL(address).port);
      return server;
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
