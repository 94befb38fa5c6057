import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import process from 'node:process';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server, and waits until it says where it listens.
 *
 * @param options.port Finds the port in what it prints on `options.says`; the other stream goes to the log file.
 */
export async function startProcess(
  words: readonly string[],
  options: {
    readonly says: 'stdout' | 'stderr';
    readonly port: RegExp;
    readonly logFile: string;
    readonly environment?: Readonly<Record<string, string>>;
  },
): Promise<ServerProcess> {
  const log = await open(options.logFile, 'a');
  const child = spawn(process.execPath, [...words], {
    env: { PATH: process.env['PATH'], ...options.environment },
    stdio: [
      'ignore',
      options.says === 'stdout' ? 'pipe' : log.fd,
      options.says === 'stderr' ? 'pipe' : log.fd,
    ],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  const stream = options.says === 'stdout' ? child.stdout : child.stderr;
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = options.port.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void gone.then(() => reject(new Error(`the server ended before it listened: ${said}`)));
  });
  return {
    port,
    // It listens, so it was started.
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await gone;
      await log.close();
    },
  };
}
