import { accountBase, type AccountAssets } from '../../api/account/account-page.ts';
import type { SignIn } from '../../api/people/people-services.ts';
import { createOpenIdProvider } from './open-id-provider.ts';
import { readAccountAssets } from './read-account-assets.ts';
import type { SignInSettings } from './sign-in-settings.ts';

/** How long a one-time link is good. */
const linkMilliseconds = 24 * 60 * 60_000;

/**
 * How people sign in by these settings, and what the pages for that look like.
 *
 * @param origin Origin that readers use.
 */
export async function openSignIn(
  { provider, ...settings }: SignInSettings,
  origin: string,
): Promise<SignIn & { readonly assets: AccountAssets }> {
  return {
    ...settings,
    origin,
    linkMilliseconds,
    provider: provider && createOpenIdProvider(provider, `${origin}${accountBase}/provider/callback`),
    newcomerRole: provider?.newcomerRole,
    assets: await readAccountAssets(),
  };
}
