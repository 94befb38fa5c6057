import path from 'node:path';
import type { Link, Parents, PhrasingContent, RootContent, Text } from 'mdast';
import type { ArticleId } from '../../../core/article/article-id.ts';
import { isPhrasing, lineOf, hasChildren } from './article-nodes.ts';
import { excerpt, type LossKind, type ReportLoss } from '../loss.ts';
import { plainText } from './parse-markdown.ts';
import type { SourceIndex } from '../source/source-index.ts';

export interface LinkConversion {
  /** Path of the source, relative to the root. */
  readonly file: string;
  readonly index: SourceIndex;
  /** Where paths of the original site lead, such as `https://learn.example.com`. */
  readonly baseUrl: string | undefined;
  readonly report: ReportLoss;
}

/** What an address becomes; without a target only the text stays. */
type Target =
  | { readonly url: string }
  | { readonly article: ArticleId | undefined; readonly fragment: string | undefined }
  | { readonly lost: LossKind };

/**
 * Points links at articles by id. Which fragments another article has is known only when all of them are converted, so
 * such a fragment is written down as a token that `resolveFragments` replaces; `convertOwnLinks` does those of its own.
 */
export function convertLinks(tree: Parents, conversion: LinkConversion): void {
  const children = tree.children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return wikiLinks(child, conversion);
    if (hasChildren(child)) convertLinks(child, conversion);
    return child.type === 'link' ? convertLink(child, conversion) : [child];
  });
  tree.children = children as typeof tree.children; // phrases stay where phrases stood
}

function convertLink(link: Link, conversion: LinkConversion): PhrasingContent[] {
  // Links do not nest; HTML lets people try.
  const content = link.children.flatMap((child): PhrasingContent[] =>
    child.type === 'link' ? child.children : [child],
  );
  const target = targetOf(link.url.trim(), conversion);
  if ('lost' in target) {
    conversion.report(target.lost, lineOf(link), excerpt(`${plainText(link)} (${link.url})`));
    return content;
  }
  if ('url' in target) {
    const text: PhrasingContent[] = content.length > 0 ? content : [{ type: 'text', value: target.url }];
    return [{ ...link, url: safeUrl(target.url), title: safeTitle(link.title), children: text }];
  }
  const { article, fragment } = target;
  if (article === undefined) return [{ ...link, url: `#${fragment ?? ''}`, title: null, children: content }];
  const token = fragment === undefined ? '' : `#${fragmentToken(fragment)}`;
  return [{ ...link, url: `${article}${token}`, title: null, children: content }];
}

