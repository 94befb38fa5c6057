import { createReadStream } from 'node:fs';
import { extname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { developmentImages } from './content-on-disk.ts';
import type { SiteSettings } from '../settings.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * What `astro dev` needs besides the pages: their content, the images beside articles, and the search index of the last
 * build. It takes no part in builds.
 */
export function development({ cacheDir, outDir }: SiteSettings): AstroIntegration {
  const folders = {
    '/images': join(cacheDir, developmentImages),
    '/search-index': join(outDir, 'client/search-index'),
  };
  return {
    name: 'casebook:development',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware }) => {
        if (command !== 'dev') return;
        addMiddleware({ order: 'pre', entrypoint: new URL('./middleware.ts', import.meta.url) });
      },
      'astro:server:setup': ({ server }) => {
        for (const [address, folder] of Object.entries(folders)) {
          server.middlewares.use(address, (request, response, next) => {
            const name = /^\/([\w-]+\.\w+)$/.exec(request.url?.split('?')[0] ?? '')?.[1];
            if (name === undefined) return next();
            response.setHeader('content-type', mediaTypes[extname(name)] ?? 'application/octet-stream');
            createReadStream(join(folder, name))
              .on('error', () => next())
              .pipe(response);
          });
        }
      },
    },
  };
}
