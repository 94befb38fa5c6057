import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CompiledBody } from '../../core/article/article.ts';
import type { Audience } from '../../core/article/audience.ts';
import { ndjsonLines } from '../read/ndjson-lines.ts';
import { hashSources } from './hash-sources.ts';

/** What is kept of a compiled article. The tree is not: nothing after the compiler needs it. */
export interface CachedBody extends Omit<CompiledBody, 'tree'> {
  readonly readableSource: string;
}

/** Compiled bodies of an earlier run, by revision and file. */
export interface CompileCache {
  readonly get: (key: string) => CachedBody | undefined;
  /** Writes the bodies of this run, if any differs from what was read. */
  readonly save: (bodies: ReadonlyMap<string, CachedBody>) => Promise<void>;
}

/** A cache that keeps nothing. */
export const noCache: CompileCache = { get: () => undefined, save: () => Promise.resolve() };

/**
 * Opens the cache of a content folder for an audience. One file of one JSON line an article; what a different compiler
 * wrote is never read, and a broken line is as good as none.
 */
export async function openCompileCache(
  folder: string,
  contentDir: string,
  audience: Audience,
): Promise<CompileCache> {
  const place = createHash('sha256').update(contentDir).digest('hex').slice(0, 12);
  const prefix = `${audience}-${place}-`;
  const name = `${prefix}${compilerVersion()}.ndjson`;
  const file = path.join(folder, name);
  const known = await readLines(file);
  return {
    get: (key) => known.get(key),
    save: async (bodies) => {
      if (bodies.size === known.size && bodies.keys().every((key) => known.has(key))) return;
      await mkdir(folder, { recursive: true });
      const temporary = `${file}.${process.pid}.part`;
      const handle = await open(temporary, 'w');
      try {
        for (const [key, body] of bodies) await handle.write(`${JSON.stringify([key, body])}\n`);
      } finally {
        await handle.close();
      }
      await rename(temporary, file);
      for (const other of await readdir(folder)) {
        if (other.startsWith(prefix) && other !== name) await rm(path.join(folder, other), { force: true });
      }
    },
  };
}

async function readLines(file: string): Promise<Map<string, CachedBody>> {
  const bodies = new Map<string, CachedBody>();
  try {
    for await (const line of ndjsonLines(file)) {
      const [key, body] = JSON.parse(line) as [string, CachedBody]; // written above, by the same version of this file
      bodies.set(key, body);
    }
  } catch {
    // No cache, or a broken one: what was read so far is good, the rest is compiled anew.
  }
  return bodies;
}

let version: string | undefined;

/** Hash of everything that decides what compiling gives: the compiler's own source and the versions it builds on. */
function compilerVersion(): string {
  version ??= hashSources([
    'src/library/compile',
    'src/library/cache',
    'src/core/article',
    'src/core/problem',
    'package-lock.json',
  ]);
  return version;
}
