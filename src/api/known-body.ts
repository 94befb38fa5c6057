import { hash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The bodies of answers that `context.json` has made, for as long as the answers are there. */
const bodies = new WeakMap<Response, Uint8Array>();

/**
 * Notes the body of every answer that a handler makes by `context.json`. What comes after (tags, lengths) then needs not read it back
 * from the answer, which would turn it into a stream and take longer than all the rest.
 */
export function noteBodies(): MiddlewareHandler {
  return (context, next) => {
    const noting = (
      value: unknown,
      status?: ContentfulStatusCode,
      headers?: Readonly<Record<string, string>>,
    ): Response => {
      // Bytes once: the length, the tag and the line need them.
      const body = Buffer.from(JSON.stringify(value));
      const answer = context.newResponse(body, status, {
        'Content-Type': 'application/json',
        ...headers,
      });
      bodies.set(answer, body);
      return answer;
    };
    // Takes and answers the same; its type tells clients of Hono the shape of the answer, which plays no part here.
    context.json = noting as unknown as Context['json'];
    return next();
  };
}

/** The body of an answer, where a handler made it by `context.json` and nothing has replaced it since. */
export function knownBody(answer: Response): Uint8Array | undefined {
  return bodies.get(answer);
}

/** Gives an answer whose body is known, and that has no version, a tag by its content. */
export function tagKnownBody({ req, res }: Context): void {
  const body = knownBody(res);
  if (!body || !res.ok || (req.method !== 'GET' && req.method !== 'HEAD')) return;
  if (!res.headers.has('ETag')) res.headers.set('ETag', `"${hash('sha1', body)}"`);
}
