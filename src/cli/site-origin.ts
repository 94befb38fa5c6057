import { UsageError, type Arguments, type Terminal } from './command.ts';

/**
 * Public address of the site: `--site`, else `$CASEBOOK_SITE`, else where `serve` will answer, so that feeds of `npm start`
 * lead to it.
 *
 * @throws {UsageError} when it is no http address without a path: the site stands at the root of its host.
 */
export function siteOrigin({ values }: Arguments, { environment }: Terminal): string {
  const named = values['site'] ?? environment['CASEBOOK_SITE'];
  const origin = String(named ?? servedAddress(environment));
  if (isOrigin(origin)) return new URL(origin).origin;
  const name = values['site'] === undefined ? 'CASEBOOK_SITE' : '--site';
  throw new UsageError(`${name} ${origin} is not an address such as https://kb.example.com, without a path`);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '';
}

function servedAddress({ HOST: host = '127.0.0.1', PORT: port = '4321' }: Terminal['environment']): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
