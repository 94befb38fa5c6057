import { createAnalyzer } from '../search/analysis/analyzer.ts';
import { loadWordRules } from '../search/analysis/languages/load-word-rules.ts';
import { splitWords } from '../search/analysis/split-words.ts';

/** Compares texts by their words, in whatever inflection, stop words left out. */
export interface WordComparison {
  /** Words of the first text that say something, each once, in its order. */
  readonly tellingWords: (text: string) => readonly string[];
  /** Words that both texts have, as the first one has them. */
  readonly sharedWords: (text: string, other: string) => readonly string[];
}

/** @param language Of the texts, as far as it is known: a BCP 47 tag. */
export async function openWordComparison(language: string): Promise<WordComparison> {
  const analyzer = createAnalyzer((await loadWordRules([language]))(language));
  const tellingWords = (text: string): string[] => {
    const seen = new Map<string, string>();
    for (const { text: word } of splitWords(text)) {
      const [first] = analyzer.termsOfWord(word);
      if (first && !seen.has(first.term)) seen.set(first.term, word);
    }
    return [...seen.values()];
  };
  return {
    tellingWords,
    sharedWords: (text, other) => {
      const terms = new Set(analyzer.termsOfText(other));
      return tellingWords(text).filter((word) =>
        analyzer.termsOfWord(word).some(({ term }) => terms.has(term)),
      );
    },
  };
}
