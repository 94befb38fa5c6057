import { copyFileSync, createReadStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** List of the images that this build's articles show, written by the content loader beside the staged images. */
export const imageListFile = 'images.json';

/** Folder of the content loader's staged images, below the cache. */
export const stagedImagesFolder = 'images';

const mediaTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/**
 * Copies the images of this build's articles to `/images/`, and serves them from the cache in development. Only
 * listed files are copied: an image of an article that the audience may not read is not in the list.
 */
export function publishImages(cacheDir: string): AstroIntegration {
  const staged = join(cacheDir, stagedImagesFolder);
  return {
    name: 'casebook:publish-images',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const names = JSON.parse(readFileSync(join(cacheDir, imageListFile), 'utf8')) as readonly string[];
        const target = join(fileURLToPath(dir), 'images');
        if (names.length > 0) mkdirSync(target, { recursive: true });
        for (const name of names) copyFileSync(join(staged, name), join(target, name));
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/images', (request, response, next) => {
          const name = /^\/([0-9a-f]+\.([a-z]+))$/.exec(request.url ?? '');
          const mediaType = mediaTypes[name?.[2] ?? ''];
          if (!name?.[1] || !mediaType) return next();
          response.setHeader('content-type', mediaType);
          createReadStream(join(staged, name[1]))
            .on('error', () => next())
            .pipe(response);
        });
      },
    },
  };
}
