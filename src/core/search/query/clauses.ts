import type { Analyzer } from '../analysis/analyzer.ts';
import { foldText } from '../analysis/fold-text.ts';
import { splitWords } from '../analysis/split-words.ts';
import type { TermRole, WordTerm } from '../analysis/word-terms.ts';
import { searchFields } from '../fields.ts';
import { isCodeWord } from './code-word.ts';
import type { QueryWord } from './parse-query.ts';

/** A clause of a lunr query: terms of the index, any of which satisfies it. */
export interface SearchClause {
  /** The terms; with `edits` or a `*` in it, one pattern of terms. */
  readonly terms: readonly string[];
  readonly kind: 'terms' | 'pattern' | 'fuzzy';
  readonly edits: number;
  readonly fields: readonly string[];
  readonly boost: number;
  readonly presence: 'optional' | 'required' | 'prohibited';
  /**
   * Which of the query's units (words, codes, pairs of Chinese characters) it answers; none for what is prohibited and
   * for the parts of a code, which do not answer for the whole.
   */
  readonly unit: number | undefined;
  /** The unit that it is a part of, and stands for where no article has the whole. */
  readonly partOf?: number;
  /** Stands for other names of the unit, in articles that do not have the unit itself. */
  readonly isSynonym?: boolean;
}

/** A word of a query, in its order. */
export interface QueryPiece {
  readonly text: string;
  /** None for a stop word. */
  readonly units: readonly number[];
  /** Other words will do, too: it is not demanded, and not for one field. */
  readonly isFree: boolean;
}

/** What a query means to the index. */
export interface ClauseList {
  readonly clauses: readonly SearchClause[];
  /** How many units it has, prohibited ones aside. */
  readonly units: number;
  /** Those of them that are codes. */
  readonly codeUnits: readonly number[];
  readonly pieces: readonly QueryPiece[];
}

/** Beside words in small letters, capitals are no stop word. */
const abbreviation = /^\p{Lu}{2,}$/u;
const allFields = searchFields.map(({ name }) => name);
const boosts: Readonly<Record<TermRole | 'beginning', number>> = {
  exact: 1,
  stem: 0.5,
  bigram: 1,
  part: 0.5,
  beginning: 0.5,
};
/** A character alone of a script without spaces is half of a pair, most often the first half of a word cut short. */
const halfPairBoost = 0.25;
/** Beginnings of fewer letters have too many ends. */
const shortestBeginning = 3;

/**
 * Turns the words of a query into clauses.
 *
 * @param analyzers Of the languages that the index has, the most frequent first.
 */
export function clausesOf(words: readonly QueryWord[], analyzers: readonly Analyzer[]): ClauseList {
  const clauses: SearchClause[] = [];
  const codeUnits: number[] = [];
  const queryPieces: QueryPiece[] = [];
  let units = 0;
  const stopWordsOf = chooseStopWords(words, analyzers);
  const isMixed = words.some(({ text }) => /\p{Ll}/u.test(text));
  for (const word of words) {
    const fields = word.field ? [word.field] : allFields;
    const common = { fields, presence: word.presence, edits: word.edits };
    if (word.kind !== 'word') {
      const unit = word.presence === 'prohibited' ? undefined : units++;
      clauses.push({ ...common, kind: word.kind, terms: [word.text], boost: word.boost, unit });
      continue;
    }
    const pieces = splitWords(word.text);
    pieces.forEach((piece, index) => {
      const beginning = word.isBeginning && index === pieces.length - 1 ? beginningOf(piece.text) : undefined;
      const isStopWord = stopWordsOf.isStopWord(foldText(piece.text).toLowerCase());
      const terms =
        isStopWord && !(isMixed && abbreviation.test(piece.text))
          ? []
          : termsInLanguages(piece.text, analyzers);
      const firstUnit = units;
      for (const alternatives of unitsOf(terms)) {
        const unit = word.presence === 'prohibited' ? undefined : units++;
        if (unit !== undefined && isCodeWord(piece.text)) codeUnits.push(unit);
        clauses.push(...clausesOfUnit(alternatives, { ...common, boost: word.boost, unit }));
        if (beginning) clauses.push(beginningClause(beginning, common, unit));
        const single = alternatives.find(({ role, term }) => role === 'bigram' && !isPair(term));
        if (single) clauses.push(beginningClause(single.term, common, unit, halfPairBoost));
      }
      queryPieces.push({
        text: piece.text,
        units: Array.from({ length: units - firstUnit }, (_, step) => firstUnit + step),
        isFree: word.presence === 'optional' && !word.field,
      });
      if (terms.length === 0 && beginning) clauses.push(beginningClause(beginning, common, units++));
    });
  }
  return { clauses, units, codeUnits, pieces: queryPieces };
}

