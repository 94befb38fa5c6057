import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { articleManifestFile } from '../../library/write/article-manifest.ts';
import { CommandError } from '../command.ts';

/** Says that a folder is ours: publishing removes from it what is not part of the site. */
const marker = '.casebook-output';
const lock = '.casebook-build.lock';

/** An output folder that nobody else builds into. */
export interface OutputFolder {
  /** Folder that is served. */
  readonly served: string;
  /**
   * Marks what is in the folder as unfinished: until the manifest is written again, at the end, no build trusts it and no
   * server takes it.
   */
  readonly beginPublishing: () => Promise<void>;
  /** Lets other builds in. */
  readonly release: () => Promise<void>;
}

/**
 * Takes an output folder for one build.
 *
 * @throws {CommandError} when it is no folder for a site, holds somebody else's files, or another build has it.
 */
export async function takeOutput(outDir: string, contentDir: string): Promise<OutputFolder> {
  if (isInside(outDir, contentDir) || isInside(contentDir, outDir)) {
    throw new CommandError(
      `the output ${outDir} and the content ${contentDir} may not lie in each other. Choose another --out.`,
    );
  }
  const served = path.join(outDir, 'client');
  const isOurs =
    (await exists(path.join(outDir, marker))) || (await exists(path.join(outDir, articleManifestFile)));
  if (!isOurs && (await isFilled(served))) {
    throw new CommandError(`${served} holds files that no build of ours made. Choose another --out.`);
  }
  await makeFolder(outDir);
  await takeLock(path.join(outDir, lock), outDir);
  await writeFile(
    path.join(outDir, marker),
    'Written by casebook build. What is not part of the site is removed.\n',
  );
  return {
    served,
    beginPublishing: async () => rm(path.join(outDir, articleManifestFile), { force: true }),
    release: async () => rm(path.join(outDir, lock), { force: true }),
  };
}

/** Whether a folder is another one or lies in it. */
function isInside(folder: string, outer: string): boolean {
  const way = path.relative(outer, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

async function isFilled(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

/** Makes a folder and those above it, one by one: a recursive mkdir never ends where the system refuses in odd ways. */
async function makeFolder(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  try {
    await mkdir(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`the output folder ${folder} cannot be made: ${reason}`);
  }
}

async function takeLock(file: string, outDir: string): Promise<void> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const other = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isRunning(other)) {
      throw new CommandError(`another build (process ${other}) is writing to ${outDir}. Wait for it to end.`);
    }
    // Its owner is gone: it was killed, or the machine went down.
    await rm(file, { force: true });
    await takeLock(file, outDir);
  }
}

function isRunning(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
