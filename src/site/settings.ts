import { resolve } from 'node:path';
import { audienceSchema, type Audience } from '../core/article/audience.ts';

/** What Astro works with: where the compiled site goes and, in development, what the pages show. */
export interface SiteSettings {
  /** Folder that receives the compiled site, absolute. */
  readonly rendererDir: string;
  /** Public origin, for feeds, the sitemap and canonical links. */
  readonly origin: string;
  /** Content folder, absolute. */
  readonly contentDir: string;
  readonly audience: Audience;
  /** Work of earlier runs, absolute. */
  readonly cacheDir: string;
  /** Output folder of `casebook build`, whose search index development uses. */
  readonly outDir: string;
}

/** Reads `CASEBOOK_RENDERER`, `CASEBOOK_SITE`, `CASEBOOK_CONTENT`, `CASEBOOK_AUDIENCE`, `CASEBOOK_CACHE` and `CASEBOOK_OUT`. */
export function readSiteSettings(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): SiteSettings {
  const cacheDir = resolve(workingDirectory, environment['CASEBOOK_CACHE'] ?? '.casebook');
  return {
    rendererDir: resolve(environment['CASEBOOK_RENDERER'] ?? resolve(cacheDir, 'renderer/by-hand')),
    origin: environment['CASEBOOK_SITE'] ?? 'http://127.0.0.1:4321',
    contentDir: resolve(workingDirectory, environment['CASEBOOK_CONTENT'] ?? 'content'),
    audience: audienceSchema.parse(environment['CASEBOOK_AUDIENCE'] ?? 'internal'),
    cacheDir,
    outDir: resolve(workingDirectory, environment['CASEBOOK_OUT'] ?? 'dist'),
  };
}
