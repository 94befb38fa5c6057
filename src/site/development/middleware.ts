import { defineMiddleware } from 'astro:middleware';
import { showContentOnDisk } from './content-on-disk.ts';

/** Makes every request of `astro dev` show the content as it is on disk. */
export const onRequest = defineMiddleware(async (_context, next) => {
  await showContentOnDisk();
  return next();
});
