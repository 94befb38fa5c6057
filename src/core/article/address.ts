import type { Article } from './article.ts';
import type { ArticleId } from './article-id.ts';
import type { Language } from './language.ts';

/** Path of an article's page: `/articles/sn-0012/`, of its Italian translation `/articles/sn-0012/it/`. */
export function articleAddress(id: ArticleId | string, lang?: Language): string {
  const base = `/articles/${id.toLowerCase()}/`;
  return lang === undefined ? base : `${base}${lang.toLowerCase()}/`;
}

/** Path of the page of an article or translation. */
export function addressOf(article: Pick<Article, 'fields' | 'lang' | 'translation'>): string {
  return articleAddress(article.fields.id, article.translation && article.lang);
}

/** Path of the Markdown twin of a page: `/articles/sn-0012.md`, `/articles/sn-0012.it.md`. */
export function markdownAddressOf(article: Pick<Article, 'key'>): string {
  return `/articles/${article.key.toLowerCase()}.md`;
}
