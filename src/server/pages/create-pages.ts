import { realpath } from 'node:fs/promises';
import type { Context, Handler } from 'hono';
import type { ApplicationEnvironment } from '../../api/application-environment.ts';
import { ApiProblem } from '../../api/problem/api-problem.ts';
import type { Redirect } from '../../core/article/redirect.ts';
import { cacheControlOf } from './cache-policy.ts';
import { locateFile } from './locate-file.ts';
import { serveFile } from './serve-file.ts';

export interface PagesOptions {
  /** Folder of the files to serve, absolute. */
  readonly clientDir: string;
  readonly redirects: readonly Redirect[];
}

/**
 * Serves the files of a build. An address without its final slash, in capitals, or one that an article used to have
 * is redirected; for anything else the build's `404.html` is sent.
 */
export async function createPages({
  clientDir,
  redirects,
}: PagesOptions): Promise<Handler<ApplicationEnvironment>> {
  const root = await realpath(clientDir);
  const targets = new Map(redirects.map(({ from, to }) => [comparable(from), to]));

  return async (context) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') {
      throw new ApiProblem('method-not-allowed', 'Pages take GET, HEAD.', {
        headers: { Allow: 'GET, HEAD' },
      });
    }
    const { pathname, search } = new URL(context.req.url);
    const found = await locateFile(root, pathname);
    if (found) return serveFile(found, requestOf(context), { cacheControl: cacheControlOf(pathname) });

    const target = targets.get(comparable(pathname)) ?? (await findNear(root, pathname));
    if (target !== undefined) {
      // Permanent, but asked for again: an alias can move to another article.
      return new Response(null, {
        status: 308,
        headers: { Location: target + search, 'Cache-Control': 'no-cache' },
      });
    }
    const page = await locateFile(root, '/404.html');
    if (!page) throw new ApiProblem('not-found', `There is no page at ${pathname}.`);
    return serveFile(page, requestOf(context), { cacheControl: 'no-cache', status: 404 });
  };
}

/** The path that was probably meant: with its final slash, in lower case, or both. */
async function findNear(root: string, path: string): Promise<string | undefined> {
  const lower = path.toLowerCase();
  for (const candidate of [`${path}/`, lower, `${lower}/`]) {
    if (candidate !== path && (await locateFile(root, candidate))) return candidate;
  }
  return undefined;
}

/** A path as it is compared: decoded, without a final slash. */
function comparable(path: string): string {
  const bare = path.replace(/\/$/, '');
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}

function requestOf({ req }: Context<ApplicationEnvironment>) {
  return { method: req.method, header: (name: string) => req.header(name) };
}
