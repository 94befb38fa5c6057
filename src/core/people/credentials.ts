import type { Act, UserId } from './actor.ts';
import type { NewUser, User } from './user.ts';

/** Who somebody is to an OpenID provider: the two together never change and are never given to another. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** What somebody who signs in by name needs to match. */
export interface PasswordRecord {
  readonly user: User;
  /** PHC string; absent where none was set. */
  readonly hash?: string;
}

/** A link by which somebody comes in once, to say who they are from then on. */
export interface OneTimeLink {
  readonly id: string;
  readonly user: User;
}

/**
 * What people prove who they are with. Secrets are kept as hashes only. Every write is recorded in the audit trail
 * with it, without the secret.
 */
export interface Credentials {
  readonly findPassword: (login: string) => Promise<PasswordRecord | undefined>;
  readonly getPassword: (id: UserId) => Promise<string | undefined>;
  readonly setPassword: (id: UserId, hash: string, act: Act) => Promise<void>;

  /** Replaces the hash of a password by one of the same password: nothing changes for its owner, and nothing is recorded. */
  readonly renewHash: (id: UserId, before: string, hash: string) => Promise<void>;

  /** A new one-time link for a user, which voids an earlier one. Its secret is returned once. */
  readonly issueLink: (id: UserId, expiresAt: number, act: Act) => Promise<string>;
  /** A link that is good, by its secret. */
  readonly findLink: (secret: string, now: number) => Promise<OneTimeLink | undefined>;
  /** Uses a link up: sets name and password. Once only, whoever tries it at the same time. */
  readonly useLinkForPassword: (
    linkId: string,
    given: { readonly name: string; readonly hash: string },
    act: Omit<Act, 'actor'>,
  ) => Promise<User | undefined>;
  /** Uses a link up: joins an identity to its user. `undefined` also where the identity is another user's. */
  readonly useLinkForIdentity: (
    linkId: string,
    identity: Identity,
    act: Omit<Act, 'actor'>,
  ) => Promise<User | undefined>;

  readonly findIdentity: (identity: Identity) => Promise<User | undefined>;
  /**
   * A new user for an identity; where the login is taken, with a number behind it. The user whom the identity belongs to
   * where somebody else was faster.
   */
  readonly addWithIdentity: (user: NewUser, identity: Identity, act: Omit<Act, 'actor'>) => Promise<User>;
}
