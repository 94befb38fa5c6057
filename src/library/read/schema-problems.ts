import type { z } from 'zod';
import type { ProblemCode } from '../../core/problem/codes.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Place, Problem } from '../../core/problem/problem.ts';

/** Every issue of a failed validation as a problem: `freezes[0].to: …`. */
export function schemaProblems(
  error: z.ZodError,
  code: ProblemCode,
  file: string,
  placeAt: (keys: readonly PropertyKey[]) => Place,
): Problem[] {
  return error.issues.map((issue) => {
    const name = issue.path
      .map((key, index) =>
        typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`,
      )
      .join('');
    const text = describe(issue);
    return createProblem(
      code,
      file,
      name === '' ? `The front matter: ${text}.` : `${name}: ${text}.`,
      placeAt(issue.path),
    );
  });
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `unknown ${issue.keys.length > 1 ? 'fields' : 'field'} ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message))
    return 'is missing';
  return (
    issue.message.replace(/^Invalid (?:string|input|option): ?/, '').replace(/\.$/, '') || 'is not valid'
  );
}
