import type { Identity } from './credentials.ts';
import type { User } from './user.ts';

/** What an answer of the provider has to match; kept here, out of the browser's reach. */
export interface ProviderChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** A sign-in at the provider that is under way. */
export interface SignInAttempt {
  readonly checks: ProviderChecks;
  /** Path to go on to. */
  readonly returnTo: string;
  /** Id of the one-time link that led there, and is used up when it succeeds. */
  readonly linkId?: string;
}

/** The sign-ins that are under way. Each belongs to one browser, by a secret in a cookie, and can be taken once. */
export interface SignInAttempts {
  /** Keeps an attempt; the secret is returned once. */
  readonly keep: (attempt: SignInAttempt, expiresAt: number, now: number) => Promise<string>;
  readonly take: (secret: string, now: number) => Promise<SignInAttempt | undefined>;
}

/** Who the provider says that somebody is. */
export interface ProvidedPerson extends Identity, Pick<User, 'name' | 'email'> {
  /** Name that a new user would sign in by; not one to recognise anybody by. */
  readonly suggestedLogin: string;
}

/** The provider did not confirm who somebody is; the message is for the log. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
}

/** An OpenID provider: Casebook sends people there, and it sends them back with a proof of who they are. */
export interface IdentityProvider {
  /** As the sign-in page names it. */
  readonly name: string;
  /**
   * Address to send somebody to, and what the answer has to match.
   *
   * @throws {ProviderError} The provider does not answer, or is not the configured one.
   */
  readonly begin: () => Promise<{ readonly address: string; readonly checks: ProviderChecks }>;
  /**
   * Who has come back.
   *
   * @param query Query of the address that the provider sent them back to, with its question mark.
   * @throws {ProviderError} The answer is not one to these checks, or not from the configured provider.
   */
  readonly finish: (query: string, checks: ProviderChecks) => Promise<ProvidedPerson>;
}
