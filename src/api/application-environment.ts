import type { Actor } from '../core/people/actor.ts';

/** What middleware leaves in the context of a request. */
export interface ApplicationEnvironment {
  Variables: {
    /** From `X-Request-Id` where the client sent a usable one, else made up. */
    requestId: string;
    /** Who asks; somebody anonymous where nobody has signed in. */
    actor: Actor;
  };
}
