import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { CommandError, UsageError } from '../cli/command.ts';
import type { StartServer } from '../cli/serve.ts';
import { StoreError } from '../store/database/store-error.ts';
import { createLog } from './log.ts';
import { readSettings, SettingsError } from './settings.ts';
import { StartError } from './start-error.ts';
import { startServer } from './start-server.ts';
import { stopOnSignals } from './stop-on-signals.ts';

/** Starts the server for `casebook serve`; SIGTERM and SIGINT stop it. Its log goes to standard output. */
export const startFromCommandLine: StartServer = async (environment, workingDirectory) => {
  try {
    const settings = readSettings(environment, workingDirectory);
    const log = createLog(settings.logLevel);
    const server = await startServer({ settings, log, version: await readVersion(), now: () => new Date() });
    stopOnSignals(server, process);
    return server;
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message);
    if (error instanceof StartError || error instanceof StoreError) throw new CommandError(error.message);
    throw error;
  }
};

/** Version of Casebook, from the project's `package.json`. */
async function readVersion(): Promise<string> {
  const text = await readFile(path.resolve(import.meta.dirname, '../../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
