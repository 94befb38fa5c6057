import type { Context } from 'hono';
import type { Audience } from '../../core/article/audience.ts';
import { localActor } from '../../core/people/actor.ts';
import type { TokenStore } from '../../core/people/api-token.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from '../problem/api-problem.ts';
import { identifyByToken, readBearerToken } from './bearer-token.ts';
import { isLoopback } from './loopback.ts';
import { refuseCrossSiteWrite } from './refuse-cross-site.ts';

/** Headers that proxies add: behind one, whoever asks is not on this machine. */
const proxyHeaders = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP'] as const;

/**
 * Local mode: whoever reaches the server is its administrator. So that this stays the person at the machine, requests
 * that a proxy passes on are refused, those for another host name (a page elsewhere whose name was made to lead here),
 * and writes that other sites cause. Who sends an API token acts with it.
 *
 * @param audience Who the served build is for.
 */
export function identifyLocally(
  tokens: TokenStore,
  audience: Audience,
  now: () => number,
): (context: Context<ApplicationEnvironment>) => void | Promise<void> {
  let known = { origin: '', isLoopback: false };
  /** Requests come for the same one or two origins: each is parsed when it changes. */
  const isForLoopback = (address: string): boolean => {
    const origin = address.slice(0, address.indexOf('/', 'https://'.length));
    if (origin !== known.origin) known = { origin, isLoopback: isLoopback(new URL(origin).hostname) };
    return known.isLoopback;
  };
  return (context) => {
    if (
      !isForLoopback(context.req.url) ||
      proxyHeaders.some((name) => context.req.header(name) !== undefined)
    ) {
      throw new ApiProblem(
        'misdirected',
        'This Casebook serves its own machine only, without sign-in. Ask for localhost, or start it with sign-in.',
      );
    }
    const secret = readBearerToken(context);
    return secret === undefined
      ? actLocally(context)
      : identifyByToken(context, secret, { tokens, audience, now });
  };
}

function actLocally(context: Context<ApplicationEnvironment>): void {
  refuseCrossSiteWrite(context.req.raw);
  context.set('actor', localActor);
}
