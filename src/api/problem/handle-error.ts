import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ApplicationEnvironment } from '../application-environment.ts';
import type { RequestLog } from '../request-log.ts';
import { ApiProblem } from './api-problem.ts';
import { problemResponse } from './problem-details.ts';

/** The one place where errors become responses. What was not meant as an answer is logged and not shown. */
export function createErrorHandler(log: RequestLog): ErrorHandler<ApplicationEnvironment> {
  return (error, context) => {
    const requestId = context.get('requestId');
    const problem = asProblem(error);
    if (problem.status === 500 || problem.cause !== undefined) log.failure(error, requestId);
    return problemResponse(problem, { path: context.req.path, requestId });
  };
}

function asProblem(error: Error): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof HTTPException) {
    if (error.status === 413) return bodyTooLarge();
    if (error.status === 415) {
      return new ApiProblem(
        'media-type-not-supported',
        'Send the body as JSON with Content-Type: application/json.',
      );
    }
    if (error.status < 500)
      return new ApiProblem('bad-request', error.message || 'The request is not well formed.');
  }
  return new ApiProblem(
    'internal-error',
    'The request failed because of a fault in Casebook. Tell whoever runs the server the requestId.',
  );
}

/** A body above the limit. */
export function bodyTooLarge(): ApiProblem {
  return new ApiProblem('body-too-large', 'The body may have 1 MiB. Send less at once.');
}
