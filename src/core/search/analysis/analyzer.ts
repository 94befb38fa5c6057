import { splitWords } from './split-words.ts';
import { stemTermOf } from './stemmer.ts';
import { stopWordsOf } from './stop-words.ts';
import { termsOfWord, type WordTerm } from './word-terms.ts';

/** Turns texts of one language into terms. Remembers every word it met, since texts repeat their words. */
export interface Analyzer {
  /** Terms of a text in order, a word's terms together; repeated as often as the word. */
  readonly termsOfText: (text: string) => string[];
  readonly termsOfWord: (word: string) => readonly WordTerm[];
  readonly isStopWord: (word: string) => boolean;
}

/** Makes the analyser of a language, named by its BCP 47 tag. */
export function createAnalyzer(language: string): Analyzer {
  const rules = { stemTerm: stemTermOf(language), stopWords: stopWordsOf(language) };
  const known = new Map<string, readonly WordTerm[]>();
  const analyzeWord = (word: string): readonly WordTerm[] => {
    let terms = known.get(word);
    if (!terms) known.set(word, (terms = termsOfWord(word, rules)));
    return terms;
  };
  return {
    termsOfWord: analyzeWord,
    termsOfText: (text) =>
      splitWords(text).flatMap(({ text: word }) => analyzeWord(word).map(({ term }) => term)),
    isStopWord: (word) => rules.stopWords.has(word),
  };
}
