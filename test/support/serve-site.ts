import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { projectDir } from './build-site.ts';

/** A Casebook that serves a build on a free loopback port. */
export interface ServedSite {
  /** `http://127.0.0.1:49152`. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves an output folder with `casebook serve`, in a process of its own with a database of its own.
 *
 * @param options `demo`: with the demo cases of our content. `database`: another file than one beside the build. `content`: folder
 * whose files the server knows of.
 */
export async function serveSite(
  out: string,
  {
    demo = false,
    database = path.join(out, `test-${process.pid}.db`),
    content,
  }: { readonly demo?: boolean; readonly database?: string; readonly content?: string } = {},
): Promise<ServedSite> {
  const child = spawn(
    process.execPath,
    [path.join(projectDir, 'src/cli/main.ts'), 'serve', '--port', '0', '--dist', out, '--database', database],
    {
      cwd: projectDir,
      env: {
        ...process.env,
        LOG_LEVEL: 'error',
        CASEBOOK_DEMO: demo ? 'on' : 'off',
        ...(content !== undefined && { CASEBOOK_CONTENT: content }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const match = /Casebook is on (http:\S+)/.exec(said);
      if (match?.[1]) resolve(match[1]);
    });
    child.stdout.resume();
    child.once('error', reject);
    child.once('close', (status) => reject(new Error(`serve ended with status ${String(status)}:\n${said}`)));
  });
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
