import { addressOf, articleAddress, markdownAddressOf } from '../../article/address.ts';
import type { KnowledgeBase } from '../../article/article.ts';
import { articleTypes } from '../../article/registry.ts';
import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';

/** Folders whose addresses are the site's own. */
const siteFolders = ['/_astro', '/api', '/help', '/images', '/products', '/search', '/search-index'];

/** Old addresses and ids lead to one article each, and to nothing that exists under them. */
export const checkAliases: Rule = (base, { originals }) => {
  const taken = takenAddresses(base);
  return originals.flatMap((article) =>
    article.fields.aliases.flatMap((alias) => {
      const address = addressOfAlias(alias);
      const holder = siteFolders.some((folder) => address === folder || address.startsWith(`${folder}/`))
        ? 'the site itself'
        : taken.get(address);
      if (holder === undefined) {
        taken.set(address, `an alias of ${article.fields.id}`);
        return [];
      }
      const message = `The alias ${alias} of ${article.fields.id} is taken: it belongs to ${holder}.`;
      return [articleProblem(article, 'alias-taken', message, ['aliases'])];
    }),
  );
};

/** Addresses that lead somewhere already, without the last slash, and whose they are. */
function takenAddresses(base: KnowledgeBase): Map<string, string> {
  const taken = new Map([
    ['', 'the site itself'],
    ['/changes', 'the site itself'],
    ['/404', 'the site itself'],
  ]);
  for (const { folder } of articleTypes) taken.set(`/${folder}`, 'the site itself');
  for (const article of base.articles) {
    taken.set(withoutLastSlash(addressOf(article)), article.key);
    taken.set(markdownAddressOf(article), article.key);
    if (article.fields.type === 'customer-record')
      taken.set(`/customers/${article.fields.customer}`, article.key);
  }
  return taken;
}

/** An old id is the address that its page had. */
function addressOfAlias(alias: string): string {
  return withoutLastSlash(alias.startsWith('/') ? alias : articleAddress(alias));
}

function withoutLastSlash(address: string): string {
  return address.replace(/\/$/, '');
}
