import path from 'node:path';
import type { ArticleId } from '../../../core/article/article-id.ts';

/** A source as links of others see it. */
export interface IndexedSource {
  readonly path: string;
  readonly id: ArticleId;
  /** Addresses that its front matter gives it: permalinks, slugs, redirects. */
  readonly addresses: readonly string[];
  /** Number in the old knowledge base. */
  readonly number: string | undefined;
}

/** Finds the article that an address of the old knowledge base leads to. */
export interface SourceIndex {
  /** By a path relative to the root, with or without its ending; a folder is its index page. */
  readonly byPath: (file: string) => ArticleId | undefined;
  /** By an absolute path of the old site, with or without the folders that it was published under. */
  readonly byAddress: (address: string) => ArticleId | undefined;
  /** By a number of the old knowledge base. */
  readonly byNumber: (number: string) => ArticleId | undefined;
  /** By a page's name, as wikis link; none when two pages share it. */
  readonly byName: (name: string) => ArticleId | undefined;
}

const indexNames: ReadonlySet<string> = new Set(['index', 'readme', '_index']);

/** Makes the index of a source's articles. */
export function indexSources(sources: readonly IndexedSource[]): SourceIndex {
  const paths = new Map<string, ArticleId>();
  const names = new Map<string, ArticleId | undefined>();
  const numbers = new Map<string, ArticleId>();
  const addresses = new Map<string, ArticleId>();
  for (const { path: file, id, number, addresses: own } of sources) {
    const bare = withoutEnding(file).toLowerCase();
    add(paths, file.toLowerCase(), id);
    add(paths, bare, id);
    const name = path.posix.basename(bare);
    if (indexNames.has(name))
      add(paths, path.posix.dirname(bare) === '.' ? '' : path.posix.dirname(bare), id);
    const wiki = name.replace(/[-_\s]+/g, ' ');
    names.set(wiki, names.has(wiki) ? undefined : id);
    if (number !== undefined) add(numbers, number, id);
    for (const address of own) add(addresses, trimmed(address), id);
  }
  const byPath = (file: string): ArticleId | undefined => {
    const wanted = path.posix
      .normalize(file)
      .replace(/^\.\/?|\/+$/g, '')
      .toLowerCase();
    return paths.get(wanted) ?? paths.get(withoutEnding(wanted));
  };
  return {
    byPath,
    byAddress: (address) => {
      const wanted = trimmed(address);
      const known = addresses.get(wanted);
      if (known) return known;
      // Sites publish a folder below a path of their own (`/troubleshoot/…`, `/en-us/docs/…`).
      const parts = wanted.split('/').filter((part) => part !== '');
      for (let skip = 0; skip <= Math.min(3, parts.length - (skip === 0 ? 1 : 2)); skip += 1) {
        const found = byPath(parts.slice(skip).join('/'));
        if (found) return found;
      }
      return undefined;
    },
    byNumber: (number) => numbers.get(number),
    byName: (name) =>
      names.get(
        name
          .toLowerCase()
          .replace(/[-_\s]+/g, ' ')
          .trim(),
      ),
  };
}

/** The first source keeps a key that two have. */
function add(map: Map<string, ArticleId>, key: string, id: ArticleId): void {
  if (!map.has(key)) map.set(key, id);
}

function withoutEnding(file: string): string {
  return file.replace(/\.(?:md|mdx|markdown|mdown|x?html?)$/i, '');
}

function trimmed(address: string): string {
  return `/${address.replace(/^\/+|\/+$/g, '').toLowerCase()}`;
}
