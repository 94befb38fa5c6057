import type { Kysely } from 'kysely';
import type { ProviderChecks, SignInAttempts } from '../../core/people/identity-provider.ts';
import type { Tables } from '../tables.ts';
import { createSecret, hashSecret } from './secret.ts';

/** Sign-ins at a provider that are under way, on a database of the newest schema: a restart does not disturb them. */
export function createSignInAttempts(database: Kysely<Tables>): SignInAttempts {
  return {
    keep: (attempt, expiresAt, now) =>
      database.transaction().execute(async (transaction) => {
        const secret = createSecret();
        await transaction.deleteFrom('sign_in_attempts').where('expires_at', '<=', now).execute();
        await transaction
          .insertInto('sign_in_attempts')
          .values({
            secret_hash: hashSecret(secret),
            checks: JSON.stringify(attempt.checks),
            return_to: attempt.returnTo,
            link_id: attempt.linkId ?? null,
            expires_at: expiresAt,
          })
          .execute();
        return secret;
      }),

    async take(secret, now) {
      const row = await database
        .deleteFrom('sign_in_attempts')
        .where('secret_hash', '=', hashSecret(secret))
        .returning(['checks', 'return_to', 'link_id', 'expires_at'])
        .executeTakeFirst();
      if (!row || row.expires_at <= now) return undefined;
      return {
        checks: JSON.parse(row.checks) as ProviderChecks, // written above
        returnTo: row.return_to,
        ...(row.link_id !== null && { linkId: row.link_id }),
      };
    },
  };
}
