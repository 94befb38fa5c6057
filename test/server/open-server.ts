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
  const settings = readSettings({ PORT: '0', ...environment }, folder);
  const server = await startServer({
    settings,
    log: createLog('debug', { write: (line) => void lines.push(line) }),
    version: '1.2.3',
    now: () => new Date(Date.UTC(2026, 10, 22)),
    interval: 20,
  });
  return {
    server,
    address: server.address,
    distDir: join(folder, 'dist'),
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    async close() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
