import type { Context } from 'hono';
import type { Audience } from '../../core/article/audience.ts';
import type { Actor } from '../../core/people/actor.ts';
import type { TokenStore } from '../../core/people/api-token.ts';
import { rightsOf } from '../../core/people/role.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from '../problem/api-problem.ts';

/**
 * Makes whoever sent an API token the actor of a request.
 *
 * @returns Whether there was a token. Other kinds of `Authorization` are a proxy's affair.
 * @throws {ApiProblem} It is not good.
 */
export async function identifyByToken(
  context: Context<ApplicationEnvironment>,
  tokens: TokenStore,
  audience: Audience,
  now: number,
): Promise<boolean> {
  const authorization = context.req.header('Authorization');
  if (authorization === undefined) return false;
  const secret = /^Bearer(?:\s+(.*))?$/i.exec(authorization);
  if (!secret) return false;
  const found = await tokens.find(secret[1]?.trim() ?? '', now);
  if (!found) {
    throw new ApiProblem(
      'sign-in-required',
      'The token is not good: it was mistyped, has expired or was revoked, or its account is disabled.',
      { headers: { 'WWW-Authenticate': 'Bearer realm="Casebook", error="invalid_token"' } },
    );
  }
  const { token, user } = found;
  // A token never does more than its user may do now.
  const actor: Actor = {
    id: user.id,
    name: user.name,
    rights: rightsOf(user.roles, audience).intersection(new Set(token.rights)),
    via: 'token',
  };
  context.set('actor', actor);
  context.set('account', { user, token });
  return true;
}
