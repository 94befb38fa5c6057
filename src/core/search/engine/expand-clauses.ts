import type { SearchClause } from '../query/clauses.ts';
import type { MissingFile } from './file-memory.ts';
import type { IndexFiles } from './index-files.ts';
import { createTermTree, similarTerms } from './lunr-parts.ts';

/** The terms of the index that each clause asks for, in the order of the clauses. Some may not exist. */
export function expandClauses(
  clauses: readonly SearchClause[],
  files: IndexFiles,
  missing: MissingFile[],
): Promise<(readonly string[])[]> {
  return Promise.all(clauses.map((clause) => expandClause(clause, files, missing)));
}

async function expandClause(
  { kind, terms, edits }: SearchClause,
  files: IndexFiles,
  missing: MissingFile[],
): Promise<readonly string[]> {
  if (kind === 'terms') return terms;
  const [pattern = ''] = terms;
  if (kind === 'fuzzy') {
    const near = (await files.readVocabulary(missing)).filter((term) => mayBeSimilar(term, pattern, edits));
    return similarTerms(createTermTree(near), pattern, edits);
  }
  const beginning = pattern.slice(0, pattern.indexOf('*'));
  const candidates =
    beginning.length >= 2
      ? await files.readTermsFrom(beginning, missing)
      : await files.readVocabulary(missing);
  const matches = compilePattern(pattern);
  return candidates.filter(matches);
}

/** Whether `*` in a pattern can stand for what a term has there. Takes time in proportion to the lengths. */
function compilePattern(pattern: string): (term: string) => boolean {
  const pieces = pattern.split('*');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  const middle = pieces.slice(1, -1);
  return (term) => {
    if (term.length < first.length + last.length || !term.startsWith(first) || !term.endsWith(last))
      return false;
    let position = first.length;
    for (const piece of middle) {
      const found = term.indexOf(piece, position);
      if (found === -1) return false;
      position = found + piece.length;
    }
    return position <= term.length - last.length;
  };
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
