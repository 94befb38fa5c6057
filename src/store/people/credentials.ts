import type { Kysely, Transaction } from 'kysely';
import { foldTitle } from '../../core/article/fold-title.ts';
import type { AuditAction, AuditDetails } from '../../core/audit/audit-entry.ts';
import { asUserId, type Act, type Actor, type UserId } from '../../core/people/actor.ts';
import type { Credentials, Identity } from '../../core/people/credentials.ts';
import { foldLogin } from '../../core/people/login.ts';
import type { User } from '../../core/people/user.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { createSecret, hashSecret } from './secret.ts';
import { insertUser } from './user-directory.ts';
import { findUser, findUserByLogin, selectUsers, userOf, type Connection } from './user-rows.ts';

/** What people prove who they are with, on a database of the newest schema. */
export function createCredentials(database: Kysely<Tables>): Credentials {
  return {
    async findPassword(login) {
      const user = await findUserByLogin(database, foldLogin(login));
      if (!user) return undefined;
      const hash = await selectPassword(database, user.id);
      return { user, ...(hash !== undefined && { hash }) };
    },

    getPassword: (id) => selectPassword(database, id),

    setPassword: (id, hash, act) =>
      database.transaction().execute((transaction) => writePassword(transaction, id, hash, act)),

    async renewHash(id, before, hash) {
      await database
        .updateTable('user_passwords')
        .set({ hash })
        .where('user_id', '=', id)
        .where('hash', '=', before)
        .execute();
    },

    issueLink: (id, expiresAt, act) =>
      database.transaction().execute(async (transaction) => {
        const secret = createSecret();
        await transaction.deleteFrom('one_time_links').where('user_id', '=', id).execute();
        await transaction
          .insertInto('one_time_links')
          .values({
            id: createUuid(act.at),
            secret_hash: hashSecret(secret),
            user_id: id,
            created_at: act.at,
            expires_at: expiresAt,
          })
          .execute();
        await record(transaction, act, 'user.link-issued', id, { expiresAt });
        return secret;
      }),

    async findLink(secret, now) {
      const row = await selectUsers(database)
        .innerJoin('one_time_links', 'one_time_links.user_id', 'users.id')
        .select('one_time_links.id as link_id')
        .where('one_time_links.secret_hash', '=', hashSecret(secret))
        .where('one_time_links.expires_at', '>', now)
        .where('users.disabled_at', 'is', null)
        .executeTakeFirst();
      return row && { id: row.link_id, user: userOf(row) };
    },

    useLinkForPassword: (linkId, { name, hash }, { at, requestId }) =>
      database.transaction().execute(async (transaction) => {
        const user = await useLink(transaction, linkId, at);
        if (!user) return undefined;
        const act: Act = { actor: actorOf({ ...user, name }), at, requestId };
        await transaction
          .updateTable('users')
          .set({ name, name_folded: foldTitle(name), changed_at: at, version: user.version + 1 })
          .where('id', '=', user.id)
          .execute();
        await record(transaction, act, 'user.link-used', user.id, {
          ...(name !== user.name && { name: { from: user.name, to: name } }),
        });
        await writePassword(transaction, user.id, hash, act);
        return findUser(transaction, user.id);
      }),

    useLinkForIdentity: (linkId, identity, { at, requestId }) =>
      database.transaction().execute(async (transaction) => {
        if (await selectIdentity(transaction, identity)) return undefined;
        const user = await useLink(transaction, linkId, at);
        if (!user) return undefined;
        const act: Act = { actor: actorOf(user), at, requestId };
        await record(transaction, act, 'user.link-used', user.id, {});
        await writeIdentity(transaction, user.id, identity, act);
        return findUser(transaction, user.id);
      }),

    findIdentity: (identity) => selectIdentity(database, identity),

    addWithIdentity: (given, identity, { at, requestId }) =>
      database.transaction().execute(async (transaction) => {
        const known = await selectIdentity(transaction, identity);
        if (known) return known;
        const login = await freeLogin(transaction, foldLogin(given.login));
        const id = asUserId(createUuid(at));
        const actor = actorOf({ id, name: given.name });
        const act: Act = { actor, at, requestId };
        const user = await insertUser(transaction, { ...given, login }, act, id);
        await writeIdentity(transaction, user.id, identity, act);
        return { ...user, canSignIn: true };
      }),
  };
}

/** Somebody who is about to be signed in, as the author of that. */
function actorOf({ id, name }: Pick<User, 'id' | 'name'>): Actor {
  return { id, name, rights: new Set(), via: 'session' };
}

async function selectPassword(connection: Connection, id: UserId): Promise<string | undefined> {
  const row = await connection
    .selectFrom('user_passwords')
    .select('hash')
    .where('user_id', '=', id)
    .executeTakeFirst();
  return row?.hash;
}

async function selectIdentity(
  connection: Connection,
  { issuer, subject }: Identity,
): Promise<User | undefined> {
  const row = await selectUsers(connection)
    .innerJoin('user_identities', 'user_identities.user_id', 'users.id')
    .where('user_identities.issuer', '=', issuer)
    .where('user_identities.subject', '=', subject)
    .executeTakeFirst();
  return row && userOf(row);
}

/** Removes a link that is good, so that nobody else can use it; its user. */
async function useLink(transaction: Transaction<Tables>, id: string, at: number): Promise<User | undefined> {
  const link = await transaction
    .deleteFrom('one_time_links')
    .where('id', '=', id)
    .where('expires_at', '>', at)
    .returning('user_id')
    .executeTakeFirst();
  const user = link && (await findUser(transaction, asUserId(link.user_id)));
  return user?.disabledAt === undefined ? user : undefined;
}

async function writePassword(
  transaction: Transaction<Tables>,
  id: UserId,
  hash: string,
  act: Act,
): Promise<void> {
  await transaction
    .insertInto('user_passwords')
    .values({ user_id: id, hash, changed_at: act.at })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ hash, changed_at: act.at }))
    .execute();
  await record(transaction, act, 'user.password-set', id, {});
}

async function writeIdentity(
  transaction: Transaction<Tables>,
  id: UserId,
  identity: Identity,
  act: Act,
): Promise<void> {
  await transaction
    .insertInto('user_identities')
    .values({ ...identity, user_id: id, created_at: act.at })
    .execute();
  await record(transaction, act, 'user.identity-joined', id, { ...identity });
}

async function record(
  transaction: Transaction<Tables>,
  act: Act,
  action: AuditAction,
  id: UserId,
  details: AuditDetails,
): Promise<void> {
  await appendAudit(transaction, { act, action, subjectType: 'user', subjectId: id, details });
}

/** A login like this one that nobody has. */
async function freeLogin(transaction: Transaction<Tables>, login: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? login : `${login}-${number}`;
    const taken = await transaction
      .selectFrom('users')
      .select('id')
      .where('login', '=', candidate)
      .executeTakeFirst();
    if (!taken) return candidate;
  }
}
