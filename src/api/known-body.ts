import { hash } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApplicationEnvironment } from './application-environment.ts';
import { leastBytes } from './compression/least-bytes.ts';

type AnswerHeaders = Readonly<Record<string, string>>;

/** A good answer whose JSON is written already, with all headers that it has of its own. */
export interface WrittenAnswer {
  readonly body: string;
  readonly headers: AnswerHeaders;
}

/** An answer that a handler has made by `context.json` or `answerWritten`. */
export interface KnownAnswer {
  readonly answer: Response;
  readonly body: string;
  /** Whether it was made with every header that it has. */
  readonly isWhole: boolean;
}

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
  const noting = (value: unknown, status?: ContentfulStatusCode, headers?: AnswerHeaders): Response => {
    const body = JSON.stringify(value);
    if (!hasHeaders && status === 200) return answerWritten(context, { body, headers: headers ?? {} });
    const answer = context.newResponse(body, status, { 'Content-Type': 'application/json', ...headers });
    context.set('knownAnswer', { answer, body, isWhole: false });
    return answer;
  };
  // Takes and answers the same; its type tells clients of Hono the shape of the answer, which plays no part here.
  context.json = noting as unknown as Context['json'];
}

/** Answers with JSON that is written: whole, where nothing is left to decide. */
export function answerWritten(
  context: Context<ApplicationEnvironment>,
  { body, headers }: WrittenAnswer,
): Response {
  const whole = makeWhole(context, body, headers);
  const answer = whole ?? context.newResponse(body, 200, { 'Content-Type': 'application/json', ...headers });
  context.set('knownAnswer', { answer, body, isWhole: whole !== undefined });
  return answer;
}

/**
 * The answer to a plain GET, with the headers that middleware would give it: no condition is asked for, and nothing to compress.
 *
 * @returns `undefined` where middleware has to see to it.
 */
function makeWhole(
  context: Context<ApplicationEnvironment>,
  body: string,
  headers: AnswerHeaders,
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
  return new Response(body, { status: 200, headers: all });
}

/** Whether an answer has every header, so that it is left as it is. */
export function isWhole(context: Context<ApplicationEnvironment>, answer: Response): boolean {
  const known = context.get('knownAnswer');
  return known?.answer === answer && known.isWhole;
}

/** Length in bytes of the body of an answer, where a handler made it by `context.json` and nothing has replaced it since. */
export function knownLength(context: Context<ApplicationEnvironment>): number | undefined {
  const body = knownBody(context);
  return body === undefined ? undefined : Buffer.byteLength(body);
}

function knownBody(context: Context<ApplicationEnvironment>): string | undefined {
  const known = context.get('knownAnswer');
  return known?.answer === context.res ? known.body : undefined;
}

/** Gives an answer whose body is known, and that has no version, a tag by its content. */
export function tagKnownBody(context: Context<ApplicationEnvironment>): void {
  const { req, res } = context;
  const body = knownBody(context);
  if (body === undefined || !res.ok || (req.method !== 'GET' && req.method !== 'HEAD')) return;
  if (!res.headers.has('ETag')) res.headers.set('ETag', tagOf(body));
}

const tagOf = (body: string): string => `"${hash('sha1', body)}"`;
