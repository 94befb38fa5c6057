import { articleTypes } from '../article/registry.ts';

/** Pages that every site has. Those of the help lie below `/help/`, lists below their own addresses. */
export const sitePages = ['/', '/changes/', '/products/', '/search/', '/offline/', '/help/'] as const;

/** Files that the site's routes make and that are no pages. */
export const siteFiles = [
  '/feed.xml',
  '/llms.txt',
  '/opensearch.xml',
  '/robots.txt',
  '/service-worker.js',
  '/site.webmanifest',
  '/sitemap.xml',
] as const;

/** The page for addresses that lead nowhere. */
export const notFoundFile = '404.html';

/** Files that stand in the site as they are. */
const publicFiles = ['/favicon.svg'] as const;

/** First parts of addresses that belong to the site with everything below them, those that the server answers included. */
const wholeFolders: ReadonlySet<string> = new Set([
  '_astro',
  'account',
  'api',
  'cases',
  'editor',
  'help',
  'images',
  'metrics',
  'products',
  'search',
  'search-index',
]);

/** Folders of lists, whose further pages are numbered. */
const listFolders: ReadonlySet<string> = new Set(articleTypes.map(({ folder }) => folder));

const files: ReadonlySet<string> = new Set(
  [...siteFiles, ...publicFiles, `/${notFoundFile}`].map((address) => address.slice(1)),
);

/** Addresses of one part that are the site's, and nothing below them. */
const singlePages: ReadonlySet<string> = new Set([
  '',
  '404',
  'articles',
  ...sitePages.map((address) => address.split('/')[1] ?? ''),
]);

/** Whether an address belongs to the site whatever articles it has, decoded and with `/` before it. */
export function isSiteAddress(address: string): boolean {
  const [first = '', second, ...deeper] = partsOf(address);
  if (wholeFolders.has(first)) return true;
  if (second === undefined) return files.has(first) || singlePages.has(first) || listFolders.has(first);
  return listFolders.has(first) && deeper.length === 0 && /^\d+$/.test(second);
}

/**
 * Whether an address begins like those of the site. An old address that does not is free whatever the site grows;
 * the ending of a page does not count.
 */
export function beginsLikeSite(address: string): boolean {
  const [first = ''] = partsOf(address.toLowerCase());
  const bare = first.replace(/\.[a-z]+$/, '');
  return (
    files.has(first) ||
    [first, bare].some((part) => wholeFolders.has(part) || singlePages.has(part) || listFolders.has(part))
  );
}

/** Parts of an address; the index of a folder, or a compressed copy of it, is the folder. */
function partsOf(address: string): string[] {
  const parts = address.split('/').filter((part) => part !== '');
  if (/^index\.html(?:\.(?:br|gz))?$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.length === 0 ? [''] : parts;
}
