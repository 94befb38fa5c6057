import type { MiddlewareHandler } from 'hono';
import { ApiProblem } from './problem/api-problem.ts';

/**
 * Refuses a JSON body that is not UTF-8. Decoded as browsers do, bytes that are none would become replacement characters, and what is
 * stored would not be what was sent.
 */
export function refuseMalformedText(): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.raw.body !== null && context.req.header('Content-Type')?.includes('json')) {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(await context.req.arrayBuffer());
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        throw new ApiProblem('bad-request', 'The body is not UTF-8. JSON is written in UTF-8 (RFC 8259).');
      }
    }
    await next();
  };
}
