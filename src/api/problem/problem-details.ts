import { z } from '@hono/zod-openapi';
import type { ApiProblem } from './api-problem.ts';
import { problemTypes } from './problem-types.ts';

/** An error as the API answers it: problem details of RFC 9457. */
export const problemDetailsSchema = z
  .strictObject({
    type: z
      .string()
      .describe('Kind of problem: an address in this reference, the same for every problem of the kind.'),
    title: z.string().describe('Short name of the kind of problem.'),
    status: z.int().describe('HTTP status.'),
    detail: z.string().describe('What happened in this case, and what to do.'),
    instance: z.string().optional().describe('Path that was asked for.'),
    requestId: z.string().optional().describe('Finds the request in the log of the server.'),
    errors: z
      .array(
        z.strictObject({
          in: z.enum(['query', 'path', 'header', 'cookie', 'body']).describe('Part of the request.'),
          name: z.string().describe('Name of the parameter, or JSON Pointer into the body.'),
          message: z.string().describe('What is wrong.'),
        }),
      )
      .optional()
      .describe('Everything that is wrong with the request.'),
  })
  .openapi('Problem', { description: 'An error, as problem details of RFC 9457.' });
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

export const problemMediaType = 'application/problem+json';

/** Address of a problem type in the reference page. */
export const problemTypeAddress = (type: ApiProblem['type']): string => `/api/docs#problem-${type}`;

/** The response to a problem. */
export function problemResponse(
  problem: ApiProblem,
  request: { readonly path?: string; readonly requestId?: string | undefined },
): Response {
  const details: ProblemDetails = {
    type: problemTypeAddress(problem.type),
    title: problemTypes[problem.type].title,
    status: problem.status,
    detail: problem.message,
    ...(request.path !== undefined && { instance: request.path }),
    ...(request.requestId !== undefined && { requestId: request.requestId }),
    ...(problem.errors && { errors: [...problem.errors] }),
  };
  return new Response(JSON.stringify(details), {
    status: problem.status,
    headers: { 'Content-Type': problemMediaType, 'Cache-Control': 'no-store', ...problem.headers },
  });
}
