import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
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
 * Opens the cache of a content folder for an audience. One line an article: its key, a tab, its body as JSON. What a
 * different compiler wrote is never read, and a broken line is as good as none.
 */
export async function openCompileCache(
  folder: string,
  contentDir: string,
  audience: Audience,
): Promise<CompileCache> {
  const place = createHash('sha256').update(contentDir).digest('hex').slice(0, 12);
  const prefix = `${audience}-${place}-`;
  const name = `${prefix}${compilerVersion()}.cache`;
  const file = path.join(folder, name);
  const known = await readLines(file);
  return {
    get: (key) => parseBody(known.get(key)),
    save: async (bodies) => {
      const fresh = [...bodies].filter(([key]) => !known.has(key));
      if (fresh.length === 0) return;
      await mkdir(folder, { recursive: true });
      const stale = known.size + fresh.length - bodies.size;
      if (known.size > 0 && stale <= mostStale) await appendFile(file, linesOf(fresh));
      else await replaceCache(file, bodies);
      for (const other of await readdir(folder)) {
        if (other.startsWith(prefix) && other !== name) await rm(path.join(folder, other), { force: true });
      }
    },
  };
}

/** Bodies that may lie in the cache for nothing before it is written anew: an edit should cost a line, not the file. */
const mostStale = 100;

/** How many bodies are turned into text at once, so that a large base is never in memory twice. */
const batch = 100;

async function replaceCache(file: string, bodies: ReadonlyMap<string, CachedBody>): Promise<void> {
  const unfinished = `${file}.${process.pid}.part`;
  const handle = await open(unfinished, 'w');
  try {
    const entries = [...bodies];
    for (let from = 0; from < entries.length; from += batch) {
      await handle.write(linesOf(entries.slice(from, from + batch)));
    }
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}

function linesOf(bodies: readonly (readonly [string, CachedBody])[]): string {
  return bodies.map(([key, body]) => `${key}\t${JSON.stringify(body)}\n`).join('');
}

/** Lines by key, as text: most are needed once, and none if nobody asks. */
async function readLines(file: string): Promise<Map<string, string>> {
  const lines = new Map<string, string>();
  try {
    for await (const line of ndjsonLines(file)) {
      const tab = line.indexOf('\t');
      if (tab > 0) lines.set(line.slice(0, tab), line.slice(tab + 1));
    }
  } catch {
    // No cache: everything is compiled.
  }
  return lines;
}

function parseBody(line: string | undefined): CachedBody | undefined {
  if (line === undefined) return undefined;
  try {
    return JSON.parse(line) as CachedBody; // written above, by the same version of this file
  } catch {
    return undefined; // a line that was cut short
  }
}

let version: string | undefined;

/** Hash of everything that decides what compiling gives: the compiler's own source and the versions it builds on. */
function compilerVersion(): string {
  version ??= hashSources([
    'src/library/compile',
    'src/library/cache',
    'src/core/article',
    'src/core/check/nearest-name.ts',
    'src/core/problem',
    'package-lock.json',
  ]);
  return version;
}
