import { getCollection, type CollectionEntry } from 'astro:content';
import type { ArticleData } from '../content/article-data.ts';

/** `sn-0012` or `sn-0012/it`: the part of an article's address that its routes take as a parameter. */
export function pathOf({ address }: Pick<ArticleData, 'address'>): string {
  return address.slice('/articles/'.length, -1);
}

/** A static path of a page that is made anew only when what it shows has changed. */
export interface CachedPath<Props> {
  readonly params: { readonly path: string };
  readonly props: Props;
  readonly cacheKey: string;
}

let historyDigests: Promise<ReadonlyMap<string, string>> | undefined;

/** Keys of the articles whose git history is known, with the digest of each history. */
export function articlesWithHistory(): Promise<ReadonlyMap<string, string>> {
  if (import.meta.env.DEV) return readDigests();
  return (historyDigests ??= readDigests());
}

async function readDigests(): Promise<ReadonlyMap<string, string>> {
  return new Map((await getCollection('history')).map(({ id, data }) => [id, data.digest]));
}

/** Static paths of article pages. */
export async function articlePaths(): Promise<
  CachedPath<{ readonly entry: CollectionEntry<'articles'>; readonly hasHistory: boolean }>[]
> {
  const histories = await articlesWithHistory();
  return (await getCollection('articles')).map((entry) => {
    const hasHistory = histories.has(entry.id);
    return {
      params: { path: pathOf(entry.data) },
      props: { entry, hasHistory },
      cacheKey: `${entry.data.digest}${hasHistory ? '+history' : ''}`,
    };
  });
}
