import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KnowledgeBase } from '../../core/article/article.ts';
import type { CalendarDate } from '../../core/article/calendar-date.ts';
import type { SitePage, SiteRenderer } from '../../core/site/renderer.ts';
import { readHistory } from '../../library/history/read-history.ts';
import { createImageStage } from '../../library/images/image-stage.ts';
import type { CompiledSite } from './compile-site.ts';
import { bulkQuality, compressFile, isCompressible } from './compress.ts';
import { forEachParallel } from './for-each-parallel.ts';
import { listFiles } from './publish.ts';

export interface PagesToStage {
  readonly site: CompiledSite;
  readonly base: KnowledgeBase;
  readonly contentDir: string;
  readonly today: CalendarDate;
  /** Folder that receives the pages. */
  readonly folder: string;
  /** Folder that is served. */
  readonly served: string;
  /** Digests of the article pages that are served, made by the same code. */
  readonly servedDigests: Readonly<Record<string, string>>;
  readonly onProgress: (done: number, total: number) => void;
}

/** What staging did. */
export interface StagedPages {
  /** Pages made anew. */
  readonly made: number;
  /** Digests of all article pages. */
  readonly digests: Readonly<Record<string, string>>;
  /** Files of served pages that are as they would be made, and were not. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Makes every page that is not served already, with its compressed copies, and puts the site's assets and the images
 * of the articles beside them.
 */
export async function stagePages(options: PagesToStage): Promise<StagedPages> {
  const { site, base, contentDir, folder, onProgress } = options;
  const { audience, articles } = base;
  await mkdir(folder, { recursive: true });
  const images = createImageStage(contentDir, path.join(folder, 'images'));
  const renderer = site.openSite({
    base,
    histories: await readHistory({ contentDir, audience, articles }),
    image: (file, source) => {
      const image = images.add(file, source);
      if (!image) return undefined;
      const { name, ...size } = image;
      return { ...size, src: `/images/${name}` };
    },
    today: options.today,
    assets: (await listFiles(site.assetsDir)).map((name) => `/${name}`),
  });
  const digests = renderer.digests();
  const kept = await listKept(renderer, digests, options);
  const pages = renderer.pages.filter(({ file }) => !kept.has(file));
  const write = createWriter(folder);
  let done = 0;
  // The next page is made while zlib's threads compress the ones before it.
  await forEachParallel(pages, async (page) => {
    await write(page.file, await renderer.render(page));
    done += 1;
    onProgress(done, pages.length);
  });
  const taken = new Set(renderer.pages.map(({ file }) => file));
  await forEachParallel(renderer.redirects, async ({ file, html }) => {
    if (taken.has(file)) return;
    taken.add(file);
    if (await hasText(path.join(options.served, file), html)) kept.add(file);
    else await write(file, html);
  });
  await cp(site.assetsDir, folder, { recursive: true });
  return { made: pages.length, digests, kept };
}

/** Files of article pages that need not be made: served, of the same code and with the same digest. */
async function listKept(
  { pages }: SiteRenderer,
  digests: Readonly<Record<string, string>>,
  { served, servedDigests }: PagesToStage,
): Promise<Set<string>> {
  const kept = new Set<string>();
  const isSame = ({ article }: SitePage): boolean =>
    article !== undefined && digests[article] !== undefined && digests[article] === servedDigests[article];
  await forEachParallel(pages.filter(isSame), async ({ file }) => {
    if (await stat(path.join(served, file)).catch(() => undefined)) kept.add(file);
  });
  return kept;
}

async function hasText(file: string, text: string): Promise<boolean> {
  return (await readFile(file, 'utf8').catch(() => undefined)) === text;
}

/** Writes files with their compressed copies, making each folder once. */
function createWriter(folder: string): (file: string, text: string) => Promise<void> {
  const made = new Map<string, Promise<unknown>>();
  return async (file, text) => {
    const target = path.join(folder, file);
    const parent = path.dirname(target);
    if (!made.has(parent)) made.set(parent, mkdir(parent, { recursive: true }));
    await made.get(parent);
    const bytes = Buffer.from(text);
    await writeFile(target, bytes);
    if (isCompressible(file)) await compressFile(folder, file, bulkQuality, bytes);
  };
}
