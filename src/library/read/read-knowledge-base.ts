import type { Audience } from '../../core/article/audience.ts';
import type { KnowledgeBase } from '../../core/article/article.ts';
import type { Problem } from '../../core/problem/problem.ts';

export interface ReadOptions {
  /** Folder with `service-notes/`, `policy/` and the rest; absolute. */
  readonly contentDir: string;
  /** Who the result is for; nothing else is in it. */
  readonly audience: Audience;
  /** Folder for compiled articles of earlier runs, absolute; none: nothing is kept. */
  readonly cacheDir?: string;
  /** Called as articles are read, for a progress line. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads, validates and compiles everything in a content folder that an audience may read. */
export async function readKnowledgeBase(
  _options: ReadOptions,
): Promise<{ readonly base: KnowledgeBase; readonly problems: readonly Problem[] }> {
  throw new Error('unfinished');
}
