import { foldText } from '../analysis/fold-text.ts';
import { splitWords } from '../analysis/split-words.ts';
import type { QueryWord } from './parse-query.ts';

/** Shorter words have too many neighbours. */
const shortestFuzzy = 4;
const longestFuzzy = 32;

/** What to try when nothing was found: no demands, and words may be misspelt by one letter, long ones by two. */
export function loosenWords(words: readonly QueryWord[]): QueryWord[] {
  return words
    .filter(({ presence }) => presence !== 'prohibited')
    .flatMap(({ text }) => splitWords(text))
    .map(({ text }) => {
      const folded = foldText(text).toLowerCase();
      const common = { presence: 'optional', boost: 1, isBeginning: false } as const;
      return folded.length >= shortestFuzzy &&
        folded.length <= longestFuzzy &&
        /^[\p{sc=Latin}\p{N}._-]+$/u.test(folded)
        ? { ...common, text: folded, kind: 'fuzzy', edits: folded.length >= 8 ? 2 : 1 }
        : { ...common, text, kind: 'word', edits: 0 };
    });
}
