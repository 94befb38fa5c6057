import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AccountAssets } from '../../api/account/account-page.ts';

const site = path.resolve(import.meta.dirname, '../../site');

/** Style sheets of the site that the pages of accounts share with it, and their own. */
const styles = ['tokens', 'base', 'frame', 'account'] as const;

/** The font of the site where it stands in for a system's; `optional` as there: no page changes its font once it is shown. */
const fontFace = `@font-face {
  font-family: 'Plex Sans';
  font-weight: 100 700;
  font-display: optional;
  src: url('/account/plex-sans.woff2') format('woff2');
}
`;

/**
 * Reads what the pages of accounts need from the site's own sources. The site's compiled files have new addresses with
 * each build, and are for those who have signed in.
 */
export async function readAccountAssets(): Promise<AccountAssets> {
  const sheets = await Promise.all(
    styles.map((name) => readFile(path.join(site, 'styles', `${name}.css`), 'utf8')),
  );
  const font = new URL(
    import.meta.resolve('@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2'),
  );
  return {
    style: fontFace + sheets.join('\n'),
    script: await readFile(path.join(site, 'scripts/before-paint.js'), 'utf8'),
    font: new Uint8Array(await readFile(font)),
  };
}
