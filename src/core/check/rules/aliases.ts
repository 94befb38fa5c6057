import type { Article } from '../../article/article.ts';
import { redirectsFromAlias } from '../../article/redirect.ts';
import type { Problem } from '../../problem/problem.ts';
import { createAddressRegister, theSite, type AddressClash } from '../../site/address-register.ts';
import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';

/** Old addresses and ids lead to one article each, to nothing that exists under them, and have room in the site. */
export const checkAliases: Rule = (base, { originals }) => {
  const register = createAddressRegister(base.articles);
  const versions = Map.groupBy(base.articles, ({ fields }) => fields.id as string);
  return originals.flatMap((article) =>
    article.fields.aliases.flatMap((alias, index) => {
      const { id } = article.fields;
      const addresses = (versions.get(id) ?? []).flatMap((version) => redirectsFromAlias(version, alias));
      for (const { from } of addresses) {
        const clash = register.claim(from, aliasOf(id));
        if (clash) return [clashProblem(article, alias, index, clash)];
      }
      return [];
    }),
  );
};

function aliasOf(id: string): string {
  return `an alias of ${id}`;
}

function clashProblem(article: Article, alias: string, index: number, clash: AddressClash): Problem {
  const { id } = article.fields;
  const { holder } = clash;
  const at = [`aliases[${index}]`];
  const hint = holder === theSite ? 'Remove the alias: the site needs the address.' : undefined;
  if (clash.kind === 'file-and-folder') {
    const message = `The alias ${alias} of ${id} has no room: ${clash.name} would be a file and a folder, as it is that of ${holder}.`;
    return articleProblem(article, 'alias-without-room', message, at, hint);
  }
  if (holder === aliasOf(id)) {
    const message = `The alias ${alias} of ${id} is there twice.`;
    return articleProblem(article, 'alias-taken', message, at, 'Remove one of the two.');
  }
  const message = `The alias ${alias} of ${id} is taken: it belongs to ${holder}.`;
  return articleProblem(article, 'alias-taken', message, at, hint);
}
