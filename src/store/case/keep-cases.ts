import type { Case } from '../../core/case/case.ts';
import { caseOf, type CaseRow } from './case-rows.ts';

/** Cases that are kept; beyond it the one that was made first goes. */
const mostCases = 2000;

/**
 * Makes cases of rows, and of a row that has not changed the very same case again: lists show the same cases for hours, and who has made
 * something of a case may keep it with the case. Every change counts the version of a row; rows are asked for each time.
 *
 * Rows of a transaction that may yet be taken back are not for this.
 */
export function keepCases(): (row: CaseRow) => Case {
  const kept = new Map<string, Case>();
  return (row) => {
    const known = kept.get(row.id);
    if (known?.version === row.version && known.changedAt === row.changed_at) return known;
    const subject = Object.freeze(caseOf(row));
    kept.set(row.id, subject);
    const [oldest] = kept.size > mostCases ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return subject;
  };
}
