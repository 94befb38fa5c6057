import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../library/write/replace-file.ts';

/**
 * What the last build left in an output folder, so that the next one need not make it again: the digest of everything
 * that an article's pages show, by the article's key.
 */
const recordSchema = z.strictObject({
  /** Version of the compiled site that made the pages. */
  site: z.string(),
  /** Identifies the output: modification time of its manifest, in milliseconds. */
  manifestTime: z.number(),
  digests: z.record(z.string(), z.string()),
});
type PublishedRecord = z.infer<typeof recordSchema>;

/** The record of one output folder. */
export interface RecordFile {
  /** Digests of the article pages that the output still has, made by this very site; empty when in doubt. */
  readonly read: (site: string) => Promise<Readonly<Record<string, string>>>;
  /** Forgets the output: from now until `write`, its pages are being replaced. */
  readonly forget: () => Promise<void>;
  readonly write: (site: string, digests: Readonly<Record<string, string>>) => Promise<void>;
}

/**
 * Opens the record of an output folder.
 *
 * @param file Where the record is kept, in the cache.
 * @param manifest A file of the output that every build writes last.
 */
export function openRecord(file: string, manifest: string): RecordFile {
  return {
    read: async (site) => {
      const record = await readRecord(file);
      const time = await manifestTime(manifest);
      const isGood = record?.site === site && record.manifestTime === time;
      return isGood ? record.digests : {};
    },
    forget: async () => rm(file, { force: true }),
    write: async (site, digests) => {
      const time = await manifestTime(manifest);
      if (time === undefined) return;
      const record: PublishedRecord = { site, manifestTime: time, digests };
      await mkdir(path.dirname(file), { recursive: true });
      await replaceFile(file, JSON.stringify(record));
    },
  };
}

async function readRecord(file: string): Promise<PublishedRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined; // none, or one of another version: everything is made anew
  }
}

async function manifestTime(manifest: string): Promise<number | undefined> {
  return (await stat(manifest).catch(() => undefined))?.mtimeMs;
}
