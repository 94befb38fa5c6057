import type { Analyzer } from '../analysis/analyzer.ts';
import { foldText } from '../analysis/fold-text.ts';
import { splitWords } from '../analysis/split-words.ts';
import type { Posting } from '../format/posting.ts';
import type { QueryWord } from '../query/parse-query.ts';

/** Shorter words have too many neighbours. Codes are none: another code is another error. */
const correctable = /^\p{sc=Latin}{4,32}$/u;

/**
 * The words of a query that no article has in any form, as they were typed.
 *
 * @param postings Of the terms that the query asks for, and that exist.
 */
export function unknownWords(
  words: readonly QueryWord[],
  analyzers: readonly Analyzer[],
  postings: ReadonlyMap<string, Posting>,
): readonly string[] {
  const isKnown = (word: string, isBeginning: boolean): boolean => {
    const folded = foldText(word).toLowerCase();
    return (
      analyzers.some(
        (analyzer) =>
          analyzer.isStopWord(folded) ||
          analyzer.termsOfWord(word).some(({ term }) => (postings.get(term)?.documentCount ?? 0) > 0),
      ) ||
      (isBeginning && Array.from(postings.keys()).some((term) => term.startsWith(folded)))
    );
  };
  const unknown = words
    .filter(({ kind, presence }) => kind === 'word' && presence !== 'prohibited')
    .flatMap(({ text, isBeginning }) =>
      splitWords(text)
        .map((word) => word.text)
        .filter((word) => correctable.test(word) && !isKnown(word, isBeginning)),
    );
  return [...new Set(unknown)];
}
