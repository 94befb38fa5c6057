import type { z } from 'zod';
import { fieldName } from '../../core/article/field-place.ts';
import type { ProblemCode } from '../../core/problem/codes.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Place, Problem } from '../../core/problem/problem.ts';

/** Every issue of a failed validation as a problem: `freezes[0].to: …`. */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  code: ProblemCode,
  file: string,
  placeAt: (keys: readonly PropertyKey[]) => Place,
): Problem[] {
  return issues.flatMap((written) => {
    const issue = innermost(written);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        createProblem(
          code,
          file,
          `unknown field ${fieldName([...issue.path, key])}.`,
          placeAt([...issue.path, key]),
        ),
      );
    }
    const name = fieldName(issue.path);
    const text = describe(issue);
    return [
      createProblem(
        code,
        file,
        name === '' ? `The whole: ${text}.` : `${name}: ${text}.`,
        placeAt(issue.path),
      ),
    ];
  });
}

/** Of a value that fits none of several shapes, the issue of the shape that it comes nearest to. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const nearest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  return nearest ? innermost({ ...nearest, path: [...issue.path, ...nearest.path] }) : issue;
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && /received undefined/.test(issue.message)) return 'is missing';
  if (issue.code === 'invalid_type' && issue.expected === 'string' && /received number/.test(issue.message)) {
    return 'is a number where a text belongs: put it in quotes';
  }
  return (
    issue.message.replace(/^Invalid (?:string|input|option): ?/, '').replace(/\.$/, '') || 'is not valid'
  );
}
