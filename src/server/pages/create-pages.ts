import { realpath } from 'node:fs/promises';
import type { Context, Handler } from 'hono';
import type { ApplicationEnvironment } from '../../api/application-environment.ts';
import { ApiProblem } from '../../api/problem/api-problem.ts';
import { articleAddress, markdownAddressOf } from '../../core/article/address.ts';
import type { ManifestArticle } from '../../core/article/article-manifest.ts';
import { fallbackFragment, readTranslationAddress } from '../../core/article/language-fallback.ts';
import type { Language } from '../../core/article/language.ts';
import type { Redirect } from '../../core/article/redirect.ts';
import { cacheControlOf } from './cache-policy.ts';
import { locateFile } from './locate-file.ts';
import { serveFile } from './serve-file.ts';

export interface PagesOptions {
  /** Folder of the files to serve, absolute. */
  readonly clientDir: string;
  readonly redirects: readonly Redirect[];
  readonly articles: readonly Pick<ManifestArticle, 'id' | 'lang' | 'isTranslation'>[];
}

/**
 * Serves the files of a build. An address without its final slash, in capitals, or one that an article used to have
 * is redirected, and one of a translation that does not exist to the original; for anything else the build's `404.html`
 * is sent.
 */
export async function createPages({
  clientDir,
  redirects,
  articles,
}: PagesOptions): Promise<Handler<ApplicationEnvironment>> {
  const root = await realpath(clientDir);
  const targets = new Map(redirects.map(({ from, to }) => [comparable(from), to]));
  const findOriginal = createOriginalFinder(articles, targets);

  return async (context) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') {
      throw new ApiProblem('method-not-allowed', 'Pages take GET, HEAD.', {
        headers: { Allow: 'GET, HEAD' },
      });
    }
    const { pathname, search } = new URL(context.req.url);
    // Pages at these addresses are for hosts that cannot redirect.
    const moved = targets.get(comparable(pathname));
    if (moved !== undefined) return redirect(308, moved, search);
    const original = findOriginal(pathname);
    // A translation may be there tomorrow.
    if (original !== undefined) return redirect(302, original, search);

    const found = await locateFile(root, pathname);
    if (found) return serveFile(found, requestOf(context), { cacheControl: cacheControlOf(pathname) });

    const near = await findNear(root, pathname);
    if (near !== undefined) return redirect(308, near, search);
    const page = await locateFile(root, '/404.html');
    if (!page) throw new ApiProblem('not-found', `There is no page at ${pathname}.`);
    return serveFile(page, requestOf(context), { cacheControl: 'no-cache', status: 404 });
  };
}

/** A redirect that is asked for again even where it is permanent: an alias can move to another article. */
function redirect(status: 302 | 308, target: string, search: string): Response {
  const [path = '', fragment] = target.split('#');
  const location = `${path}${search}${fragment === undefined ? '' : `#${fragment}`}`;
  return new Response(null, { status, headers: { Location: location, 'Cache-Control': 'no-cache' } });
}

/** Finds where the address of a translation leads that the build does not have; `undefined` for any other address. */
function createOriginalFinder(
  articles: PagesOptions['articles'],
  targets: ReadonlyMap<string, string>,
): (path: string) => string | undefined {
  const languages = new Map<string, Set<Language>>();
  const originals = new Map<string, Language>();
  for (const { id, lang, isTranslation } of articles) {
    if (!isTranslation) originals.set(id, lang);
    languages.set(id, (languages.get(id) ?? new Set()).add(lang));
  }
  return (path) => {
    const asked = readTranslationAddress(path);
    if (!asked) return undefined;
    const { lang, isMarkdown } = asked;
    const renamed = targets.get(comparable(articleAddress(asked.id)));
    const id = renamed?.split('/')[2]?.toUpperCase() ?? asked.id;
    const original = originals.get(id);
    if (original === undefined) return undefined;
    const hasPage = languages.get(id)?.has(lang) === true && original !== lang && id === asked.id;
    if (hasPage) return undefined;
    if (isMarkdown) return markdownAddressOf({ key: id });
    if (original === lang) return articleAddress(id);
    return `${articleAddress(id)}#${fallbackFragment(lang)}`;
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
