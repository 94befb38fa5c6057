import type { Article } from '../../../core/article/article.ts';
import { redirectsFromAlias } from '../../../core/article/redirect.ts';
import { createAddressRegister } from '../../../core/site/address-register.ts';
import { beginsLikeSite } from '../../../core/site/site-addresses.ts';

/** An article of the content folder, as far as its addresses go. */
export type AddressedArticle = Pick<Article, 'key' | 'fields' | 'lang' | 'translation'>;

/** What an import gives an article for the paths that used to lead to it. */
export interface GivenAliases {
  readonly aliases: readonly string[];
  /** Paths that are in use here, with what the article has instead, if anything. */
  readonly changed: readonly { readonly path: string; readonly instead: string | undefined }[];
}

/**
 * Gives the articles of an import the paths that lead to them, each path to one article only. A path that begins like
 * those of the site, or that somebody has already, stands below the import's name instead.
 *
 * @param others Articles that the content folder has beside those of the import.
 */
export function createAliasRegister(
  name: string,
  others: readonly AddressedArticle[],
): (paths: readonly string[]) => GivenAliases {
  const { claim } = createAddressRegister(others);
  for (const article of others) {
    for (const alias of article.fields.aliases)
      for (const { from } of redirectsFromAlias(article, alias)) claim(from, article.key);
  }
  const given = new Set<string>();
  const isFree = (path: string): boolean =>
    /^\/[^\s?#]+$/.test(path) && claim(path, 'another source') === undefined;
  return (paths) => {
    const aliases: string[] = [];
    const changed: { readonly path: string; readonly instead: string | undefined }[] = [];
    for (const path of paths) {
      // Two sources may name one path, as versions of an article do; the first one keeps it.
      if (given.has(path.toLowerCase())) continue;
      given.add(path.toLowerCase());
      const candidates = [...(beginsLikeSite(path) ? [] : [path]), `/${name}${path}`.replace(/\/$/, '')];
      const alias = candidates.find((candidate) => isFree(candidate));
      if (alias !== undefined) aliases.push(alias);
      if (alias !== path) changed.push({ path, instead: alias });
    }
    return { aliases, changed };
  };
}
