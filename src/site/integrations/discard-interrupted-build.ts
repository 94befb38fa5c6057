import { mkdirSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';

/**
 * Throws the incremental cache away when the build before this one did not finish. Astro writes the cached copy of
 * a page at once and its manifest only at the end, so that after an interruption the two may disagree and an old
 * key could bring back a newer page.
 */
export function discardInterruptedBuild(cacheDir: string): AstroIntegration {
  const marker = join(cacheDir, 'build-in-progress');
  return {
    name: 'casebook:discard-interrupted-build',
    hooks: {
      'astro:build:start': () => {
        if (existsSync(marker)) rmSync(join(cacheDir, 'incremental-build.json'), { force: true });
        mkdirSync(cacheDir, { recursive: true });
        writeFileSync(marker, '');
      },
      'astro:build:done': () => rmSync(marker, { force: true }),
    },
  };
}
