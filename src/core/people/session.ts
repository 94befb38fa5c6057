import { z } from 'zod';
import type { Act, UserId } from './actor.ts';
import type { User } from './user.ts';

/** How a session began. */
export const sessionMethodSchema = z.enum(['password', 'provider', 'link']);
export type SessionMethod = z.infer<typeof sessionMethodSchema>;

/** A browser in which somebody is signed in. Instants are UTC milliseconds. */
export interface Session {
  readonly id: string;
  readonly userId: UserId;
  readonly method: SessionMethod;
  /** As the browser names itself, cut. */
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: number;
  /** When it was last used, to the minute. */
  readonly seenAt: number;
  /** When it ends at the latest. */
  readonly expiresAt: number;
}

export interface NewSession {
  readonly userId: UserId;
  readonly method: SessionMethod;
  readonly userAgent: string;
  readonly address: string;
  readonly expiresAt: number;
}

/** The sessions of everyone. Each is known by a secret in a cookie, which is kept as a hash only. */
export interface SessionStore {
  /** Begins a session; the secret is returned once. */
  readonly start: (
    session: NewSession,
    act: Act,
  ) => Promise<{ readonly session: Session; readonly secret: string }>;
  /**
   * The session of a secret and its user, whose account is in use. One that has ended, or was not used for so long, is
   * not found.
   *
   * @param idleMilliseconds How long a session may be unused.
   */
  readonly find: (
    secret: string,
    now: number,
    idleMilliseconds: number,
  ) => Promise<{ readonly session: Session; readonly user: User } | undefined>;
  /** The last used first. */
  readonly list: (userId: UserId, now: number, idleMilliseconds: number) => Promise<readonly Session[]>;
  readonly get: (id: string) => Promise<Session | undefined>;
  /** Ends a session; false where there is none. */
  readonly end: (id: string, act: Act) => Promise<boolean>;
  /**
   * Ends the sessions of a user.
   *
   * @param kept Id of the one that goes on.
   * @returns How many ended.
   */
  readonly endAll: (userId: UserId, act: Act, kept?: string) => Promise<number>;
}
