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
  const places = placesOfWords(pieces, analyzers);
  const runs = pieces.filter(isRun);
  return glossary.flatMap((names) =>
    names.flatMap((name) => {
      const units = [...unitsInRun(name, runs), ...unitsOfWords(wordsOf(name), pieces, places, analyzers)];
      return units.length === 0 ? [] : [{ units, others: names.filter((other) => other !== name) }];
    }),
  );
}

/** Whether a piece is a run of a script without spaces. It has as many units as pairs, so that a unit's place tells its pair. */
const isRun = ({ text, units, isFree }: QueryPiece): boolean =>
  isFree && units.length > 1 && units.length === Array.from(text).length - 1;

/** Units of a name within a longer run: its pairs of characters. */
function unitsInRun(name: string, runs: readonly QueryPiece[]): readonly number[] {
  for (const { text, units } of runs) {
    const at = text.indexOf(name);
    if (at === -1) continue;
    const start = Array.from(text.slice(0, at)).length;
    return units.slice(start, start + Array.from(name).length - 1);
  }
  return [];
}

/** By what words are the same by: the pieces of a query that may be a word of a name, in their order. */
type Places = ReadonlyMap<string, readonly number[]>;

function placesOfWords(pieces: readonly QueryPiece[], analyzers: readonly Analyzer[]): Places {
  const places = new Map<string, number[]>();
  for (const [place, { text, isFree }] of pieces.entries()) {
    if (!isFree) continue;
    for (const key of keysOf(text, analyzers)) {
      const known = places.get(key) ?? [];
      known.push(place);
      places.set(key, known);
    }
  }
  return places;
}

function unitsOfWords(
  [first, ...others]: readonly string[],
  pieces: readonly QueryPiece[],
  places: Places,
  analyzers: readonly Analyzer[],
): readonly number[] {
  if (first === undefined) return [];
  const isAt = (word: string, place: number) =>
    keysOf(word, analyzers).some((key) => places.get(key)?.includes(place) === true);
  const starts = keysOf(first, analyzers).flatMap((key) => places.get(key) ?? []);
  const start = starts
    .toSorted((a, b) => a - b)
    .find((place) => others.every((word, index) => isAt(word, place + index + 1)));
  return start === undefined
    ? []
    : pieces.slice(start, start + others.length + 1).flatMap(({ units }) => units);
}

/** Words that have one of these in common are the same: how they are written, or their stem in a language. */
function keysOf(word: string, analyzers: readonly Analyzer[]): string[] {
  const stems = analyzers.flatMap((analyzer, language) => {
    // The stem comes last, and is the word itself where it has none.
    const last = analyzer.termsOfWord(word).findLast(({ role }) => role === 'exact' || role === 'stem');
    return last === undefined ? [] : [`${language} ${last.term}`];
  });
  return [foldText(word).toLowerCase(), ...stems];
}
