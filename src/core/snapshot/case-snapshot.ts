import { z } from 'zod';
import { articleIdSchema } from '../article/article-id.ts';
import { languageSchema } from '../article/language.ts';
import { caseNumberSchema } from '../case/case-id.ts';

/** The version of the file that this program writes and reads. */
const snapshotVersion = 1;

const answeredCaseSchema = z.strictObject({
  number: caseNumberSchema,
  /** Language of the translation that was delivered; absent: the original. */
  lang: languageSchema.optional(),
  /** What the customer said, masked; the explicit problem statement first. */
  statements: z.array(z.string().min(1)),
});

const answeredArticleSchema = z.strictObject({
  id: articleIdSchema,
  /** How many resolved cases it resolved, was made for, or was changed by. */
  reuse: z.int().min(1),
  /** The last ones of them that say something. */
  cases: z.array(answeredCaseSchema),
});
export type AnsweredArticle = z.infer<typeof answeredArticleSchema>;

/**
 * Which resolved cases each article answered, and what customers said in them: what a build for colleagues takes into the
 * search index. Case text never goes into a build for readers outside.
 */
export const caseSnapshotSchema = z.strictObject({
  casebook: z.literal('case-snapshot'),
  version: z.literal(snapshotVersion),
  articles: z.array(answeredArticleSchema),
});
export type CaseSnapshot = z.infer<typeof caseSnapshotSchema>;

/** The same articles give the same text, a line an article, in the order of their ids. */
export function formatSnapshot(articles: readonly AnsweredArticle[]): string {
  const lines = articles
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((article) => `    ${JSON.stringify(article)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "casebook": "case-snapshot",\n  "version": ${snapshotVersion},\n  "articles": ${list}\n}\n`;
}
