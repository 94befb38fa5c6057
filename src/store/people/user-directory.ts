import { sql, type Kysely, type Transaction } from 'kysely';
import { foldTitle } from '../../core/article/fold-title.ts';
import type { AuditDetails } from '../../core/audit/audit-entry.ts';
import { asUserId, type Act, type UserId } from '../../core/people/actor.ts';
import { foldLogin } from '../../core/people/login.ts';
import type { Role } from '../../core/people/role.ts';
import {
  losesLastAdministrator,
  type Administrator,
  type NewUser,
  type User,
  type UserChange,
} from '../../core/people/user.ts';
import type {
  UserDirectory,
  UserFilter,
  UserPageRequest,
  UserRefusal,
  UserResult,
} from '../../core/people/user-directory.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { endSessions } from './session-store.ts';
import { findUser, findUserByLogin, selectUsers, userOf, type Connection } from './user-rows.ts';

const refuse = (refusal: UserRefusal): UserResult => ({ isDone: false, refusal });

/** The user directory on a database of the newest schema. */
export function createUserDirectory(database: Kysely<Tables>): UserDirectory {
  return {
    async list(filter, page) {
      const rows = await selectUserPage(database, filter, page).execute();
      const items = rows.slice(0, page.limit).map(userOf);
      const last = items.at(-1);
      return rows.length > page.limit && last ? { items, next: last.login } : { items };
    },

    get: (id) => findUser(database, id),
    findByLogin: (login) => findUserByLogin(database, foldLogin(login)),

    add: (user, act) =>
      database.transaction().execute(async (transaction) => {
        if (await findUserByLogin(transaction, foldLogin(user.login))) return refuse('login-taken');
        return { isDone: true, user: await insertUser(transaction, user, act) };
      }),

    change: (id, change, act, version) =>
      database.transaction().execute(async (transaction) => {
        const before = await findUser(transaction, id);
        if (!before) return refuse('not-found');
        if (version !== undefined && version !== before.version) return refuse('version-stale');
        if (losesLastAdministrator(await listAdministrators(transaction), id, change))
          return refuse('last-administrator');
        const details = describeChange(before, change);
        if (Object.keys(details).length === 0) return { isDone: true, user: before };
        await updateUser(transaction, before, change, act);
        await appendAudit(transaction, {
          act,
          action: 'user.changed',
          subjectType: 'user',
          subjectId: id,
          details,
        });
        if (change.isDisabled === true) await endSessions(transaction, id, act);
        const user = await findUser(transaction, id);
        return user ? { isDone: true, user } : refuse('not-found');
      }),

    async hasAdministrator() {
      return (await listAdministrators(database)).some(({ canSignIn }) => canSignIn);
    },
  };
}

/** People who fit a filter, in the order of logins, one more than the page holds. */
export function selectUserPage(database: Connection, filter: UserFilter, page: UserPageRequest) {
  const { role, isDisabled, text } = filter;
  return selectUsers(database)
    .$if(page.after !== undefined, (query) => query.where('users.login', '>', page.after ?? ''))
    .$if(isDisabled !== undefined, (query) =>
      query.where('users.disabled_at', isDisabled === true ? 'is not' : 'is', null),
    )
    .$if(role !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('user_roles')
            .select('role')
            .whereRef('user_roles.user_id', '=', 'users.id')
            .where('user_roles.role', '=', role ?? ''),
        ),
      ),
    )
    .$if(text !== undefined, (query) => {
      const login = foldLogin(text ?? '');
      return query.where(
        sql<boolean>`(instr(users.login, ${login}) > 0 or instr(users.name_folded, ${foldTitle(login)}) > 0
          or instr(lower(coalesce(users.email, '')), ${login}) > 0)`,
      );
    })
    .orderBy('users.login')
    .limit(page.limit + 1);
}

/** Adds a person with roles, and records it. The login has to be free. */
export async function insertUser(
  transaction: Transaction<Tables>,
  { login, name, email, roles }: NewUser,
  act: Act,
  id = asUserId(createUuid(act.at)),
): Promise<User> {
  await transaction
    .insertInto('users')
    .values({
      id,
      kind: 'person',
      login: foldLogin(login),
      name,
      name_folded: foldTitle(name),
      email: email ?? null,
      created_at: act.at,
      changed_at: act.at,
      version: 1,
    })
    .execute();
  await writeRoles(transaction, id, roles);
  const user = await findUser(transaction, id);
  if (!user) throw new Error('the user that was just written is not there');
  await appendAudit(transaction, {
    act,
    action: 'user.created',
    subjectType: 'user',
    subjectId: id,
    details: { login: user.login, name, ...(email !== undefined && { email }), roles: [...user.roles] },
  });
  return user;
}

async function updateUser(
  transaction: Transaction<Tables>,
  before: User,
  change: UserChange,
  act: Act,
): Promise<void> {
  await transaction
    .updateTable('users')
    .set({
      ...(change.name !== undefined && { name: change.name, name_folded: foldTitle(change.name) }),
      ...(change.email !== undefined && { email: change.email }),
      ...(change.isDisabled !== undefined && {
        disabled_at: change.isDisabled ? (before.disabledAt ?? act.at) : null,
      }),
      changed_at: act.at,
      version: before.version + 1,
    })
    .where('id', '=', before.id)
    .execute();
  if (change.roles) {
    await transaction.deleteFrom('user_roles').where('user_id', '=', before.id).execute();
    await writeRoles(transaction, before.id, change.roles);
  }
}

async function writeRoles(
  transaction: Transaction<Tables>,
  id: UserId,
  held: readonly Role[],
): Promise<void> {
  const rows = [...new Set(held)].map((role) => ({ user_id: id, role }));
  if (rows.length > 0) await transaction.insertInto('user_roles').values(rows).execute();
}

/** What a change does to a user, before and after; empty where it does nothing. */
function describeChange(before: User, change: UserChange): AuditDetails {
  const details: AuditDetails = {};
  const note = (field: string, from: string | boolean | string[] | null, to: typeof from): void => {
    if (JSON.stringify(from) !== JSON.stringify(to)) details[field] = { from, to };
  };
  if (change.name !== undefined) note('name', before.name, change.name);
  if (change.email !== undefined) note('email', before.email ?? null, change.email);
  if (change.roles) note('roles', [...before.roles].toSorted(), [...new Set(change.roles)].toSorted());
  if (change.isDisabled !== undefined) note('isDisabled', before.disabledAt !== undefined, change.isDisabled);
  return details;
}

/** Administrators whose accounts are in use. */
async function listAdministrators(connection: Connection): Promise<Administrator[]> {
  const rows = await selectUsers(connection)
    .innerJoin('user_roles', 'user_roles.user_id', 'users.id')
    .where('user_roles.role', '=', 'admin')
    .where('users.disabled_at', 'is', null)
    .execute();
  return rows.map(userOf);
}
