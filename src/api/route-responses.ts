import type { z } from '@hono/zod-openapi';
import { problemDetailsSchema, problemMediaType } from './problem/problem-details.ts';
import { problemTypes, type ProblemTypeName } from './problem/problem-types.ts';

/** A JSON response in a route's definition. */
export function jsonResponse<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

/** The problems that a route may answer with, for its definition; every route may fail with an internal error. */
export function problemResponses(...names: readonly ProblemTypeName[]) {
  return Object.fromEntries(
    [...names, 'internal-error' as const].map((name) => [
      problemTypes[name].status,
      {
        description: `${problemTypes[name].title} (${name}).`,
        content: { [problemMediaType]: { schema: problemDetailsSchema } },
      },
    ]),
  );
}
