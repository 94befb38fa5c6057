import { createAnalyzer, type Analyzer } from '../search/analysis/analyzer.ts';
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
  // One problem is compared with many texts.
  const known = new Map<string, readonly TellingWord[]>();
  const read = (text: string): readonly TellingWord[] => {
    const words = known.get(text) ?? readTellingWords(text, analyzer);
    known.set(text, words);
    return words;
  };
  return {
    tellingWords: (text) => read(text).map(({ word }) => word),
    sharedWords: (text, other) => {
      const others = new Set(analyzer.termsOfText(other));
      return read(text)
        .filter(({ terms }) => terms.some((term) => others.has(term)))
        .map(({ word }) => word);
    },
  };
}

interface TellingWord {
  readonly word: string;
  readonly terms: readonly string[];
}

function readTellingWords(text: string, analyzer: Analyzer): readonly TellingWord[] {
  const seen = new Map<string, TellingWord>();
  for (const { text: word } of splitWords(text)) {
    const terms = analyzer.termsOfWord(word).map(({ term }) => term);
    const [first] = terms;
    if (first !== undefined && !seen.has(first)) seen.set(first, { word, terms });
  }
  return [...seen.values()];
}
