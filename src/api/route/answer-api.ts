import type { Context, ErrorHandler, Handler } from 'hono';
import { etag } from 'hono/etag';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { acceptCodedTags, compressAnswer } from '../compression/compress-answers.ts';
import { isWhole, tagKnownBody } from '../known-body.ts';
import { answerErrors, type Answer } from './answer-request.ts';
import { takeBody } from './take-body.ts';
import { goOn } from '../../core/there-at-once.ts';

type ApiContext = Context<ApplicationEnvironment>;

/** What every request to the API goes through, besides that of every request. */
export interface ApiPass {
  /** Throws where somebody writes too much. */
  readonly limit: (context: ApiContext) => void;
  /** Throws where somebody may not use the route. */
  readonly guard: (context: ApiContext) => void;
  readonly handleError: ErrorHandler<ApplicationEnvironment>;
}

/**
 * The way of a request to the API: it is limited, its body is taken, its actor's rights are asked for, its route answers, and what was not
 * made whole is given its tag and compressed.
 */
export function createApiPass({
  limit,
  guard,
  handleError,
}: ApiPass): (handler: Handler<ApplicationEnvironment>) => Answer {
  return (handler) => (context) => {
    const answer = () => {
      limit(context);
      return goOn(hasBody(context) ? takeBody(context) : undefined, () => {
        guard(context);
        return handler(context, nothingFurther);
      });
    };
    const asked = acceptCodedTags(context);
    return goOn(answerErrors(context, handleError, answer), (answered) =>
      isWhole(context, answered) ? answered : complete(context, answered, asked),
    );
  };
}

const nothingFurther = async (): Promise<void> => undefined;

/** Asking a request without one for its body would have the whole request made anew. */
const hasBody = ({ req }: ApiContext): boolean => req.method !== 'GET' && req.method !== 'HEAD';

const tag = etag();

async function complete(
  context: ApiContext,
  answered: Response,
  asked: string | undefined,
): Promise<Response> {
  context.res = answered;
  const { headers } = answered;
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache');
  // What nobody keeps is asked for by no tag; to make one, an export would be read to its end before it is sent.
  if (headers.get('Cache-Control') !== 'no-store') await tag(context, async () => tagKnownBody(context));
  await compressAnswer(context, asked);
  return context.res;
}
