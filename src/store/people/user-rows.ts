import { sql, type Kysely, type Transaction } from 'kysely';
import { asUserId, type UserId } from '../../core/people/actor.ts';
import { roles, type Role } from '../../core/people/role.ts';
import type { User } from '../../core/people/user.ts';
import type { Tables } from '../tables.ts';

/** A database or a transaction in it. */
export type Connection = Kysely<Tables> | Transaction<Tables>;

/** People with everything that a `User` is made of, one row each. */
export function selectUsers(connection: Connection) {
  return connection
    .selectFrom('users')
    .select([
      'users.id',
      'users.login',
      'users.name',
      'users.email',
      'users.disabled_at',
      'users.created_at',
      'users.changed_at',
      'users.signed_in_at',
      'users.version',
      (select) =>
        select
          .selectFrom('user_roles')
          .select(sql<string>`group_concat(role)`.as('roles'))
          .whereRef('user_roles.user_id', '=', 'users.id')
          .as('roles'),
      sql<number>`(exists (select 1 from user_passwords where user_passwords.user_id = users.id)
        or exists (select 1 from user_identities where user_identities.user_id = users.id))`.as(
        'can_sign_in',
      ),
    ])
    .where('users.login', 'is not', null);
}

export type UserRow = Awaited<ReturnType<ReturnType<typeof selectUsers>['executeTakeFirstOrThrow']>>;

export function userOf(row: UserRow): User {
  return {
    id: asUserId(row.id),
    login: row.login ?? '',
    name: row.name,
    ...(row.email !== null && { email: row.email }),
    roles: rolesOf(row.roles),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    ...(row.signed_in_at !== null && { signedInAt: row.signed_in_at }),
    ...(row.disabled_at !== null && { disabledAt: row.disabled_at }),
    canSignIn: row.can_sign_in === 1,
    version: row.version,
  };
}

/** A role that this version does not know gives nothing. */
function rolesOf(list: string | null): Role[] {
  const held = new Set(list?.split(','));
  return roles.filter((role) => held.has(role));
}

export async function findUser(connection: Connection, id: UserId): Promise<User | undefined> {
  const row = await selectUsers(connection).where('users.id', '=', id).executeTakeFirst();
  return row && userOf(row);
}

export async function findUserByLogin(connection: Connection, login: string): Promise<User | undefined> {
  const row = await selectUsers(connection).where('users.login', '=', login).executeTakeFirst();
  return row && userOf(row);
}
