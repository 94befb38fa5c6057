import type { AuditTrail } from '../audit/audit-trail.ts';
import { anonymousActor, builtInUsers, type Act } from './actor.ts';
import type { Credentials, Identity } from './credentials.ts';
import type { ProvidedPerson } from './identity-provider.ts';
import type { PasswordHasher } from './password.ts';
import type { Role } from './role.ts';
import type { User } from './user.ts';

/** What signing in needs. */
export interface SignInPorts {
  readonly credentials: Credentials;
  readonly passwords: PasswordHasher;
  readonly audit: AuditTrail;
}

/**
 * Whose login and password these are. Nobody's is one answer, and takes one time, whether the login is unknown, the
 * password wrong or the account disabled.
 *
 * @throws {BusyError} Too many passwords wait to be checked.
 */
export async function checkPassword(
  { credentials, passwords, audit }: SignInPorts,
  given: { readonly login: string; readonly password: string },
  { at, requestId }: Omit<Act, 'actor'>,
): Promise<User | undefined> {
  const found = await credentials.findPassword(given.login);
  const isRight = await passwords.verify(given.password, found?.hash);
  if (isRight && found?.hash !== undefined && found.user.disabledAt === undefined) {
    if (passwords.isOutdated(found.hash))
      await credentials.renewHash(found.user.id, found.hash, await passwords.hash(given.password));
    return found.user;
  }
  await audit.record({
    act: { actor: anonymousActor(new Set()), at, requestId },
    action: 'sign-in.failed',
    subjectType: 'user',
    // What was typed is not kept: it may be a password in the wrong field.
    subjectId: found?.user.id ?? builtInUsers.anonymous,
  });
  return undefined;
}

/** Why somebody whom a provider confirmed is not let in. Codes are permanent. */
export type ProviderRefusal = 'unknown' | 'identity-taken' | 'disabled';

/** Who came back from a provider, or why they are not let in. */
export type ProviderSignIn =
  | { readonly isDone: true; readonly user: User }
  | { readonly isDone: false; readonly refusal: ProviderRefusal };

/**
 * The user whom a provider confirmed: by the identity that was joined before, by a one-time link, or as a newcomer.
 * Never by name or e-mail address, which a provider may let people choose.
 */
export async function recognizeProvided(
  credentials: Credentials,
  person: ProvidedPerson,
  how: { readonly linkId?: string | undefined; readonly newcomerRole?: Role | undefined },
  act: Omit<Act, 'actor'>,
): Promise<ProviderSignIn> {
  const identity: Identity = { issuer: person.issuer, subject: person.subject };
  if (how.linkId !== undefined) {
    const joined = await credentials.useLinkForIdentity(how.linkId, identity, act);
    return joined ? { isDone: true, user: joined } : { isDone: false, refusal: 'identity-taken' };
  }
  const known = await credentials.findIdentity(identity);
  if (known) {
    return known.disabledAt === undefined
      ? { isDone: true, user: known }
      : { isDone: false, refusal: 'disabled' };
  }
  if (how.newcomerRole === undefined) return { isDone: false, refusal: 'unknown' };
  const newcomer = {
    login: person.suggestedLogin,
    name: person.name,
    email: person.email,
    roles: [how.newcomerRole],
  };
  return { isDone: true, user: await credentials.addWithIdentity(newcomer, identity, act) };
}
