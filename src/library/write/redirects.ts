import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnowledgeBase } from '../../core/article/article.ts';
import { redirectsOf } from '../../core/article/redirect.ts';
import { replaceFile } from './replace-file.ts';

/** Name of the list of redirects in the output folder, beside the folder that is served. */
export const redirectsFile = 'redirects.json';

/** Writes where old paths and ids lead now, for the server: `[{ "from": "/kb/1187", "to": "/articles/sn-0012/" }]`. */
export async function writeRedirects(
  base: Pick<KnowledgeBase, 'articles'>,
  options: { /** Output folder of the build, absolute. */ readonly outDir: string },
): Promise<void> {
  await mkdir(options.outDir, { recursive: true });
  await replaceFile(
    join(options.outDir, redirectsFile),
    `${JSON.stringify(redirectsOf(base), undefined, 1)}\n`,
  );
}
