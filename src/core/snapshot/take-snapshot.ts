import type { ArticleId } from '../article/article-id.ts';
import { languageSchema } from '../article/language.ts';
import type { CaseNumber } from '../case/case-id.ts';
import { maskCaseText, maskLikely, type KnownNames } from '../masking/mask-case-text.ts';
import type { AnsweredArticle } from './case-snapshot.ts';

/** A resolved case that an article answered, as it is kept. */
export interface LinkedCase {
  readonly number: CaseNumber;
  /** Key of what was delivered: `SN-0012.it`. */
  readonly delivered: string;
  /** What the customer said: the problem statement, then what was reported or verified, false leads left out. */
  readonly said: readonly string[];
  readonly names: KnownNames;
}

/** The cases that articles answered: those that are resolved, by links of the kinds created, reused and improved. */
export interface LinkedCases {
  /** Articles that answered a case, with how many they did. */
  readonly countByArticle: () => Promise<readonly { readonly article: ArticleId; readonly reuse: number }[]>;
  /** The last cases that an article answered, newest first. */
  readonly listOfArticle: (article: ArticleId, limit: number) => Promise<readonly LinkedCase[]>;
}

/** Cases of an article whose statements are kept. More bring no new words. */
export const casesPerArticle = 60;
/** Statements of a case that are kept; a case that says more repeats itself. */
const statementsPerCase = 6;
/** Characters of a statement. A customer's first sentences say what is wrong; logs that were pasted are no words of theirs. */
const longestStatement = 400;

/**
 * Reads what resolved cases say of the articles that answered them, masked. Nobody reviews it: what is only likely a name is masked, too.
 * The same cases give the same.
 */
export async function takeSnapshot(
  linked: LinkedCases,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<readonly AnsweredArticle[]> {
  const counts = await linked.countByArticle();
  const articles: AnsweredArticle[] = [];
  for (const [index, { article, reuse }] of counts.entries()) {
    const cases = await linked.listOfArticle(article, casesPerArticle);
    articles.push({
      id: article,
      reuse,
      cases: cases
        .map((subject) => ({
          number: subject.number,
          ...languageOf(subject.delivered),
          statements: statementsOf(subject),
        }))
        .filter(({ statements }) => statements.length > 0)
        .toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    });
    onProgress(index + 1, counts.length);
  }
  return articles;
}

function languageOf(key: string): Pick<AnsweredArticle['cases'][number], 'lang'> {
  const written = /\.(.+)$/.exec(key)?.[1];
  const language = languageSchema.safeParse(written);
  return language.success ? { lang: language.data } : {};
}

function statementsOf({ said, names }: LinkedCase): string[] {
  const masked = said
    .map((text) => shorten(maskLikely(maskCaseText(text, names))))
    .filter((text) => text !== '');
  return [...new Set(masked)].slice(0, statementsPerCase);
}

/** One line, cut between words. Masked first, so that no half of a name or address is left. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= longestStatement) return line;
  const cut = line.slice(0, longestStatement).toWellFormed();
  return cut.slice(0, Math.max(longestStatement / 2, cut.lastIndexOf(' '))).trim();
}
