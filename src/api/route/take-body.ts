import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApiProblem } from '../problem/api-problem.ts';
import { bodyTooLarge } from '../problem/handle-error.ts';

const maximumBytes = 1024 * 1024;

const limitStream = bodyLimit({
  maxSize: maximumBytes,
  onError: () => {
    throw bodyTooLarge();
  },
});

/**
 * Takes the body of a request as far as its size, and as text where it is JSON, so that whoever asks the request for it has it.
 *
 * @throws {ApiProblem} It is too large, or is JSON that is not UTF-8. Decoded as browsers do, bytes that are none would become replacement
 * characters, and what is stored would not be what was sent.
 */
export async function takeBody(context: Context): Promise<void> {
  const { req } = context;
  const length = req.header('Content-Length');
  if (length === undefined || req.header('Transfer-Encoding') !== undefined) {
    await limitStream(context, async () => undefined);
  } else if (Number(length) > maximumBytes) {
    throw bodyTooLarge();
  }
  if (!req.header('Content-Type')?.includes('json')) return;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await req.arrayBuffer());
    // Of bytes that it has, Hono would make an answer to read them as a text. It keeps promises, whatever its type says.
    req.bodyCache.text = Promise.resolve(text) as unknown as string;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ApiProblem('bad-request', 'The body is not UTF-8. JSON is written in UTF-8 (RFC 8259).');
  }
}
