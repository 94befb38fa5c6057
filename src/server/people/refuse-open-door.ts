import { isLoopback } from '../../api/access/loopback.ts';
import type { Settings } from '../settings.ts';
import { StartError } from '../start-error.ts';

/**
 * Without sign-in whoever reaches the server is its administrator: that may only be the person at the machine. With
 * sign-in passwords and sessions may not cross a network in the clear.
 *
 * @throws {StartError}
 */
export function refuseOpenDoor({ host, siteOrigin, signIn }: Settings): void {
  const site = siteOrigin === undefined ? undefined : new URL(siteOrigin);
  const isSiteHere = site === undefined || isLoopback(site.hostname);
  if (signIn) {
    if (site?.protocol === 'https:' || (isLoopback(host) && isSiteHere)) return;
    throw new StartError(
      site === undefined
        ? `on ${host} others can reach Casebook, and sign-in needs https: browsers do not send the session otherwise.\nPut a proxy with https in front, and give the address that readers use: CASEBOOK_SITE=https://kb.example.com`
        : `sign-in needs https, but readers come by ${site.origin}.\nPut a proxy with https in front, and give its address: CASEBOOK_SITE=https://${site.host}`,
    );
  }
  const how = `Let people sign in: CASEBOOK_SIGN_IN=password (or oidc) and CASEBOOK_SITE=https://kb.example.com`;
  if (!isLoopback(host)) {
    throw new StartError(
      `on ${host} others can reach Casebook, and without sign-in everyone would be its administrator.\n${how}\nor serve this machine only: --host 127.0.0.1 or HOST=127.0.0.1.`,
    );
  }
  if (!isSiteHere) {
    throw new StartError(
      `CASEBOOK_SITE says that readers come by ${site.origin}, and without sign-in everyone would be Casebook's administrator.\n${how}\nor leave CASEBOOK_SITE out to serve this machine only.`,
    );
  }
}
