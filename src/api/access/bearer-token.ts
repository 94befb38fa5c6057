import type { Context } from 'hono';
import type { Audience } from '../../core/article/audience.ts';
import type { Actor } from '../../core/people/actor.ts';
import type { TokenStore } from '../../core/people/api-token.ts';
import { rightsOf } from '../../core/people/role.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import { ApiProblem } from '../problem/api-problem.ts';

/**
 * The API token that a request was sent with.
 *
 * @returns `undefined` where there is none. Other kinds of `Authorization` are a proxy's affair.
 */
export function readBearerToken({ req }: Context<ApplicationEnvironment>): string | undefined {
  const authorization = req.header('Authorization');
  if (authorization === undefined) return undefined;
  const bearer = /^Bearer(?:\s+(.*))?$/i.exec(authorization);
  return bearer ? (bearer[1]?.trim() ?? '') : undefined;
}

/** What tokens are known by, and who the served build is for. */
export interface TokenIdentification {
  readonly tokens: TokenStore;
  readonly audience: Audience;
  readonly now: () => number;
}

/**
 * Makes whoever sent an API token the actor of a request.
 *
 * @throws {ApiProblem} It is not good.
 */
export async function identifyByToken(
  context: Context<ApplicationEnvironment>,
  secret: string,
  { tokens, audience, now }: TokenIdentification,
): Promise<void> {
  const found = await tokens.find(secret, now());
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
}