function targetOf(url: string, conversion: LinkConversion): Target {
  const { index, file, baseUrl } = conversion;
  const [, address = '', hash] = /^([^#]*)(?:#([\s\S]*))?$/.exec(url) ?? [];
  const fragment = hash === undefined || hash === '' ? undefined : decode(hash);
  if (address === '')
    return fragment === undefined ? { lost: 'link-broken' } : { article: undefined, fragment };
  if (address.startsWith('//')) return { url: `https:${url}` };
  if (/^(?:https?:\/\/[^\s/]|mailto:|tel:)/i.test(address)) {
    const article = articleOfSite(address, conversion);
    return article ? { article, fragment } : { url };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return { lost: 'link-unsafe' };
  const plain = decode(address.replace(/\?.*$/, '')).replace(/\\/g, '/');
  if (plain.startsWith('/') || plain.startsWith('~/')) {
    const article = index.byAddress(plain.replace(/^~/, ''));
    if (article) return { article, fragment };
    return baseUrl === undefined || plain.startsWith('~')
      ? { lost: 'link-to-origin' }
      : { url: baseUrl.replace(/\/+$/, '') + url };
  }
  const wanted = path.posix.join(path.posix.dirname(file), plain);
  // Hugo and Jekyll publish `a/b.md` as `a/b/`, and links are written from there.
  const article =
    index.byPath(wanted) ??
    (plain.startsWith('../')
      ? index.byPath(path.posix.join(path.posix.dirname(file), plain.slice(3)))
      : undefined);
  if (article) return { article, fragment };
  if (/^www\.[\w-]+\.\w/i.test(plain)) return { url: `https://${url}` };
  return {
    lost:
      /\.[a-z0-9]{1,5}$/i.test(plain) && !/\.(?:md|mdx|markdown|x?html?|aspx)$/i.test(plain)
        ? 'link-attachment'
        : 'link-broken',
  };
}

/** A full address of the original site that leads to one of the imported articles. */
function articleOfSite(address: string, { index, baseUrl }: LinkConversion): ArticleId | undefined {
  const number =
    /^https?:\/\/[^/]+\/(?:[a-z]{2}-[a-z]{2,4}\/)?(?:help|kb|article|articles)\/(?:kb)?(\d{5,9})(?:[/?-]|$)/i.exec(
      address,
    )?.[1];
  const byNumber = number === undefined ? undefined : index.byNumber(number);
  if (byNumber) return byNumber;
  const base = baseUrl?.replace(/\/+$/, '').toLowerCase();
  if (base === undefined || !address.toLowerCase().startsWith(`${base}/`)) return undefined;
  return index.byAddress(decode(address.slice(base.length).replace(/\?.*$/, '')));
}

/** `[[Page]]` and `[[Page|text]]`; where no page has this name, only the text stays. */
function wikiLinks(node: Text, { index, report }: LinkConversion): PhrasingContent[] {
  if (!node.value.includes('[[')) return [node];
  const result: PhrasingContent[] = [];
  let end = 0;
  for (const match of node.value.matchAll(
    /(?<![\p{L}\p{N}\]])\[\[([^[\]|#\n]+)(?:#([^[\]|\n]+))?(?:\|([^[\]\n]+))?\]\]/gu,
  )) {
    const [all, page = '', heading, label] = match;
    const article = index.byName(page) ?? index.byPath(page);
    // What does not look like a name is something else: a test of a shell, a class of characters.
    if (!article && !/^[\p{L}\p{N}](?:.*\S)?$/u.test(page)) continue;
    if (match.index > end) result.push({ ...node, value: node.value.slice(end, match.index) });
    if (!article) {
      report('link-broken', lineOf(node), excerpt(all));
      result.push({ ...node, value: label ?? page });
      end = match.index + all.length;
      continue;
    }
    const token =
      heading === undefined ? '' : `#${fragmentToken(heading.trim().toLowerCase().replace(/\s+/g, '-'))}`;
    result.push({
      type: 'link',
      url: `${article}${token}`,
      children: [{ type: 'text', value: label ?? page }],
    });
    end = match.index + all.length;
  }
  if (end < node.value.length) result.push({ ...node, value: node.value.slice(end) });
  return result.filter(isPhrasing);
}

function safeUrl(url: string): string {
  return url.replace(/[\s<>{}|\\^`"]/g, (character) => encodeURIComponent(character));
}

function safeTitle(title: string | null | undefined): string | null {
  return title ? title.replace(/\s+/g, ' ') : null;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function fragmentToken(fragment: string): string {
  return `cbk-${Buffer.from(fragment).toString('hex')}-cbk`;
}

const tokenInText = /\]\(([A-Z]{2}-\d{4,7})#cbk-((?:[0-9a-f]{2})+)-cbk\)/g;

/**
 * Replaces the tokens of fragments in a converted text.
 *
 * @param find The fragment that an article has for one of its source; `''` for the article itself, `undefined` when
 * there is none.
 */
export function resolveFragments(
  text: string,
  find: (article: string, fragment: string) => string | undefined,
  onMissing: (article: string, fragment: string) => void,
): string {
  return text.replace(tokenInText, (_, article: string, hex: string) => {
    const fragment = Buffer.from(hex, 'hex').toString('utf8');
    const found = find(article, fragment);
    if (found === undefined) onMissing(article, fragment);
    return found ? `](${article}#${encodeFragment(found)})` : `](${article})`;
  });
}

/** Points links inside the article at its headings as they are after the conversion; without one, only the text stays. */
export function convertOwnLinks(
  tree: Parents,
  find: (fragment: string) => string | undefined,
  report: ReportLoss,
): void {
  const children = tree.children.flatMap((child): RootContent[] => {
    if (hasChildren(child)) convertOwnLinks(child, find, report);
    if (child.type !== 'link' || !child.url.startsWith('#')) return [child];
    const found = find(child.url.slice(1));
    if (found) return [{ ...child, url: `#${encodeFragment(found)}` }];
    if (found === undefined) report('fragment-missing', lineOf(child), excerpt(child.url));
    return child.children;
  });
  tree.children = children as typeof tree.children; // phrases stay where phrases stood
}

function encodeFragment(fragment: string): string {
  return fragment.replace(/[\s<>{}|\\^`"()%]/g, (character) =>
    character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
  );
}
