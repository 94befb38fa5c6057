import { spacelessScripts } from '../analysis/spaceless-scripts.ts';
import type { SearchClause } from '../query/clauses.ts';
import type { MissingFile } from './file-memory.ts';
import type { IndexFiles } from './index-files.ts';

/** A character of these narrows as much as two letters do. */
const spaceless = new RegExp(`^[${spacelessScripts}]`, 'u');

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
    const { similarTerms } = await import('./similar-terms.ts');
    return similarTerms(await files.readVocabulary(missing), pattern, edits);
  }
  const beginning = pattern.slice(0, pattern.indexOf('*'));
  const candidates =
    beginning.length >= 2 || spaceless.test(beginning)
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
