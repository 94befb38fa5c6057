import type { Context, ErrorHandler, HonoRequest } from 'hono';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { isWhole } from '../known-body.ts';
import { readRequestId } from '../request-id.ts';
import type { RequestLog } from '../request-log.ts';
import { guardingHeadersOf, setHeaders, type GuardingHeaders } from '../security-headers.ts';
import { goOn, type MaybePromise } from '../../core/there-at-once.ts';

type RequestContext = Context<ApplicationEnvironment>;

/** Answers a request. */
export type Answer = (context: RequestContext) => MaybePromise<Response>;

/** What every request goes through, whatever answers it. */
export interface RequestPass {
  readonly log: RequestLog;
  readonly chooseHeaders: (request: HonoRequest) => GuardingHeaders;
  /** Leaves who asks in the context, or throws why they may not. */
  readonly identify: (context: RequestContext) => void | Promise<void>;
  readonly handleError: ErrorHandler<ApplicationEnvironment>;
}

/**
 * The one way of a request: it gets an id, is asked who makes it, is answered, gets the headers that guard its reader, and is noted. It is
 * one function, as all of this is done for every request: a middleware for each would cost more than what it does.
 */
export function createRequestPass({
  log,
  chooseHeaders,
  identify,
  handleError,
}: RequestPass): (context: RequestContext, answer: Answer) => MaybePromise<Response> {
  return (context, answer) => {
    const { req } = context;
    const start = performance.now();
    const requestId = readRequestId(req.header('X-Request-Id'));
    const guarding = chooseHeaders(req);
    context.set('requestId', requestId);
    context.set('guardingHeaders', guarding);
    const finish = (answered: Response): Response => {
      if (!isWhole(context, answered)) {
        setHeaders(answered.headers, guardingHeadersOf(guarding, answered));
        answered.headers.set('X-Request-Id', requestId);
      }
      log.request({
        requestId,
        method: req.method,
        path: req.path,
        status: answered.status,
        milliseconds: performance.now() - start,
      });
      return answered;
    };
    return goOn(
      answerErrors(context, handleError, () => goOn(identify(context), () => answer(context))),
      finish,
    );
  };
}

/** Answers, with what an error is answered by where there is one. */
export function answerErrors(
  context: RequestContext,
  handleError: ErrorHandler<ApplicationEnvironment>,
  answer: () => MaybePromise<Response>,
): MaybePromise<Response> {
  const handle = (error: unknown): MaybePromise<Response> => {
    if (!(error instanceof Error)) throw error;
    return handleError(error, context);
  };
  try {
    const answered = answer();
    return answered instanceof Promise ? answered.catch(handle) : answered;
  } catch (error) {
    return handle(error);
  }
}
