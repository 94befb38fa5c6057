import type { Analyzer } from '../analysis/analyzer.ts';
import { foldText } from '../analysis/fold-text.ts';

/** Numbers for the words of one language that were met so far, by which texts are compared with queries quickly. */
export interface Lexicon {
  readonly numberOf: (word: string) => number;
  /** Whether a word, by its number, says nothing: a stop word. */
  readonly isSilent: (word: number) => boolean;
  /** Numbers of the words that a term stands for. */
  readonly wordsOfTerm: (term: string) => readonly number[];
  /** Numbers of the stop words that are spelt so, in lower case. */
  readonly silentWords: (word: string) => readonly number[];
}

export function createLexicon(analyzer: Analyzer): Lexicon {
  const numbers = new Map<string, number>();
  const words = new Map<string, number[]>();
  const silent = new Set<number>();
  const silentWords = new Map<string, number[]>();
  return {
    numberOf: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(word, number);
      const terms = analyzer.termsOfWord(word);
      if (terms.length === 0) {
        silent.add(number);
        note(foldText(word).toLowerCase(), number, silentWords);
      }
      for (const { term } of terms) note(term, number, words);
      return number;
    },
    isSilent: (word) => silent.has(word),
    wordsOfTerm: (term) => words.get(term) ?? [],
    silentWords: (word) => silentWords.get(word) ?? [],
  };
}

function note(term: string, number: number, among: Map<string, number[]>): void {
  const others = among.get(term);
  if (others) others.push(number);
  else among.set(term, [number]);
}
