import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { projectDir } from './build-site.ts';

/** A server in a process of its own. */
export interface ServeProcess {
  readonly address: string;
  readonly pid: number;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts `casebook serve` in a folder with a build in `dist`, on a free port of the loopback.
 *
 * @param launcher Program that runs it, with its arguments: `strace`, …
 * @param environment Variables besides the usual ones.
 */
export async function serveInProcess(
  folder: string,
  launcher: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServeProcess> {
  const main = path.join(projectDir, 'src/cli/main.ts');
  const [program, ...options] = [...launcher, process.execPath];
  const child = spawn(program, [...options, main, 'serve', '--database', 'casebook.db'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'warn',
      CASEBOOK_WRITES_PER_MINUTE: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
  });
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /Casebook is on (\S+)\n/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    void gone.then(() => reject(new Error(`the server ended before it was ready: ${text}`)));
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { address, pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
