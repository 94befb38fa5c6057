import type { ArticleText, ArticleWords } from './article-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { Nearness } from './nearness.ts';
import { resemblancePower } from './score.ts';

/** What one statement shares with the query from which on the words of all of them count whole. */
const fullShare = 0.4;
/** What the second best of several statements that resemble the query adds; each further one less in the same measure. */
const nextShare = 0.2;

/** How much what customers said resembles a query. */
export interface Resemblance {
  /** 0 to 1, by `resemblancePower`. */
  readonly of: number;
  /** How much the words of cases count at all, 0 to 1: many cases have every word somewhere. */
  readonly wordShare: number;
  /** The statement that resembles it most, by its position; -1 where none has a word of it. */
  readonly statement: number;
}

const none: Resemblance = { of: 0, wordShare: 0, statement: -1 };

/**
 * Compares a query with each statement of the cases that an article answered. A statement is short, so both are sets of
 * words: what they share, of what they have together.
 *
 * @param unitsOfWord By number of a word: the units of the query that it answers.
 * @param weights By unit.
 */
export function measureResemblance(
  text: ArticleWords,
  unitsOfWord: ReadonlyMap<number, readonly number[]>,
  weights: readonly number[],
  lexicon: Lexicon,
): Resemblance {
  const statements = text.texts.filter(({ part }) => part === 'statement');
  if (statements.length === 0) return none;
  const shares = statements.map((statement) => sharedPart(text, statement, unitsOfWord, weights, lexicon));
  const best = Math.max(...shares);
  if (best === 0) return none;
  const sorted = shares.toSorted((a, b) => b - a);
  const sum = sorted.reduce(
    (total, share, index) => total + share ** resemblancePower * nextShare ** index,
    0,
  );
  return { of: Math.min(1, sum), wordShare: Math.min(1, best / fullShare), statement: shares.indexOf(best) };
}

/**
 * How much the texts themselves resemble the query: the title as a whole, or a passage with its words in their order. Cases
 * count only for what they resemble it more.
 */
export function measureOwnResemblance(
  text: ArticleWords,
  { inOrder, sections }: Pick<Nearness, 'inOrder' | 'sections'>,
  unitsOfWord: ReadonlyMap<number, readonly number[]>,
  weights: readonly number[],
  lexicon: Lexicon,
): number {
  const title = text.texts.find(({ part }) => part === 'title');
  const share = title ? sharedPart(text, title, unitsOfWord, weights, lexicon) : 0;
  return Math.max(share, inOrder, ...sections.values()) ** resemblancePower;
}

/** The weight of what a text and the query share, of all that they have. Words that only the text has weigh as usual ones. */
function sharedPart(
  { words }: ArticleWords,
  { from, to }: ArticleText,
  unitsOfWord: ReadonlyMap<number, readonly number[]>,
  weights: readonly number[],
  lexicon: Lexicon,
): number {
  const shared = new Set<number>();
  const others = new Set<number>();
  for (let position = from; position < to; position++) {
    const word = words[position] ?? -1;
    const units = unitsOfWord.get(word);
    if (units) for (const unit of units) shared.add(unit);
    else if (!lexicon.isSilent(word)) others.add(word);
  }
  if (shared.size === 0) return 0;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weight = 0;
  for (const unit of shared) weight += weights[unit] ?? 0;
  return weight / (total + (others.size * total) / weights.length);
}
