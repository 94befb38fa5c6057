import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { CommandError } from '../command.ts';

/** Escape sequences by which a terminal changes colour. */
// oxlint-disable-next-line no-control-regex -- such a sequence begins with a control character
const colour = /\u001B\[[0-9;]*m/g;

/**
 * Runs `astro build` in a process of its own, so that it works beside the reading of the content and gives its memory
 * back at the end.
 *
 * @param projectDir Folder with `astro.config.mjs`.
 * @param environment `CASEBOOK_*` variables that the configuration reads.
 * @throws CommandError with the end of Astro's own output when it fails.
 */
export async function runAstro(
  projectDir: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const astro = path.join(projectDir, 'node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', '--root', projectDir], {
    cwd: projectDir,
    // A test's or a developer's NODE_ENV would compile the site for development.
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let tail = '';
  const read = (chunk: Buffer): void => {
    tail = (tail + chunk.toString('utf8').replace(colour, '')).slice(-4000);
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
  if (status !== 0) throw new CommandError(`the site could not be compiled. Astro said:\n\n${tail.trim()}`);
}
