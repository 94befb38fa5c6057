import { issueOneTimeLink } from '../../api/people/one-time-link.ts';
import type { PeopleServices, SignIn } from '../../api/people/people-services.ts';
import { systemActor } from '../../core/people/actor.ts';

const login = 'admin';

/**
 * Makes sure that somebody can come in: while no administrator has ever signed in, there is an account for one and a
 * new one-time link to it, for whoever starts the server to read.
 *
 * @param now UTC milliseconds.
 * @returns The link; nothing where there is an administrator who can sign in.
 */
export async function createFirstAdministrator(
  people: Pick<PeopleServices, 'users' | 'credentials'>,
  signIn: Pick<SignIn, 'origin' | 'linkMilliseconds'>,
  now: number,
): Promise<{ readonly address: string; readonly expiresAt: string; readonly login: string } | undefined> {
  if (await people.users.hasAdministrator()) return undefined;
  const act = { actor: systemActor, at: now };
  const waiting = (await people.users.list({ role: 'admin', isDisabled: false }, { limit: 1 })).items[0];
  const added =
    waiting ??
    (await people.users
      .add({ login, name: 'Administrator', roles: ['admin'] }, act)
      .then((result) => (result.isDone ? result.user : undefined)));
  if (!added) throw new Error(`there is a user ${login} who is no administrator, and nobody else is one`);
  return { ...(await issueOneTimeLink(people, signIn, added.id, act)), login: added.login };
}
