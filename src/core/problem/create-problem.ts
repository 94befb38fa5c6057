import { problemCodes, type ProblemCode } from './codes.ts';
import { startOfFile, type Place, type Problem } from './problem.ts';

/**
 * Makes a problem of a known code; severity and default hint come from the code's entry.
 *
 * @param hint Overrides the entry's hint where the case at hand allows a more exact one.
 */
export function createProblem(
  code: ProblemCode,
  file: string,
  message: string,
  place: Place = startOfFile,
  hint?: string,
): Problem {
  const entry = problemCodes[code];
  return {
    code,
    severity: entry.severity,
    message,
    hint: hint ?? entry.hint,
    file,
    line: place.line,
    column: place.column,
  };
}
