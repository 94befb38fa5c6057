import { z } from 'zod';

/** Id of an article: the prefix of its type and a number of at least four digits, e.g. `SN-0012`. Permanent. */
export const articleIdSchema = z
  .string()
  .regex(/^[A-Z]{2}-\d{4,7}$/, 'an article id such as SN-0012')
  .brand<'ArticleId'>();
export type ArticleId = z.infer<typeof articleIdSchema>;

const idInTarget = /^([A-Z]{2}-\d{4,7})(?:#(.+))?$/;

/** Reads `SN-0012` or `SN-0012#resolution` as a reference to an article; anything else is `undefined`. */
export function parseArticleReference(target: string): { id: ArticleId; fragment?: string } | undefined {
  const match = idInTarget.exec(target);
  if (!match?.[1]) return undefined;
  const id = articleIdSchema.parse(match[1]);
  return match[2] === undefined ? { id } : { id, fragment: match[2] };
}
