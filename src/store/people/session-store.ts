import type { Kysely, Selectable, Transaction } from 'kysely';
import { asUserId, type Act, type UserId } from '../../core/people/actor.ts';
import { sessionMethodSchema, type Session, type SessionStore } from '../../core/people/session.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { SessionsTable, Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { createSecret, hashSecret } from './secret.ts';
import { selectUsers, userOf, type Connection } from './user-rows.ts';

/** How often the use of a session or token is noted; each note is a write to the disk. */
export const noteEveryMilliseconds = 60_000;

const sessionColumns = [
  'sessions.id as session_id',
  'sessions.user_id',
  'sessions.method',
  'sessions.user_agent',
  'sessions.address',
  'sessions.created_at as started_at',
  'sessions.seen_at',
  'sessions.expires_at',
] as const;

/** The session store on a database of the newest schema. */
export function createSessionStore(database: Kysely<Tables>): SessionStore {
  return {
    start: (given, act) =>
      database.transaction().execute(async (transaction) => {
        const secret = createSecret();
        const session = { ...given, id: createUuid(act.at), createdAt: act.at, seenAt: act.at };
        await transaction.deleteFrom('sessions').where('expires_at', '<=', act.at).execute();
        await transaction
          .insertInto('sessions')
          .values({
            id: session.id,
            secret_hash: hashSecret(secret),
            user_id: session.userId,
            method: session.method,
            user_agent: session.userAgent,
            address: session.address,
            created_at: act.at,
            seen_at: act.at,
            expires_at: session.expiresAt,
          })
          .execute();
        await transaction
          .updateTable('users')
          .set({ signed_in_at: act.at })
          .where('id', '=', session.userId)
          .execute();
        await appendAudit(transaction, sessionEntry(act, 'session.started', session.id, session.userId));
        return { session, secret };
      }),

    async find(secret, now, idleMilliseconds) {
      const row = await selectSession(
        database,
        hashSecret(secret),
        now - idleMilliseconds,
        now,
      ).executeTakeFirst();
      if (!row) return undefined;
      if (now - row.seen_at >= noteEveryMilliseconds) {
        await database
          .updateTable('sessions')
          .set({ seen_at: now })
          .where('id', '=', row.session_id)
          .where('seen_at', '<', now)
          .execute();
      }
      return {
        session: sessionOf({ ...row, id: row.session_id, created_at: row.started_at }),
        user: userOf(row),
      };
    },

    async list(userId, now, idleMilliseconds) {
      const rows = await database
        .selectFrom('sessions')
        .selectAll()
        .where('user_id', '=', userId)
        .where('seen_at', '>', now - idleMilliseconds)
        .where('expires_at', '>', now)
        .orderBy('seen_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(sessionOf);
    },

    async get(id) {
      const row = await database.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && sessionOf(row);
    },

    end: (id, act) =>
      database.transaction().execute(async (transaction) => {
        const ended = await transaction
          .deleteFrom('sessions')
          .where('id', '=', id)
          .returning(['id', 'user_id'])
          .executeTakeFirst();
        if (ended)
          await appendAudit(transaction, sessionEntry(act, 'session.ended', ended.id, ended.user_id));
        return ended !== undefined;
      }),

    endAll: (userId, act, kept) =>
      database.transaction().execute((transaction) => endSessions(transaction, userId, act, kept)),
  };
}

/** A session that was used since an instant, with its user whose account is in use. */
export function selectSession(database: Connection, secretHash: string, usedSince: number, now: number) {
  return selectUsers(database)
    .innerJoin('sessions', 'sessions.user_id', 'users.id')
    .select(sessionColumns)
    .where('sessions.secret_hash', '=', secretHash)
    .where('sessions.seen_at', '>', usedSince)
    .where('sessions.expires_at', '>', now)
    .where('users.disabled_at', 'is', null);
}

/** Ends all sessions of a user but one; how many there were. */
export async function endSessions(
  transaction: Transaction<Tables>,
  userId: UserId,
  act: Act,
  kept?: string,
): Promise<number> {
  const ended = await transaction
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(kept !== undefined, (query) => query.where('id', '<>', kept ?? ''))
    .returning(['id', 'user_id'])
    .execute();
  await appendAudit(
    transaction,
    ...ended.map(({ id, user_id }) => sessionEntry(act, 'session.ended', id, user_id)),
  );
  return ended.length;
}

function sessionEntry(act: Act, action: 'session.started' | 'session.ended', id: string, user: string) {
  return { act, action, subjectType: 'session', subjectId: id, details: { user } };
}

function sessionOf(row: Omit<Selectable<SessionsTable>, 'secret_hash'>): Session {
  return {
    id: row.id,
    userId: asUserId(row.user_id),
    method: sessionMethodSchema.parse(row.method),
    userAgent: row.user_agent,
    address: row.address,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}
