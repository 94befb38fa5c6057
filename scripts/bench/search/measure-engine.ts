import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { findEngine } from './find-engine.ts';
import { measureBuild, type MeasuredBuild } from './measure-build.ts';
import { measureQueries, type MeasuredQueries } from './measure-queries.ts';
import type { SearchSet } from './read-set.ts';

/** All that is measured of an engine on a set, as it stands in the report. */
export interface MeasuredEngine extends Omit<MeasuredQueries, 'overall'> {
  readonly build: Omit<MeasuredBuild, 'bytesOfKind'>;
  /** Sizes of the index's files by their kind, each at brotli's best. */
  readonly indexBytes: MeasuredBuild['bytesOfKind'];
  /** Quality over all queries, whatever their kind. */
  readonly overall: MeasuredQueries['overall'];
}

/**
 * Builds the index of a set, opens it and asks it all queries.
 *
 * @param dataFolder Where the set lies; the building process reads it itself.
 * @param work An empty folder of the engine's own.
 */
export async function measureEngine(
  name: string,
  set: SearchSet,
  dataFolder: string,
  work: string,
  report: (text: string) => void,
): Promise<MeasuredEngine> {
  const folder = path.join(work, name);
  const started = performance.now();
  const say = (text: string): void =>
    report(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${name} ${text}`);
  await mkdir(folder, { recursive: true });
  say('builds');
  const { bytesOfKind, ...build } = await measureBuild(name, dataFolder, folder);
  const engine = await (await findEngine(name)).open(folder, set.documents);
  try {
    return { ...(await measureQueries(engine, set, say)), build, indexBytes: bytesOfKind };
  } finally {
    await engine.close?.();
  }
}
