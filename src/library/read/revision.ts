import { createHash } from 'node:crypto';
import type { Revision } from '../../core/article/article.ts';

/** Revision of a source: the first 12 hex digits of its SHA-256. Line endings do not count, as git may change them. */
export function revisionOf(source: string): Revision {
  return createHash('sha256').update(source).digest('hex').slice(0, 12) as Revision; // the one place that makes them
}
