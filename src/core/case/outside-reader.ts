import type { LogEntry } from './log-entry.ts';

/** The entries of a log that may leave the organisation: none of the remarks among engineers, nothing that is internal. */
export function logForOutsiders<Entry extends Pick<LogEntry, 'isInternal' | 'kind'>>(
  entries: readonly Entry[],
): Entry[] {
  return entries.filter(({ isInternal, kind }) => !isInternal && kind !== 'remark');
}
