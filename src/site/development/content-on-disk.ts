import { join } from 'node:path';
import process from 'node:process';
import { calendarDateOf } from '../../core/article/calendar-date.ts';
import { readHistory } from '../../library/history/read-history.ts';
import { createImageStage } from '../../library/images/image-stage.ts';
import { readKnowledgeBase } from '../../library/read/read-knowledge-base.ts';
import { showSite } from '../content/current-site.ts';
import { createSiteContent } from '../content/site-content.ts';
import { readSiteSettings } from '../settings.ts';

/** Folder of the images that development shows, below the cache. */
export const developmentImages = 'development/images';

/** How long content that was read is good, in milliseconds: the requests of one page make one reading. */
const goodFor = 500;

let read: { readonly at: number; readonly done: Promise<void> } | undefined;

/** Makes the pages show the content folder as it is now. Only `astro dev` uses this; builds are given their content. */
export async function showContentOnDisk(): Promise<void> {
  const now = performance.now();
  if (!read || now - read.at > goodFor) read = { at: now, done: readAndShow() };
  return read.done;
}

async function readAndShow(): Promise<void> {
  const { contentDir, audience, cacheDir } = readSiteSettings(process.env, process.cwd());
  const { base } = await readKnowledgeBase({ contentDir, audience, cacheDir: join(cacheDir, 'compiled') });
  const images = createImageStage(contentDir, join(cacheDir, developmentImages));
  const content = createSiteContent({
    base,
    histories: await readHistory({ contentDir, audience, articles: base.articles }),
    image: (file, source) => {
      const image = images.add(file, source);
      return image && { ...image, src: `/images/${image.name}` };
    },
    today: calendarDateOf(new Date()),
  });
  showSite(content);
}
