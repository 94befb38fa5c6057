import type { Transaction } from 'kysely';
import type { Registration } from '../../core/article/article-registry.ts';
import type { Tables } from '../tables.ts';

/** Keeps who wrote the articles of a build, by the names that they are known under there. Part of the transaction of the registration. */
export async function registerAuthors(
  transaction: Transaction<Tables>,
  { articles }: Registration,
): Promise<void> {
  const wanted = new Map(
    articles.flatMap(({ id, authors }) => authors.map((name) => [keyOf(id, name), { article_id: id, name }])),
  );
  const present = await transaction.selectFrom('article_authors').select(['article_id', 'name']).execute();
  const ids = new Set<string>(articles.map(({ id }) => id));
  for (const { article_id: article, name } of present) {
    // Authors of what is withdrawn stay: its links do, too.
    if (wanted.delete(keyOf(article, name)) || !ids.has(article)) continue;
    await transaction
      .deleteFrom('article_authors')
      .where('article_id', '=', article)
      .where('name', '=', name)
      .execute();
  }
  for (const author of wanted.values())
    await transaction.insertInto('article_authors').values(author).execute();
}

const keyOf = (article: string, name: string): string => JSON.stringify([article, name]);
