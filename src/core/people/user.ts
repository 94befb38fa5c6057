import type { UserId } from './actor.ts';
import type { Role } from './role.ts';

/** A person, or another system that has an account. Instants are UTC milliseconds. */
export interface User {
  readonly id: UserId;
  readonly login: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
  readonly createdAt: number;
  readonly changedAt: number;
  readonly signedInAt?: number;
  /** Since when the account is not to be used. */
  readonly disabledAt?: number;
  /** Whether there is a password or an identity of a provider. */
  readonly canSignIn: boolean;
  /** Counts the changes, from 1. */
  readonly version: number;
}

/** What is known when somebody gets an account. */
export interface NewUser {
  readonly login: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly roles: readonly Role[];
}

/** What changes about a user; an absent field stays. */
export interface UserChange {
  readonly name?: string | undefined;
  /** `null` removes it. */
  readonly email?: string | null | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** An administrator as far as the rule below is concerned. */
export interface Administrator {
  readonly id: UserId;
  readonly canSignIn: boolean;
}

/**
 * Whether a change would leave Casebook without an administrator, or with none who can sign in while there was one.
 *
 * @param administrators Those whose accounts are in use, before the change.
 */
export function losesLastAdministrator(
  administrators: readonly Administrator[],
  changed: UserId,
  change: UserChange,
): boolean {
  const steps = change.isDisabled === true || (change.roles !== undefined && !change.roles.includes('admin'));
  if (!steps) return false;
  const rest = administrators.filter(({ id }) => id !== changed);
  if (rest.length === administrators.length) return false;
  const needed = administrators.some(({ canSignIn }) => canSignIn);
  return rest.filter(({ canSignIn }) => canSignIn || !needed).length === 0;
}
