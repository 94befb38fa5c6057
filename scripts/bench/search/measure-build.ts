import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { bestQuality, bulkQuality } from '../../../src/cli/build/compress.ts';
import { forEachParallel } from '../../../src/cli/build/for-each-parallel.ts';
import type { Engine } from './engine.ts';
import { servedSize } from './served-size.ts';

/** What building an index takes, and how large it becomes. */
export interface MeasuredBuild {
  readonly ms: number;
  /** Peak of resident memory of the process that did nothing else, with the documents in it. */
  readonly peakMB: number;
  /** What finds and orders: all files but the texts that results quote, each at brotli's best. */
  readonly brotliBytes: number;
  /** The texts, compressed as texts of the site are: a second copy of what its pages say. 0 where an engine keeps none, or keeps them in the index. */
  readonly textBytes: number;
  /** Both by kind of file. */
  readonly bytesOfKind: Readonly<Record<string, number>>;
}

const run = promisify(execFile);
const answer = z.object({ ms: z.number(), peakMB: z.number() });

/** Heap (MB) of a process that builds a set made larger: enough for a hundred thousand articles. */
const largeHeap = 16_384;

/**
 * Builds an engine's index of a set into a folder, in a process of its own.
 *
 * @param times How many times the documents of the set.
 */
export async function measureBuild(
  { name: engine, kindOf, textKinds = [], sizeQuality = bestQuality }: Engine,
  dataFolder: string,
  folder: string,
  times: number,
): Promise<MeasuredBuild> {
  const { stdout } = await run(
    process.execPath,
    [
      ...(times > 1 ? [`--max-old-space-size=${largeHeap}`] : []),
      path.join(import.meta.dirname, 'build-index.ts'),
      engine,
      dataFolder,
      folder,
      String(times),
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { ms, peakMB } = answer.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  const bytesOfKind: Record<string, number> = {};
  let brotliBytes = 0;
  let textBytes = 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await forEachParallel(
    entries.filter((entry) => entry.isFile()),
    async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const kind = kindOf(path.relative(folder, file).split(path.sep).join('/'));
      const isText = textKinds.includes(kind);
      const size = await servedSize(await readFile(file), isText ? bulkQuality : sizeQuality);
      if (isText) textBytes += size;
      else brotliBytes += size;
      bytesOfKind[kind] = (bytesOfKind[kind] ?? 0) + size;
    },
  );
  return { ms, peakMB, brotliBytes, textBytes, bytesOfKind };
}
