import type { Act, UserId } from '../../core/people/actor.ts';
import { presentInstant } from '../instant.ts';
import type { PeopleServices, SignIn } from './people-services.ts';

/** Path of the page that a one-time link leads to; the secret is in the query, which no log has. */
export const welcomePath = '/account/welcome';

/** Makes a one-time link for a user: the whole address, and until when it is good. */
export async function issueOneTimeLink(
  { credentials }: Pick<PeopleServices, 'credentials'>,
  signIn: Pick<SignIn, 'origin' | 'linkMilliseconds'>,
  userId: UserId,
  act: Act,
): Promise<{ readonly address: string; readonly expiresAt: string }> {
  const expiresAt = act.at + signIn.linkMilliseconds;
  const secret = await credentials.issueLink(userId, expiresAt, act);
  return {
    address: `${signIn.origin}${welcomePath}?link=${secret}`,
    expiresAt: presentInstant(expiresAt),
  };
}
