import type { CaseNumber } from './case-id.ts';

/** Which cases to rank by words. */
export interface CaseSearchRequest {
  /** Words as people write them; phrases in double quotes, beginnings with an asterisk. */
  readonly text: string;
  /** Whether every word must occur, or any of them may. */
  readonly match: 'all' | 'any';
  /** Only cases that have an outcome. */
  readonly isResolved?: boolean | undefined;
  readonly product?: string | undefined;
  readonly limit: number;
}

/** A case that holds words of a search. */
export interface CaseHit {
  readonly number: CaseNumber;
  /** Comparable within one answer only; the higher, the better. */
  readonly score: number;
}

/** The words of all cases: number, title, problem, statements, log and resolution. Complaints are not among them. */
export interface CaseSearch {
  /** Best first. Of words that very many cases hold, the newest cases are looked at. */
  readonly rank: (request: CaseSearchRequest) => Promise<readonly CaseHit[]>;
}
