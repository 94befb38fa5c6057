import { articleIdSchema, type ArticleId } from '../../../core/article/article-id.ts';

/** Makes the id of a number: at least four digits. */
export function articleId(prefix: string, number: number): ArticleId {
  return articleIdSchema.parse(`${prefix}-${String(number).padStart(4, '0')}`);
}

/** Highest number among ids of a prefix; 0 without any. */
export function highestNumber(prefix: string, ids: Iterable<string>): number {
  let highest = 0;
  for (const id of ids)
    if (id.startsWith(`${prefix}-`)) highest = Math.max(highest, Number(id.slice(prefix.length + 1)));
  return highest;
}

/** Id that the name of an article's file says, whatever its case: `service-notes/sn-0012.it.mdx` → `SN-0012`. */
export function idOfFile(file: string): string | undefined {
  return /(?:^|\/)([a-z]{2}-\d{4,7})\.[^/]*$/i.exec(file)?.[1]?.toUpperCase();
}
