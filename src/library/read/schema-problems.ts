import type { z } from 'zod';
import { fieldName } from '../../core/article/field-place.ts';
import { spellingHint } from '../../core/check/nearest-name.ts';
import type { ProblemCode } from '../../core/problem/codes.ts';
import { createProblem } from '../../core/problem/create-problem.ts';
import type { Place, Problem } from '../../core/problem/problem.ts';
import { describeIssue } from './describe-issue.ts';

/** Where the values of a schema come from, and what is known of its fields. */
export interface SchemaSource {
  readonly file: string;
  readonly placeAt: (keys: readonly PropertyKey[]) => Place;
  /** Names of the top-level fields, for those that are misspelt. */
  readonly known?: readonly string[];
  /** Values that top-level fields can have, for advice. */
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** Every issue of a failed validation as a problem: `freezes[0].to: …`. The values were parsed with `reportInput`. */
export function schemaProblems(
  issues: readonly z.core.$ZodIssue[],
  code: ProblemCode,
  { file, placeAt, known = [], examples = {} }: SchemaSource,
): Problem[] {
  return issues.flatMap((written) => {
    const issue = innermost(written);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const hint = issue.path.length === 0 ? spellingHint(key, known) : undefined;
        const message = `There is no field ${fieldName([...issue.path, key])}.`;
        return createProblem(code, file, message, placeAt([...issue.path, key]), hint);
      });
    }
    const name = fieldName(issue.path);
    const { text, hint } = describeIssue(issue, examples);
    const message = name === '' ? `The whole ${text}.` : `${name}: ${text}.`;
    return [createProblem(code, file, message, placeAt(issue.path), hint)];
  });
}

/** Of a value that fits none of several shapes, the issue of the shape that it comes nearest to. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const nearest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  return nearest ? innermost({ ...nearest, path: [...issue.path, ...nearest.path] }) : issue;
}
