import type { Actor } from '../core/people/actor.ts';
import type { ApiToken } from '../core/people/api-token.ts';
import type { Session } from '../core/people/session.ts';
import type { User } from '../core/people/user.ts';
import type { KnownAnswer } from './known-body.ts';
import type { GuardingHeaders } from './security-headers.ts';

/** The account that an actor has, and what it was recognised by. */
export interface Account {
  readonly user: User;
  readonly session?: Session;
  readonly token?: ApiToken;
}

/** What the listener tells of a request, and what middleware leaves in its context. */
export interface ApplicationEnvironment {
  Bindings: {
    /** Address of the other end of the connection. */
    remoteAddress?: string;
  };
  Variables: {
    /** From `X-Request-Id` where the client sent a usable one, else made up. */
    requestId: string;
    /** Headers that guard the reader of its answer, see `chooseSecurityHeaders`. */
    guardingHeaders: GuardingHeaders;
    /** The last answer that was made of JSON, for as long as nothing has taken its place. */
    knownAnswer: KnownAnswer | undefined;
    /** Who asks; somebody anonymous where nobody has signed in. */
    actor: Actor;
    /** Absent in local mode and where nobody has signed in. */
    account: Account | undefined;
  };
}
