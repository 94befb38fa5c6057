import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Act } from '../../core/people/actor.ts';
import type { Receipt, Written } from '../../core/rule/written.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { versionStale } from '../precondition.ts';
import { ApiProblem } from '../problem/api-problem.ts';

/** How long a repeated request is recognised. */
const receiptMilliseconds = 24 * 60 * 60 * 1000;

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** The header of requests that make something. */
export const idempotencyHeader = {
  'Idempotency-Key': z
    .string()
    .regex(keyPattern, 'give up to 200 visible ASCII characters, such as a UUID')
    .optional()
    .describe(
      'Any text that no other request has. Sent again with the same body within a day, it answers with what was made the first time.',
    ),
};

/**
 * The receipt that a request asks for by its Idempotency-Key: the key is the actor's own, and for this address.
 *
 * @returns `undefined` where there is no such header.
 */
export async function receiptOf(
  context: Context<ApplicationEnvironment>,
  act: Act,
): Promise<Receipt | undefined> {
  const key = context.req.header('Idempotency-Key');
  if (key === undefined) return undefined;
  const body = new TextEncoder().encode(await context.req.text());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return {
    key,
    scope: `${act.actor.id} ${context.req.method} ${context.req.path}`,
    requestHash: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    expiresAt: act.at + receiptMilliseconds,
  };
}

/**
 * What was written, or the problem of having written nothing.
 *
 * @param missing What is said when the thing is not there.
 */
export function requireWritten<Value>(
  context: Context<ApplicationEnvironment>,
  written: Written<Value>,
  missing: string,
): Value {
  switch (written.result) {
    case 'written':
      return written.value;
    case 'repeated':
      context.header('Idempotency-Replayed', 'true');
      return written.value;
    case 'key-reused':
      throw new ApiProblem(
        'idempotency-key-reused',
        'This Idempotency-Key came with another body before. Send a new key with a new request.',
      );
    case 'stale':
      throw versionStale();
    case 'missing':
      throw new ApiProblem('not-found', missing);
  }
}
