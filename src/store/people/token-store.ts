import type { Kysely } from 'kysely';
import { asUserId, type UserId } from '../../core/people/actor.ts';
import {
  tokenPrefix,
  type ApiToken,
  type TokenPageRequest,
  type TokenStore,
} from '../../core/people/api-token.ts';
import { rightNames } from '../../core/people/right.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { createSecret, hashSecret } from './secret.ts';
import { noteEveryMilliseconds } from './session-store.ts';
import { selectUsers, userOf, type Connection } from './user-rows.ts';

/** How many characters of a secret are kept readable. */
const hintLength = tokenPrefix.length + 4;

const tokenColumns = [
  'api_tokens.id as token_id',
  'api_tokens.user_id',
  'api_tokens.created_by',
  'api_tokens.name as token_name',
  'api_tokens.hint',
  'api_tokens.rights',
  'api_tokens.created_at as made_at',
  'api_tokens.expires_at',
  'api_tokens.used_at',
  'api_tokens.revoked_at',
] as const;

/** The token store on a database of the newest schema. */
export function createTokenStore(database: Kysely<Tables>): TokenStore {
  return {
    create: (given, act) =>
      database.transaction().execute(async (transaction) => {
        const secret = createSecret(tokenPrefix);
        const id = createUuid(act.at);
        const hint = secret.slice(0, hintLength);
        await transaction
          .insertInto('api_tokens')
          .values({
            id,
            secret_hash: hashSecret(secret),
            user_id: given.userId,
            created_by: act.actor.id,
            name: given.name,
            hint,
            rights: JSON.stringify(given.rights),
            created_at: act.at,
            expires_at: given.expiresAt,
          })
          .execute();
        await appendAudit(transaction, {
          act,
          action: 'token.created',
          subjectType: 'token',
          subjectId: id,
          details: {
            user: given.userId,
            name: given.name,
            hint,
            rights: [...given.rights],
            expiresAt: given.expiresAt,
          },
        });
        const row = await selectTokens(transaction).where('api_tokens.id', '=', id).executeTakeFirstOrThrow();
        return { token: tokenOf(row), secret };
      }),

    async find(secret, now) {
      if (!secret.startsWith(tokenPrefix)) return undefined;
      const row = await selectToken(database, hashSecret(secret), now).executeTakeFirst();
      if (!row) return undefined;
      if (now - (row.used_at ?? 0) >= noteEveryMilliseconds) {
        await database
          .updateTable('api_tokens')
          .set({ used_at: now })
          .where('id', '=', row.token_id)
          .execute();
      }
      return { token: tokenOf(row), user: userOf(row) };
    },

    async list(userId, page) {
      const rows = await selectTokenPage(database, userId, page).execute();
      const items = rows.slice(0, page.limit).map(tokenOf);
      const last = items.at(-1);
      return rows.length > page.limit && last ? { items, next: last.id } : { items };
    },

    async get(id) {
      const row = await selectTokens(database).where('api_tokens.id', '=', id).executeTakeFirst();
      return row && tokenOf(row);
    },

    revoke: (id, act) =>
      database.transaction().execute(async (transaction) => {
        const revoked = await transaction
          .updateTable('api_tokens')
          .set({ revoked_at: act.at })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .returning(['name', 'hint', 'user_id'])
          .executeTakeFirst();
        if (!revoked) return false;
        await appendAudit(transaction, {
          act,
          action: 'token.revoked',
          subjectType: 'token',
          subjectId: id,
          details: { user: revoked.user_id, name: revoked.name, hint: revoked.hint },
        });
        return true;
      }),
  };
}

function selectTokens(connection: Connection) {
  return selectUsers(connection)
    .innerJoin('api_tokens', 'api_tokens.user_id', 'users.id')
    .select(tokenColumns);
}

/** A token that is good, with its user whose account is in use. */
export function selectToken(connection: Connection, secretHash: string, now: number) {
  return selectTokens(connection)
    .where('api_tokens.secret_hash', '=', secretHash)
    .where('api_tokens.expires_at', '>', now)
    .where('api_tokens.revoked_at', 'is', null)
    .where('users.disabled_at', 'is', null);
}

/** Tokens of a user, or of all, the newest first, one more than the page holds. */
export function selectTokenPage(
  connection: Connection,
  userId: UserId | undefined,
  { after, limit }: TokenPageRequest,
) {
  return selectTokens(connection)
    .$if(userId !== undefined, (query) => query.where('api_tokens.user_id', '=', userId ?? ''))
    .$if(after !== undefined, (query) => query.where('api_tokens.id', '<', after ?? ''))
    .orderBy('api_tokens.id', 'desc')
    .limit(limit + 1);
}

type TokenRow = Awaited<ReturnType<ReturnType<typeof selectTokens>['executeTakeFirstOrThrow']>>;

function tokenOf(row: TokenRow): ApiToken {
  const rights = new Set(JSON.parse(row.rights) as string[]); // written above
  return {
    id: row.token_id,
    userId: asUserId(row.user_id),
    login: row.login ?? '',
    createdBy: asUserId(row.created_by),
    name: row.token_name,
    hint: row.hint,
    // A right that this version does not know permits nothing.
    rights: rightNames.filter((right) => rights.has(right)),
    createdAt: row.made_at,
    expiresAt: row.expires_at,
    ...(row.used_at !== null && { usedAt: row.used_at }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  };
}
