import type { ArticleData } from '../content/article-data.ts';

/** Articles on one page of a list. */
export const articlesPerPage = 50;

/** One page of a list of articles. */
export interface ListPageView {
  readonly articles: readonly ArticleData[];
  /** Articles on all pages. */
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly last: number;
  readonly address: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/**
 * Cuts a page out of a list.
 *
 * @param address Address of the list's first page.
 * @param written The page's number as it stands in the address; nothing: the first.
 * @returns `undefined` when the list has no such page.
 */
export function listPage(
  articles: readonly ArticleData[],
  address: string,
  written: string | undefined,
): ListPageView | undefined {
  const page = written === undefined ? 1 : Number(written);
  const last = Math.max(1, Math.ceil(articles.length / articlesPerPage));
  const isPage = Number.isInteger(page) && page >= 1 && page <= last && (written === undefined || page > 1);
  if (!isPage) return undefined;
  const addressOf = (number: number): string => (number === 1 ? address : `${address}${number}/`);
  return {
    articles: articles.slice((page - 1) * articlesPerPage, page * articlesPerPage),
    total: articles.length,
    page,
    last,
    address: addressOf(page),
    previous: page > 1 ? addressOf(page - 1) : undefined,
    next: page < last ? addressOf(page + 1) : undefined,
  };
}
