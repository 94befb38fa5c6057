import type { AuditTrail } from '../../core/audit/audit-trail.ts';
import type { TokenStore } from '../../core/people/api-token.ts';
import type { Credentials } from '../../core/people/credentials.ts';
import type { IdentityProvider, SignInAttempts } from '../../core/people/identity-provider.ts';
import type { PasswordHasher } from '../../core/people/password.ts';
import type { Role } from '../../core/people/role.ts';
import type { SessionStore } from '../../core/people/session.ts';
import type { UserDirectory } from '../../core/people/user-directory.ts';

/** Where people, and what they are recognised by, are kept. */
export interface PeopleServices {
  readonly users: UserDirectory;
  readonly credentials: Credentials;
  readonly signInAttempts: SignInAttempts;
  readonly sessions: SessionStore;
  readonly tokens: TokenStore;
  readonly audit: AuditTrail;
  readonly passwords: PasswordHasher;
}

/** How people sign in. */
export interface SignIn {
  /** Whether by name and password. */
  readonly hasPasswords: boolean;
  readonly provider?: IdentityProvider | undefined;
  /** Role of people whom the provider confirms and nobody has invited; absent: they are sent away. */
  readonly newcomerRole?: Role | undefined;
  /** Origin that readers use: `https://kb.example.com`. */
  readonly origin: string;
  /** How long a session may be unused. */
  readonly idleMilliseconds: number;
  /** How long a session lasts at most. */
  readonly sessionMilliseconds: number;
  /** How long a one-time link is good. */
  readonly linkMilliseconds: number;
}
