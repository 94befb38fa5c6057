import type { z } from '@hono/zod-openapi';
import { ApiProblem, type RequestError } from './api-problem.ts';

const parts = { query: 'query', param: 'path', header: 'header', json: 'body' } as const;

/** Parts of a request that a route may declare, as Hono names them. */
export type CheckedPart = keyof typeof parts;

/** The problem of everything that a schema found wrong with a part of a request: 400 for parameters, 422 for a body. */
export function invalidInput(target: CheckedPart, error: z.ZodError): ApiProblem {
  const part = parts[target];
  const errors = error.issues.flatMap((issue): RequestError[] => {
    const keys =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return keys.map((path) => ({
      in: part,
      name: part === 'body' ? pointer(path) : path.map(String).join('.'),
      message: issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message,
    }));
  });
  const names = errors.map(({ name }) => name).filter(Boolean);
  return new ApiProblem(
    part === 'body' ? 'invalid-body' : 'invalid-parameters',
    `Correct ${names.length > 0 ? names.join(', ') : `the ${part}`}; errors says what is wrong with each.`,
    { errors },
  );
}

/** JSON Pointer (RFC 6901). */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
