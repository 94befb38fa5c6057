import type { Context } from 'hono';
import type { Audience } from '../../core/article/audience.ts';
import { anonymousActor } from '../../core/people/actor.ts';
import { rightsOf, rightsOfAnyone } from '../../core/people/role.ts';
import type { ApplicationEnvironment } from '../application-environment.ts';
import type { PeopleServices, SignIn } from '../people/people-services.ts';
import { identifyByToken, readBearerToken } from './bearer-token.ts';
import { refuseCrossSiteWrite } from './refuse-cross-site.ts';
import { readSessionSecret } from './session-cookie.ts';

export interface Identification {
  readonly people: Pick<PeopleServices, 'sessions' | 'tokens'>;
  readonly signIn: SignIn;
  /** Who the served build is for. */
  readonly audience: Audience;
  readonly now: () => number;
}

/**
 * Finds out who asks: by an API token, else by the session of a cookie, else nobody in particular. Accounts, roles and
 * sessions are read anew for each request, so that changes take effect at once.
 */
export function identifyPeople({
  people,
  signIn,
  audience,
  now,
}: Identification): (context: Context<ApplicationEnvironment>) => Promise<void> {
  const nobody = anonymousActor(rightsOfAnyone(audience));
  return async (context) => {
    context.set('actor', nobody);
    const token = readBearerToken(context);
    if (token !== undefined) return identifyByToken(context, token, { tokens: people.tokens, audience, now });
    // Browsers send cookies whoever asks them to; tokens are sent on purpose.
    refuseCrossSiteWrite(context.req.raw, signIn.origin);
    const secret = readSessionSecret(context, signIn.origin);
    const found = secret && (await people.sessions.find(secret, now(), signIn.idleMilliseconds));
    if (!found) return;
    const { session, user } = found;
    const rights = rightsOf(user.roles, audience);
    context.set('actor', { id: user.id, name: user.name, rights, via: 'session' });
    context.set('account', { user, session });
  };
}
