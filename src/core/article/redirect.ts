import { z } from 'zod';
import { addressOf, articleAddress, markdownAddressOf } from './address.ts';
import type { Article, KnowledgeBase } from './article.ts';

/** An old path and the one that replaced it. */
export const redirectSchema = z.strictObject({
  from: z.string().regex(/^\/[^\s?#]*$/, 'a path that starts with /'),
  /** On this site; never another host, which `//host` and `/\\host` would be. */
  to: z.string().regex(/^\/(?![/\\])[^\s?#\\]*$/, 'a path that starts with one /'),
});
export type Redirect = z.infer<typeof redirectSchema>;

/** Redirects from the aliases of a base. */
export function redirectsOf(base: Pick<KnowledgeBase, 'articles'>): Redirect[] {
  return base.articles.flatMap((article) =>
    article.fields.aliases.flatMap((alias) => redirectsFromAlias(article, alias)),
  );
}

/**
 * Redirects from an alias of an article or translation. An alias that is a path leads to the article; an old id leads
 * from its page, its translations and its Markdown twins to those of the article that has it now.
 */
export function redirectsFromAlias(
  article: Pick<Article, 'key' | 'fields' | 'lang' | 'translation'>,
  alias: string,
): Redirect[] {
  if (alias.startsWith('/')) return article.translation ? [] : [{ from: alias, to: addressOf(article) }];
  return [
    { from: articleAddress(alias, article.translation && article.lang), to: addressOf(article) },
    {
      from: markdownAddressOf({ key: article.key.replace(article.fields.id, alias) }),
      to: markdownAddressOf(article),
    },
  ];
}

/**
 * File of the page that stands at an old address, relative to the site's folder: `/kb/1187` and `/kb/1187/` are a folder
 * with an index; `/kb/1187.html` is a file. Hosts look for the decoded name. Only HTML can redirect like this, and
 * nothing outside the site's folder: then there is no such page.
 */
export function redirectFileOf(address: string): string | undefined {
  const parts = decodedParts(address);
  const last = parts?.at(-1);
  if (!parts || last === undefined || last.endsWith('.md')) return undefined;
  return /\.html?$/i.test(last) ? parts.join('/') : [...parts, 'index.html'].join('/');
}

/** Longest name of a file that file systems take, in bytes of UTF-8. */
const longestName = 200;

function decodedParts(address: string): string[] | undefined {
  const parts: string[] = [];
  for (const written of address.split('/').filter((part) => part !== '')) {
    const part = decode(written);
    if (part === undefined || part === '.' || part === '..' || /[/\\\p{Cc}]/u.test(part)) return undefined;
    if (new TextEncoder().encode(part).length > longestName) return undefined;
    parts.push(part);
  }
  return parts;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
