import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { CommandError } from '../command.ts';

export interface AstroRun {
  /** Folder of the project, with `astro.config.mjs`. */
  readonly projectDir: string;
  /** What the build is made from and for, as `CASEBOOK_*` variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Called with the number of pages so far. */
  readonly onPage: (pages: number) => void;
}

/** A page that Astro has written or restored, in its log. */
const pageLine = /(?:├─|└─) /g;
// eslint-disable-next-line no-control-regex -- the escape sequences of a terminal begin with a control character
const colour = /\u001B\[[0-9;]*m/g;

/**
 * Runs `astro build` in a process of its own, so that the index and the compression run on another core beside it
 * and its memory is given back at the end.
 *
 * @throws CommandError with the end of Astro's own output when it fails.
 */
export async function runAstro({ projectDir, environment, onPage }: AstroRun): Promise<void> {
  const astro = path.join(projectDir, 'node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', '--root', projectDir], {
    cwd: projectDir,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let pages = 0;
  let tail = '';
  const read = (chunk: Buffer): void => {
    const text = chunk.toString('utf8').replace(colour, '');
    pages += text.match(pageLine)?.length ?? 0;
    tail = (tail + text).slice(-4000);
    onPage(pages);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const stop = (): boolean => child.kill();
  process.once('exit', stop);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  process.off('exit', stop);
  if (status !== 0) throw new CommandError(`the site could not be built. Astro said:\n\n${tail.trim()}`);
}
