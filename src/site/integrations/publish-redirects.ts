import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { redirectPage } from '../content/redirects.ts';

/** List of redirects, written by the content loader: pairs of old and new address. */
export const redirectListFile = 'redirects.json';

/**
 * Writes a small page at every old address, for hosts that only serve files; a server may answer them itself. They
 * are written here and not as routes, because a large imported base has thousands of them.
 */
export function publishRedirects(cacheDir: string): AstroIntegration {
  return {
    name: 'casebook:publish-redirects',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const pairs = JSON.parse(readFileSync(join(cacheDir, redirectListFile), 'utf8')) as [
          string,
          string,
        ][];
        for (const [from, to] of pairs) {
          const file = join(fileURLToPath(dir), from.slice(1), 'index.html');
          // An old address never hides a page of this build.
          if (existsSync(file)) continue;
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, redirectPage(to));
        }
      },
    },
  };
}
