import type { Analyzer } from '../analysis/analyzer.ts';
import { foldText } from '../analysis/fold-text.ts';
import { wordsOf } from '../analysis/split-words.ts';

/**
 * The words of a short text, each once, by their stems. Stop words stay: in a sentence of ten words `from`, `without` and `all`
 * tell what is meant.
 */
export function wordsOfSaying(text: string, analyzer: Analyzer): readonly string[] {
  const words = new Set<string>();
  for (const word of wordsOf(text)) {
    const terms = analyzer.termsOfWord(word);
    const pairs = terms.filter(({ role }) => role === 'bigram');
    const stem = terms.find(({ role }) => role === 'stem') ?? terms.find(({ role }) => role === 'exact');
    if (pairs.length > 0) for (const { term } of pairs) words.add(term);
    else words.add(stem?.term ?? foldText(word).toLowerCase());
  }
  return [...words];
}
