import { z } from '@hono/zod-openapi';
import { problemDetailsSchema, problemMediaType } from './problem/problem-details.ts';
import { problemTypes, type ProblemTypeName } from './problem/problem-types.ts';

/** A JSON response in a route's definition. */
export function jsonResponse<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

/** The Link header of a page of a list, for its definition. */
export const linkHeader = z.object({
  Link: z.string().describe('Addresses of the first and the next page (RFC 8288).'),
});

/** The problems that a route may answer with, for its definition; every route may fail with an internal error. */
export function problemResponses(...names: readonly ProblemTypeName[]) {
  const descriptions = new Map<number, string>();
  for (const name of [...names, 'internal-error' as const]) {
    const { status, title } = problemTypes[name];
    const others = descriptions.get(status);
    descriptions.set(status, `${others === undefined ? '' : `${others} Or: `}${title} (${name}).`);
  }
  return Object.fromEntries(
    [...descriptions].map(([status, description]) => [
      status,
      { description, content: { [problemMediaType]: { schema: problemDetailsSchema } } },
    ]),
  );
}
