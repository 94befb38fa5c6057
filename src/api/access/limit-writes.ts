import type { Context } from 'hono';
import { createRateLimiter, type RateLimit } from '../../core/people/rate-limit.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { clientAddress } from './client-address.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Writes that are left to somebody who has not signed in, per minute. */
const anonymousPerMinute = 30;

export interface WriteLimits {
  /** Writes a minute that each token, or each person, may make; absent: any number. */
  readonly writesPerMinute?: number | undefined;
  /** How many proxies pass requests on. */
  readonly proxies: number;
  readonly now: () => number;
}

/** Slows down those who write very much, so that a script gone wild does not stop the others: what it makes throws in time. */
export function limitWrites({
  writesPerMinute,
  proxies,
  now,
}: WriteLimits): (context: Context<ApplicationEnvironment>) => void {
  if (writesPerMinute === undefined) return () => undefined;
  const known = createRateLimiter(perMinute(writesPerMinute));
  const unknown = createRateLimiter(perMinute(anonymousPerMinute));
  return (context) => {
    if (safeMethods.has(context.req.method)) return;
    const { via, id } = context.get('actor');
    if (via !== 'local') {
      const wait =
        via === 'anonymous'
          ? unknown.take(clientAddress(context, proxies), now())
          : known.take(context.get('account')?.token?.id ?? id, now());
      if (wait > 0) throw tooManyRequests('You write faster than this server takes it.', wait);
    }
  };
}

const perMinute = (count: number): RateLimit => ({ burst: count, everyMilliseconds: 60_000 / count });

/** @param seconds How long to wait. */
export function tooManyRequests(what: string, seconds: number): ApiProblem {
  const time = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new ApiProblem('too-many-requests', `${what} Try again in ${time}.`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
