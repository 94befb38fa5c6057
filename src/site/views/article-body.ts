import { join } from 'node:path';
import process from 'node:process';
import type { ArticleData } from '../content/article-data.ts';
import { bodyFileName, openBodyFile, type BodyReader } from '../content/body-file.ts';
import { readSiteSettings } from '../settings.ts';

let reader: BodyReader | undefined;

function bodies(): BodyReader {
  // In development the file is written anew with every change of the content.
  if (import.meta.env.DEV) return openBodies();
  return (reader ??= openBodies());
}

function openBodies(): BodyReader {
  const { siteCacheDir } = readSiteSettings(process.env, process.cwd());
  return openBodyFile(join(siteCacheDir, bodyFileName));
}

/** HTML of an article's text. */
export function htmlOf({ body }: ArticleData): string {
  return bodies().html(body);
}

/** Markdown of an article's text. */
export function markdownOf({ body }: ArticleData): string {
  return bodies().markdown(body);
}
