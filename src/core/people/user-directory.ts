import type { Page } from '../article/article-registry.ts';
import type { Act, UserId } from './actor.ts';
import type { Role } from './role.ts';
import type { NewUser, User, UserChange } from './user.ts';

/** Conditions that all hold; an absent one does not restrict. */
export interface UserFilter {
  readonly role?: Role | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Occurs in the name, the login or the e-mail address, whatever its case. */
  readonly text?: string | undefined;
}

export interface UserPageRequest {
  /** Login after which the page starts; absent: from the beginning. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Why a user could not be added or changed. Codes are permanent. */
export type UserRefusal = 'login-taken' | 'last-administrator' | 'not-found' | 'version-stale';

/** The user as it is now, or why nothing was changed. */
export type UserResult =
  { readonly isDone: true; readonly user: User } | { readonly isDone: false; readonly refusal: UserRefusal };

/** Those who have an account. Built-in users are not among them. Every write is recorded in the audit trail with it. */
export interface UserDirectory {
  /** In the order of logins. */
  readonly list: (filter: UserFilter, page: UserPageRequest) => Promise<Page<User>>;
  readonly get: (id: UserId) => Promise<User | undefined>;
  readonly findByLogin: (login: string) => Promise<User | undefined>;
  readonly add: (user: NewUser, act: Act) => Promise<UserResult>;
  /**
   * Changes a user. Roles and disabling take effect with the next request; disabling ends all sessions.
   *
   * @param version The version that the change was made for; absent: whichever.
   */
  readonly change: (id: UserId, change: UserChange, act: Act, version?: number) => Promise<UserResult>;
  /** Whether an administrator whose account is in use can sign in. */
  readonly hasAdministrator: () => Promise<boolean>;
}
