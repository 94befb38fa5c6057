import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { findEngine } from './find-engine.ts';
import { measureBuild, type MeasuredBuild } from './measure-build.ts';
import { measureQueries, type MeasuredQueries } from './measure-queries.ts';
import type { DocumentName, SearchSet } from './read-set.ts';

/** All that is measured of an engine on a set, as it stands in the report. */
export interface MeasuredEngine extends MeasuredQueries {
  readonly build: Omit<MeasuredBuild, 'bytesOfKind'>;
  /** Sizes of the index's files and of the texts by their kind. */
  readonly indexBytes: MeasuredBuild['bytesOfKind'];
}

/** Where and on what engines are measured. */
export interface MeasuringPlace {
  readonly set: Omit<SearchSet, 'documents'> & { readonly documents: readonly DocumentName[] };
  /** Where the set lies; the building process reads it itself. */
  readonly dataFolder: string;
  /** Each engine gets a folder in it, named as the engine; with many times the documents, `casebook-10`. */
  readonly work: string;
  /** How many times the documents; 1 unless told. */
  readonly times?: number;
  readonly say: (text: string) => void;
}

/** Builds the index of a set, opens it and asks it all queries. */
export async function measureEngine(
  name: string,
  { set, dataFolder, work, times = 1, say }: MeasuringPlace,
): Promise<MeasuredEngine> {
  const folder = path.join(work, times === 1 ? name : `${name}-${times}`);
  const sayTimed = timed(path.basename(folder), say);
  await mkdir(folder, { recursive: true });
  sayTimed('builds');
  const engine = await findEngine(name);
  const { bytesOfKind, ...build } = await measureBuild(engine, dataFolder, folder, times);
  const open = await engine.open(folder, set.documents);
  try {
    return { ...(await measureQueries(open, set, sayTimed)), build, indexBytes: bytesOfKind };
  } finally {
    await open.close?.();
  }
}

/** Reports with the seconds since the start before the text. */
export function timed(name: string, say: (text: string) => void): (text: string) => void {
  const started = performance.now();
  return (text) => say(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${name} ${text}`);
}
