import { z } from 'zod';
import { addressOf, articleAddress, markdownAddressOf } from './address.ts';
import type { KnowledgeBase } from './article.ts';

/** An old path and the one that replaced it. */
export const redirectSchema = z.strictObject({
  from: z.string().regex(/^\/[^\s?#]*$/, 'a path that starts with /'),
  /** On this site; never another host, which `//host` and `/\\host` would be. */
  to: z.string().regex(/^\/(?![/\\])[^\s?#\\]*$/, 'a path that starts with one /'),
});
export type Redirect = z.infer<typeof redirectSchema>;

/**
 * Redirects from the aliases of a base. An alias that is a path leads to the article; an old id leads from its page,
 * its translations and its Markdown twins to those of the article that has it now.
 */
export function redirectsOf(base: Pick<KnowledgeBase, 'articles'>): Redirect[] {
  return base.articles.flatMap((article) =>
    article.fields.aliases.flatMap((alias) => {
      if (alias.startsWith('/')) return article.translation ? [] : [{ from: alias, to: addressOf(article) }];
      return [
        { from: articleAddress(alias, article.translation && article.lang), to: addressOf(article) },
        {
          from: markdownAddressOf({ key: article.key.replace(article.fields.id, alias) }),
          to: markdownAddressOf(article),
        },
      ];
    }),
  );
}
