import { defineMiddleware } from 'astro:middleware';
import { liveAreaOf } from '../../core/site/live-pages.ts';
import { showContentOnDisk } from './content-on-disk.ts';

/** Makes every request of `astro dev` show the content as it is on disk. */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  if (liveAreaOf(url.pathname) !== undefined) {
    return new Response('Live pages need the server and its database: npm start', { status: 503 });
  }
  await showContentOnDisk();
  return next();
});
