import type { Analyzer } from './analyzer.ts';
import type { WordTerm } from './word-terms.ts';

/**
 * The terms that stand for a word when texts are compared: its stem, or the word where it has none; pairs of characters in scripts without
 * spaces. Parts of codes are left out, and stop words have none.
 */
export function ownTermsOf(analyzer: Pick<Analyzer, 'termsOfWord'>, word: string): readonly WordTerm[] {
  const terms = analyzer.termsOfWord(word);
  const stem = terms.find(({ role }) => role === 'stem') ?? terms.find(({ role }) => role === 'exact');
  return stem ? [stem] : terms.filter(({ role }) => role === 'bigram');
}
