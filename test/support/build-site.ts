import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Audience } from '../../src/core/article/audience.ts';

export const projectDir = path.resolve(import.meta.dirname, '../..');

/** What a command of ours printed, and how it ended. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `casebook WORDS…` in a process of its own. */
export async function runCasebook(
  words: readonly string[],
  options: { readonly environment?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [path.join(projectDir, 'src/cli/main.ts'), ...words], {
    cwd: options.cwd ?? projectDir,
    env: { ...process.env, NO_COLOR: '1', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { status, stdout, stderr };
}

/** Builds a content folder for an audience. @returns The output folder. @throws when the build fails. */
export async function buildSite(content: string, audience: Audience, workDir: string): Promise<string> {
  const out = path.join(workDir, `out-${audience}`);
  const cache = path.join(workDir, 'cache');
  const options = ['--content', content, '--out', out, '--audience', audience, '--cache', cache];
  const result = await runCasebook(['build', ...options]);
  if (result.status !== 0) throw new Error(`the build for ${audience} readers failed:\n${result.stderr}`);
  return out;
}

/** A folder for one test file, and its removal. */
export async function temporaryFolder(
  name: string,
): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(await realpath(tmpdir()), `casebook-${name}-`));
  return { path: folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}
