import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import { z } from 'zod';
import { ProviderError, type IdentityProvider } from '../../core/people/identity-provider.ts';
import { foldLogin, loginSchema } from '../../core/people/login.ts';
import { personNameSchema } from '../../core/people/person-name.ts';
import type { ProviderSettings } from './sign-in-settings.ts';

/** How long the provider may take to answer us. */
const timeoutSeconds = 10;

/** Claims of an ID token that tell whom it is about (OpenID Connect Core, sections 2 and 5.1). */
const profileSchema = z.object({
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
});
const claimsSchema = profileSchema.extend({ iss: z.string(), sub: z.string().min(1).max(255) });

/**
 * An OpenID provider, by authorization code with PKCE, state and nonce. It is asked what it is at the first sign-in, not
 * at the start: Casebook starts while the provider is down.
 *
 * @param redirectAddress Where the provider sends people back to; it has to know this address.
 */
export function createOpenIdProvider(settings: ProviderSettings, redirectAddress: string): IdentityProvider {
  let configuration: Promise<Configuration> | undefined;

  function configure(): Promise<Configuration> {
    configuration ??= discover(settings).catch((error: unknown) => {
      configuration = undefined;
      throw providerError('cannot be asked what it is', error);
    });
    return configuration;
  }

  return {
    name: settings.name,

    async begin() {
      const checks = {
        state: randomState(),
        nonce: randomNonce(),
        codeVerifier: randomPKCECodeVerifier(),
      };
      const address = buildAuthorizationUrl(await configure(), {
        redirect_uri: redirectAddress,
        scope: 'openid profile email',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, checks };
    },

    async finish(query, checks) {
      const address = new URL(redirectAddress);
      address.search = query;
      const tokens = await authorizationCodeGrant(await configure(), address, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
      }).catch((error: unknown) => {
        throw providerError('gave an answer that does not hold', error);
      });
      const claims = claimsSchema.safeParse(tokens.claims());
      if (!claims.success) throw providerError('gave an ID token without a subject', claims.error);
      return describePerson({
        ...(await readProfile(await configure(), tokens.access_token, claims.data.sub)),
        ...claims.data,
      });
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  return discovery(
    new URL(issuer),
    clientId,
    undefined,
    clientSecret === undefined ? None() : ClientSecretBasic(clientSecret),
    {
      timeout: timeoutSeconds,
      // Only on this machine: settings refuse http elsewhere.
      ...(issuer.startsWith('http:') && { execute: [allowInsecureRequests] }),
    },
  );
}

/** Name and e-mail address, which many providers tell only who asks for them. Who it is does not depend on them. */
async function readProfile(
  configuration: Configuration,
  accessToken: string,
  subject: string,
): Promise<z.infer<typeof profileSchema>> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  const profile: unknown = await fetchUserInfo(configuration, accessToken, subject).catch(
    (error: unknown) => {
      throw providerError('does not tell who somebody is', error);
    },
  );
  return profileSchema.safeParse(profile).data ?? {};
}

function describePerson({ iss, sub, name, preferred_username, email }: z.infer<typeof claimsSchema>) {
  const mail = z.email().max(254).safeParse(email).data;
  const candidates = [preferred_username, mail, `user-${sub}`].map(
    (text) => loginSchema.safeParse(text).data,
  );
  const suggestedLogin = candidates.find((login) => login !== undefined) ?? foldLogin('newcomer');
  return {
    issuer: iss,
    subject: sub,
    name: personNameSchema.safeParse(name).data ?? suggestedLogin,
    ...(mail !== undefined && { email: mail }),
    suggestedLogin,
  };
}

function providerError(what: string, cause: unknown): ProviderError {
  const code =
    cause instanceof ResponseBodyError || cause instanceof AuthorizationResponseError
      ? ` (${cause.error})`
      : '';
  const reason = (cause instanceof Error ? cause.message : String(cause)) + code;
  return new ProviderError(`the OpenID provider ${what}: ${reason}`, { cause });
}
