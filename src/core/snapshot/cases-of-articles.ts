import type { Article } from '../article/article.ts';
import type { AnsweredCases } from '../search/search-document.ts';
import type { AnsweredArticle } from './case-snapshot.ts';

/**
 * What an index takes of a snapshot, by the key of an article. A case counts for the translation that its customer got, or
 * for the original where there is no such translation now. Articles that the base does not have are left out.
 */
export function casesOfArticles(
  answered: readonly AnsweredArticle[],
  articles: readonly Pick<Article, 'key' | 'fields'>[],
): ReadonlyMap<string, AnsweredCases> {
  const byId = new Map(answered.map((article) => [article.id as string, article]));
  const keys = new Set(articles.map(({ key }) => key));
  const found = new Map<string, AnsweredCases>();
  for (const { key, fields } of articles) {
    const article = byId.get(fields.id);
    if (!article) continue;
    const statements = article.cases
      .filter(({ lang }) => keyOf(article.id, lang, keys) === key)
      .flatMap((subject) => subject.statements);
    found.set(key, { statements: [...new Set(statements)], reuse: article.reuse });
  }
  return found;
}

function keyOf(id: string, lang: string | undefined, keys: ReadonlySet<string>): string {
  const translated = `${id}.${lang ?? ''}`;
  return lang !== undefined && keys.has(translated) ? translated : id;
}
