import { addressOf, markdownAddressOf } from '../article/address.ts';
import type { Article } from '../article/article.ts';
import { redirectFileOf } from '../article/redirect.ts';
import { isSiteAddress, notFoundFile, siteFiles } from './site-addresses.ts';

/** Why an address cannot be had. */
export type AddressClash =
  /** Somebody has it already. */
  | { readonly kind: 'taken'; readonly holder: string }
  /** It would have to be a file where somebody needs a folder of that name, or the other way round. */
  | { readonly kind: 'file-and-folder'; readonly name: string; readonly holder: string };

/**
 * Who has which address of a site. The site itself and its articles come first; then old addresses can be claimed
 * one by one. A host that serves files keeps a page for each of them, so no name can be a file and a folder.
 */
export interface AddressRegister {
  /**
   * Gives an address to a holder, unless it clashes.
   *
   * @param address Path with `/` before it; encoded or not, with or without `/` behind it.
   * @param holder How messages call the holder: “SN-0012”, “an alias of SN-0012”.
   */
  readonly claim: (address: string, holder: string) => AddressClash | undefined;
}

/** How messages call the site itself. */
export const theSite = 'the site itself';

/** What an article has addresses by. */
type Addressed = Pick<Article, 'key' | 'fields' | 'lang' | 'translation'>;

/** Opens the register of a site with these articles and translations. */
export function createAddressRegister(articles: Iterable<Addressed>): AddressRegister {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  /** Folders in which every address has one holder. */
  const owned = new Map<string, string>();
  const put = (file: string, holder: string): void => {
    // Compressed copies lie beside their file.
    for (const name of [file, `${file}.br`, `${file}.gz`]) files.set(name, holder);
    for (const folder of foldersOf(file)) if (!folders.has(folder)) folders.set(folder, holder);
  };

  for (const address of siteFiles) put(address.slice(1), theSite);
  put(notFoundFile, theSite);
  for (const article of articles) {
    const { key, fields } = article;
    owned.set(addressOf(article).slice(1, -1), key);
    put(`${addressOf(article).slice(1)}index.html`, key);
    put(markdownAddressOf(article).slice(1), key);
    if (fields.type === 'customer-record') owned.set(`customers/${fields.customer}`, key);
  }

  const holderOf = (address: string, file: string): string | undefined => {
    if (isSiteAddress(address)) return theSite;
    const folder = foldersOf(file).find((name) => owned.has(name));
    return files.get(file) ?? (folder === undefined ? undefined : owned.get(folder));
  };
  return {
    claim: (address, holder) => {
      const file = redirectFileOf(address) ?? address.slice(1).replace(/\/$/, '');
      const present = holderOf(decoded(address), file);
      if (present !== undefined) return { kind: 'taken', holder: present };
      const name = folders.has(file) ? file : foldersOf(file).find((folder) => files.has(folder));
      if (name !== undefined) {
        const other = folders.get(file) ?? files.get(name) ?? theSite;
        return { kind: 'file-and-folder', name: `/${name}`, holder: other };
      }
      put(file, holder);
      return undefined;
    },
  };
}

/** `a/b/c.html` lies in `a/b` and `a`. */
function foldersOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
