import type { Analyzer } from '../analysis/analyzer.ts';
import { foldText } from '../analysis/fold-text.ts';
import { wordsOf } from '../analysis/split-words.ts';
import type { Glossary } from '../format/glossary.ts';
import type { QueryPiece } from '../query/clauses.ts';

/** A name of the glossary in a query. */
export interface FoundName {
  /** Units of the query that the name consists of. */
  readonly units: readonly number[];
  /** The other names of the same thing. */
  readonly others: readonly string[];
}

/** Finds the names in a query, in any inflection. */
export function findNames(
  pieces: readonly QueryPiece[],
  glossary: Glossary,
  analyzers: readonly Analyzer[],
): readonly FoundName[] {
  return glossary.flatMap((names) =>
    names.flatMap((name) => {
      const units = [...unitsInRun(name, pieces), ...unitsOfWords(wordsOf(name), pieces, analyzers)];
      return units.length === 0 ? [] : [{ units, others: names.filter((other) => other !== name) }];
    }),
  );
}

/** Units of a name within a longer run of a script without spaces: its pairs of characters. */
function unitsInRun(name: string, pieces: readonly QueryPiece[]): readonly number[] {
  for (const { text, units, isFree } of pieces) {
    const before = text.split(name)[0] ?? '';
    const start = Array.from(before).length;
    // As many units as pairs, so that a unit's place tells its pair.
    const hasPairs = units.length > 1 && units.length === Array.from(text).length - 1;
    if (isFree && hasPairs && before !== text) return units.slice(start, start + Array.from(name).length - 1);
  }
  return [];
}

function unitsOfWords(
  words: readonly string[],
  pieces: readonly QueryPiece[],
  analyzers: readonly Analyzer[],
): readonly number[] {
  for (let start = 0; start + words.length <= pieces.length; start++) {
    const same = pieces.slice(start, start + words.length);
    if (same.every((piece, index) => piece.isFree && isSameWord(piece.text, words[index] ?? '', analyzers)))
      return same.flatMap(({ units }) => units);
  }
  return [];
}

function isSameWord(a: string, b: string, analyzers: readonly Analyzer[]): boolean {
  if (foldText(a).toLowerCase() === foldText(b).toLowerCase()) return true;
  return analyzers.some((analyzer) => {
    const [ofA, ofB] = [a, b].map((word) =>
      analyzer
        .termsOfWord(word)
        .flatMap(({ term, role }) => (role === 'exact' || role === 'stem' ? [term] : [])),
    );
    // The stem comes last, and is the word itself where it has none.
    return ofA?.at(-1) !== undefined && ofA.at(-1) === ofB?.at(-1);
  });
}
