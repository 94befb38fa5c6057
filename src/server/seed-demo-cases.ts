import type { Logger } from 'pino';
import type { DemoStore } from '../core/demo/demo-store.ts';
import { makeDemoSet } from '../core/demo/make-demo-set.ts';
import { systemActor } from '../core/people/actor.ts';
import { readDemoFile } from '../library/write/demo-file.ts';
import type { Build } from './read-build.ts';

interface Seeding {
  readonly build: Pick<Build, 'articles' | 'policy'>;
  /** Output folder of the build, absolute. */
  readonly distDir: string;
  readonly demo: DemoStore;
  readonly log: Pick<Logger, 'info'>;
  readonly now: number;
}

/**
 * Puts the demo cases of a build into a database that nobody has used yet. Its articles are registered already, as links name their
 * revisions.
 *
 * @returns How many cases; `undefined` when nothing was written.
 */
export async function seedDemoCases({
  build,
  distDir,
  demo,
  log,
  now,
}: Seeding): Promise<number | undefined> {
  const { articles, policy } = build;
  if (!policy || !(await demo.isUntouched())) return undefined;
  const content = await readDemoFile(distDir);
  if (!content) return undefined;
  const set = makeDemoSet(content, { articles, policy, now });
  if (!(await demo.seed(set, { actor: systemActor, at: now }))) return undefined;
  log.info({ cases: set.cases.length, searches: set.searches.length }, 'demo cases written');
  return set.cases.length;
}
