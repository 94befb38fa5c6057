import type { Problem } from '../problem.ts';

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
}

export function countProblems(problems: readonly Problem[]): ProblemCounts {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** `2 errors, 1 warning` */
export function describeCounts({ errors, warnings }: ProblemCounts): string {
  return `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
}

/** `1 file`, `2 files` */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
