import type { Page } from '../article/article-registry.ts';
import type { Act, UserId } from './actor.ts';
import type { Right } from './right.ts';
import type { User } from './user.ts';

/** What every token begins with, so that people and scanners recognise one that lies around. */
export const tokenPrefix = 'cbk_';

/** The longest that a token may be good for. */
export const maximumTokenDays = 366;

/** A key for programs, which act with it as its user. Instants are UTC milliseconds. */
export interface ApiToken {
  readonly id: string;
  readonly userId: UserId;
  readonly login: string;
  readonly createdBy: UserId;
  /** What it is for. */
  readonly name: string;
  /** Its first characters, to tell it from others. */
  readonly hint: string;
  /** What it is good for, as far as its user's roles give it, too. */
  readonly rights: readonly Right[];
  readonly createdAt: number;
  readonly expiresAt: number;
  /** When it was last used, to the minute. */
  readonly usedAt?: number;
  readonly revokedAt?: number;
}

export interface NewApiToken {
  readonly userId: UserId;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly expiresAt: number;
}

export interface TokenPageRequest {
  /** Id after which the page starts; absent: from the newest. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The API tokens of everyone. Their secrets are kept as hashes only. */
export interface TokenStore {
  /** Makes a token; the secret is returned once. */
  readonly create: (
    token: NewApiToken,
    act: Act,
  ) => Promise<{ readonly token: ApiToken; readonly secret: string }>;
  /** The token of a secret and its user, whose account is in use. One that has expired or was revoked is not found. */
  readonly find: (
    secret: string,
    now: number,
  ) => Promise<{ readonly token: ApiToken; readonly user: User } | undefined>;
  /** The newest first; of one user, or of all. */
  readonly list: (userId: UserId | undefined, page: TokenPageRequest) => Promise<Page<ApiToken>>;
  readonly get: (id: string) => Promise<ApiToken | undefined>;
  /** Revokes a token; false where there is none that is good. */
  readonly revoke: (id: string, act: Act) => Promise<boolean>;
}
