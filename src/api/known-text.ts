import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The texts of answers that `context.json` has made, for as long as the answers are there. */
const texts = new WeakMap<Response, string>();

/**
 * Notes the text of every answer that a handler makes by `context.json`. What comes after (tags, lengths) then needs not read it back
 * from the answer, which would turn it into a stream and take longer than all the rest.
 */
export function noteTexts(): MiddlewareHandler {
  return (context, next) => {
    const noting = (
      value: unknown,
      status?: ContentfulStatusCode,
      headers?: Readonly<Record<string, string>>,
    ): Response => {
      const text = JSON.stringify(value);
      const answer = context.newResponse(text, status, {
        'Content-Type': 'application/json',
        ...headers,
      });
      texts.set(answer, text);
      return answer;
    };
    // Takes and answers the same; its type tells clients of Hono the shape of the answer, which plays no part here.
    context.json = noting as unknown as Context['json'];
    return next();
  };
}

/** The text of an answer, where a handler made it by `context.json` and nothing has replaced it since. */
export function knownText(answer: Response): string | undefined {
  return texts.get(answer);
}

/** Gives an answer whose text is known, and that has no version, a tag by its content. */
export function tagKnownText({ req, res }: Context): void {
  const text = knownText(res);
  if (text === undefined || !res.ok || (req.method !== 'GET' && req.method !== 'HEAD')) return;
  if (!res.headers.has('ETag')) res.headers.set('ETag', `"${createHash('sha1').update(text).digest('hex')}"`);
}
