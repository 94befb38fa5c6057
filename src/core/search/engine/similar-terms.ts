import lunr from 'lunr';
import { createTermTree } from './lunr-parts.ts';

/** Terms within a number of edits of a word, as lunr counts edits. */
export function similarTerms(terms: readonly string[], word: string, edits: number): string[] {
  const { fromFuzzyString } = lunr.TokenSet as unknown as {
    fromFuzzyString: (word: string, edits: number) => lunr.TokenSet;
  };
  const near = terms.filter((term) => mayBeSimilar(term, word, edits));
  return createTermTree(near).intersect(fromFuzzyString(word, edits)).toArray();
}

/**
 * Whether a term could be within a number of edits: a cheap test by length and letters that never refuses a similar one.
 * An edit takes away or brings at most one letter of each kind.
 */
export function mayBeSimilar(term: string, word: string, edits: number): boolean {
  if (Math.abs(term.length - word.length) > edits) return false;
  let differing = 0;
  let rest = word;
  for (const letter of term) {
    const position = rest.indexOf(letter);
    if (position === -1) {
      if (++differing > edits) return false;
    } else {
      rest = rest.slice(0, position) + rest.slice(position + 1);
    }
  }
  return rest.length <= edits;
}