/** The terms of a word as each language would index it, without repeats. */
function termsInLanguages(word: string, analyzers: readonly Analyzer[]): readonly WordTerm[] {
  const terms = new Map<string, WordTerm>();
  for (const analyzer of analyzers) {
    for (const term of analyzer.termsOfWord(word)) if (!terms.has(term.term)) terms.set(term.term, term);
  }
  return [...terms.values()];
}

/** Each pair of Chinese characters counts by itself; all other terms of a word stand for the same. */
function unitsOf(terms: readonly WordTerm[]): (readonly WordTerm[])[] {
  const together = terms.filter(({ role }) => role !== 'bigram');
  const apart = terms.filter(({ role }) => role === 'bigram').map((term) => [term]);
  return together.length > 0 ? [together, ...apart] : apart;
}

function clausesOfUnit(
  alternatives: readonly WordTerm[],
  common: Pick<SearchClause, 'fields' | 'presence' | 'edits' | 'boost' | 'unit'>,
): SearchClause[] {
  if (common.presence === 'optional') {
    return alternatives.map(({ term, role }) => ({
      ...common,
      kind: 'terms',
      terms: [term],
      boost: common.boost * boosts[role],
      unit: role === 'part' ? undefined : common.unit,
      ...(role === 'part' && common.unit !== undefined && { partOf: common.unit }),
    }));
  }
  // Parts of a code are no reason to demand or to refuse.
  const terms = alternatives.filter(({ role }) => role !== 'part').map(({ term }) => term);
  return [{ ...common, kind: 'terms', terms }];
}

function beginningOf(word: string): string | undefined {
  const folded = foldText(word).toLowerCase();
  return folded.length >= shortestBeginning && /^[\p{sc=Latin}\p{N}._-]+$/u.test(folded) ? folded : undefined;
}

function beginningClause(
  beginning: string,
  common: Pick<SearchClause, 'fields' | 'presence' | 'edits'>,
  unit: number | undefined,
  boost = boosts.beginning,
): SearchClause {
  return { ...common, kind: 'pattern', terms: [`${beginning}*`], boost, unit };
}

function isPair(term: string): boolean {
  return Array.from(term).length > 1;
}

/**
 * The language whose stop words the query uses most; ties and none go to the most frequent one. One that would leave no
 * word of the query comes last: `HA` is an abbreviation, though in Italian it says nothing.
 */
function chooseStopWords(
  words: readonly QueryWord[],
  analyzers: readonly Analyzer[],
): Pick<Analyzer, 'isStopWord'> {
  const typed = words.flatMap(({ text }) =>
    splitWords(text).map((word) => foldText(word.text).toLowerCase()),
  );
  let best: Pick<Analyzer, 'isStopWord'> = { isStopWord: () => false };
  let most = -1;
  for (const analyzer of analyzers) {
    const all = typed.filter((word) => analyzer.isStopWord(word)).length;
    const count = all === typed.length ? -0.5 : all;
    if (count > most) [best, most] = [analyzer, count];
  }
  return best;
}
