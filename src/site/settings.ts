import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { audienceSchema, type Audience } from '../core/article/audience.ts';

/** What one build of the site is made from and for. */
export interface SiteSettings {
  /** Content folder, absolute. */
  readonly contentDir: string;
  readonly audience: Audience;
  /** Folder that receives `client/`, absolute. */
  readonly outDir: string;
  /** Public origin, for feeds, the sitemap and canonical links. */
  readonly origin: string;
  /** Compiled articles of earlier runs. */
  readonly compileCacheDir: string;
  /**
   * Astro's data store and incremental cache. One for each combination of content, audience and output, so that
   * nothing written for one audience can be restored into the pages of another.
   */
  readonly siteCacheDir: string;
}

/** Reads the build's environment: `CASEBOOK_CONTENT`, `CASEBOOK_AUDIENCE`, `CASEBOOK_OUT`, `CASEBOOK_CACHE` and `CASEBOOK_SITE`. */
export function readSiteSettings(
  environment: Readonly<Record<string, string | undefined>>,
  workingDirectory: string,
): SiteSettings {
  const contentDir = resolve(workingDirectory, environment['CASEBOOK_CONTENT'] ?? 'content');
  const outDir = resolve(workingDirectory, environment['CASEBOOK_OUT'] ?? 'dist');
  const audience = audienceSchema.parse(environment['CASEBOOK_AUDIENCE'] ?? 'internal');
  const cacheDir = resolve(workingDirectory, environment['CASEBOOK_CACHE'] ?? '.casebook');
  const place = createHash('sha256').update(`${contentDir}\n${outDir}`).digest('hex').slice(0, 12);
  return {
    contentDir,
    audience,
    outDir,
    origin: environment['CASEBOOK_SITE'] ?? 'http://127.0.0.1:4321',
    compileCacheDir: resolve(cacheDir, 'compiled'),
    siteCacheDir: resolve(cacheDir, `site/${audience}-${place}`),
  };
}
