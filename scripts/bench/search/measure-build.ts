import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { bestQuality, servedSize } from '../../../src/cli/build/compress.ts';
import { forEachParallel } from '../../../src/cli/build/for-each-parallel.ts';

/** What building an index takes, and how large it becomes. */
export interface MeasuredBuild {
  readonly ms: number;
  /** Peak of resident memory of the process that did nothing else, with the documents in it. */
  readonly peakMB: number;
  /** All files, each at brotli's best. */
  readonly brotliBytes: number;
  /** The same by kind of file. */
  readonly bytesOfKind: Readonly<Record<string, number>>;
}

const run = promisify(execFile);
const answer = z.object({ ms: z.number(), peakMB: z.number() });

/** Builds an engine's index of a set into a folder, in a process of its own. */
export async function measureBuild(
  engine: string,
  dataFolder: string,
  folder: string,
): Promise<MeasuredBuild> {
  const { stdout } = await run(
    process.execPath,
    [path.join(import.meta.dirname, 'build-index.ts'), engine, dataFolder, folder],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { ms, peakMB } = answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  const bytesOfKind: Record<string, number> = {};
  let brotliBytes = 0;
  await forEachParallel(await readdir(folder), async (name) => {
    const size = await servedSize(await readFile(path.join(folder, name)), bestQuality);
    brotliBytes += size;
    bytesOfKind[kindOf(name)] = (bytesOfKind[kindOf(name)] ?? 0) + size;
  });
  return { ms, peakMB, brotliBytes, bytesOfKind };
}

/** Kind of an index's file by its name: `terms` of `terms-01ab.bin`. */
export function kindOf(name: string): string {
  return /^[A-Za-z]+/.exec(name)?.[0] ?? name;
}
