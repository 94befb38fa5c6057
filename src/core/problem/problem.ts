import type { ProblemCode } from './codes.ts';

/**
 * Something wrong (or doubtful) in the content, as a value: found at the boundary or by a rule, collected with
 * all the others, and printed by a reporter. Modelled on vfile's messages.
 */
export interface Problem {
  /** Permanent name of the kind of problem; has an entry in the reference. */
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong, naming the thing: "PR-0007 is high risk but names no back-out plan." */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** Path relative to the content folder, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/** Where in its file a problem lies; 1-based, like editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const startOfFile: Place = { line: 1, column: 1 };

/** Orders problems by file, line, column and code, so that two runs print the same. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
