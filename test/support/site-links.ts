import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Nodes } from 'hast';
import { htmlToHast } from 'satteri';
import { liveAreaOf } from '../../src/core/site/live-pages.ts';

interface PageParts {
  readonly ids: ReadonlySet<string>;
  readonly duplicateIds: readonly string[];
  /** Internal addresses that the page links to or loads, as written. */
  readonly addresses: readonly string[];
}

/** Paths of every HTML page of a site, relative to its folder. */
export function listPages(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.split(path.sep).join('/'))
    .toSorted();
}

/**
 * Follows every internal link, fragment, image, script and style sheet of a built site.
 *
 * @returns A line for each that leads nowhere, and for each id that a page has twice.
 */
export function findBrokenLinks(site: string): string[] {
  const pages = new Map(listPages(site).map((page) => [page, readPage(path.join(site, page))]));
  const broken = new Set<string>();
  for (const [page, { addresses, duplicateIds }] of pages) {
    for (const id of duplicateIds) broken.add(`${page}: the id “${id}” stands twice`);
    for (const address of addresses) {
      const problem = follow(site, pages, page, address);
      if (problem) broken.add(`${page}: ${address} ${problem}`);
    }
  }
  return [...broken];
}

function follow(
  site: string,
  pages: ReadonlyMap<string, PageParts>,
  page: string,
  address: string,
): string | undefined {
  const url = new URL(address, `http://site.invalid/${page.replace(/index\.html$/, '')}`);
  if (url.host !== 'site.invalid' || isAnsweredByServer(url.pathname)) return undefined;
  const name = decodeURIComponent(url.pathname).slice(1);
  const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
  if (!existsSync(path.join(site, file))) return 'does not exist';
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === '' || !file.endsWith('.html')) return undefined;
  return pages.get(file)?.ids.has(fragment) ? undefined : `has no heading or element “${fragment}”`;
}

/** Addresses that are no files: the API, and the reader's account and live pages, whose links stay hidden where there is no server. */
function isAnsweredByServer(pathname: string): boolean {
  return pathname.startsWith('/api/') || pathname === '/account' || liveAreaOf(pathname) !== undefined;
}

function readPage(file: string): PageParts {
  const ids = new Set<string>();
  const duplicateIds: string[] = [];
  const addresses: string[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'element') {
      const { id, href, src } = node.properties;
      if (typeof id === 'string') {
        if (ids.has(id)) duplicateIds.push(id);
        ids.add(id);
      }
      for (const address of [href, src]) {
        if (typeof address === 'string' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address))
          addresses.push(address);
      }
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(htmlToHast(readFileSync(file, 'utf8')));
  return { ids, duplicateIds, addresses };
}
