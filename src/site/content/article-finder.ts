import { addressOf } from '../../core/article/address.ts';
import type { Article, KnowledgeBase } from '../../core/article/article.ts';
import { fallbackAddress } from '../../core/article/language-fallback.ts';
import type { Language } from '../../core/article/language.ts';
import type { ArticleReference } from './article-data.ts';

/** Finds articles of one base by id and language. */
export interface ArticleFinder {
  readonly original: (id: string) => Article | undefined;
  /** The article in a language, or its original where there is no such translation. */
  readonly find: (id: string, lang: Language) => Article | undefined;
  /** As a page in a language names it: where the article lacks that language, the link leads to the notice of it. */
  readonly refer: (id: string, lang: Language) => ArticleReference | undefined;
}

export function createFinder(base: KnowledgeBase): ArticleFinder {
  const originals = new Map<string, Article>();
  const translations = new Map<string, Article>();
  for (const article of base.articles) {
    if (article.translation) translations.set(`${article.fields.id} ${article.lang}`, article);
    else originals.set(article.fields.id, article);
  }
  const find = (id: string, lang: Language) => translations.get(`${id} ${lang}`) ?? originals.get(id);
  return {
    original: (id) => originals.get(id),
    find,
    refer: (id, lang) => {
      const article = find(id, lang);
      if (!article) return undefined;
      return article.lang === lang
        ? referTo(article)
        : { ...referTo(article), address: fallbackAddress(article, lang) };
    },
  };
}

/** How another page names an article. */
export function referTo(article: Article): ArticleReference {
  const { id, type, title } = article.fields;
  return { id, type, title, address: addressOf(article), lang: article.lang };
}
