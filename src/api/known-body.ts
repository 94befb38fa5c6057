import { hash } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApplicationEnvironment } from './application-environment.ts';
import { leastBytes } from './compression/least-bytes.ts';

type AnswerHeaders = Readonly<Record<string, string>>;

/** Answers with JSON that is written already. */
export type AnswerText = (body: string, status?: ContentfulStatusCode, headers?: AnswerHeaders) => Response;

/** The bodies of answers that `context.json` has made, for as long as the answers are there. */
const bodies = new WeakMap<Response, string>();
/** Answers that were made with every header that they have. */
const whole = new WeakSet<Response>();

/**
 * Notes the body of every answer that the handler of a request makes by `context.json`. What comes after (tags, lengths) then needs not
 * read it back from the answer, which would turn it into a stream and take longer than all the rest. An answer that nothing has to be
 * decided about any more is made whole: setting some twenty headers one after the other takes longer than reading a case.
 */
export function noteBodies(context: Context<ApplicationEnvironment>): void {
  let hasHeaders = false;
  const setHeader = context.header;
  context.header = (...given: Parameters<typeof setHeader>) => {
    hasHeaders = true;
    setHeader(...given);
  };
  const answerText: AnswerText = (body, status, headers) => {
    const answer =
      (!hasHeaders && status === 200 && makeWhole(context, body, headers)) ||
      context.newResponse(body, status, { 'Content-Type': 'application/json', ...headers });
    bodies.set(answer, body);
    return answer;
  };
  context.set('answerText', answerText);
  // Takes and answers the same; its type tells clients of Hono the shape of the answer, which plays no part here.
  context.json = ((value: unknown, status?: ContentfulStatusCode, headers?: AnswerHeaders) =>
    answerText(JSON.stringify(value), status, headers)) as unknown as Context['json'];
}

/**
 * The answer to a plain GET, with the headers that middleware would give it: no condition is asked for, and nothing to compress.
 *
 * @returns `undefined` where middleware has to see to it.
 */
function makeWhole(
  context: Context<ApplicationEnvironment>,
  body: string,
  headers: AnswerHeaders | undefined,
): Response | undefined {
  const { req } = context;
  if (req.method !== 'GET' || req.header('If-None-Match') !== undefined) return undefined;
  const length = Buffer.byteLength(body);
  const isLong = length >= leastBytes;
  if (isLong && req.header('Accept-Encoding') !== undefined) return undefined;
  const all: Record<string, string> = {
    ...context.get('guardingHeaders').data,
    'X-Request-Id': context.get('requestId'),
    'Content-Type': 'application/json',
    'Content-Length': String(length),
    'Cache-Control': 'no-cache',
  };
  if (isLong) all['Vary'] = 'Accept-Encoding';
  for (const name in headers) all[name] = headers[name] ?? '';
  all['ETag'] ??= tagOf(body);
  const answer = new Response(body, { status: 200, headers: all });
  whole.add(answer);
  return answer;
}

/** Whether an answer has every header, so that middleware leaves it as it is. */
export function isWhole(answer: Response): boolean {
  return whole.has(answer);
}

/** Length in bytes of the body of an answer, where a handler made it by `context.json` and nothing has replaced it since. */
export function knownLength(answer: Response): number | undefined {
  const body = bodies.get(answer);
  return body === undefined ? undefined : Buffer.byteLength(body);
}

/** Gives an answer whose body is known, and that has no version, a tag by its content. */
export function tagKnownBody({ req, res }: Context): void {
  const body = bodies.get(res);
  if (body === undefined || !res.ok || (req.method !== 'GET' && req.method !== 'HEAD')) return;
  if (!res.headers.has('ETag')) res.headers.set('ETag', tagOf(body));
}

const tagOf = (body: string): string => `"${hash('sha1', body)}"`;
