import { createAnalyzer } from '../analysis/analyzer.ts';
import { wordRulesOf } from '../analysis/languages/word-rules.ts';
import { onePerLanguage } from '../analysis/one-per-language.ts';
import type { SearchArticle } from '../search-document.ts';
import { isWordingTelling } from '../wording/judge-wording.ts';
import { learnWording } from '../wording/learn-wording.ts';
import type { Wording } from '../wording/wording.ts';
import { wordsOfSaying } from '../wording/words-of-saying.ts';

/** What the cases of a base teach of how customers word things; nothing where that does not tell their articles. */
export function learnFromCases(articles: readonly SearchArticle[]): Wording | undefined {
  if (!articles.some(({ cases }) => (cases?.statements.length ?? 0) > 0)) return undefined;
  const analyzerOf = onePerLanguage((language) => createAnalyzer(wordRulesOf(language)));
  const worded = articles.map(({ language, title, cases }) => {
    const words = (text: string) => wordsOfSaying(text, analyzerOf(language));
    return { title: words(title), statements: (cases?.statements ?? []).map(words) };
  });
  return isWordingTelling(worded) ? learnWording(worded) : undefined;
}
