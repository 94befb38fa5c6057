import type { ArticleText, ArticleWords } from '../ranking/article-words.ts';

/** A stretch of a text that answers the query. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** How telling the word is that was found there; rare ones more. */
  readonly weight: number;
  /** Tells the same words. */
  readonly word: number;
}

/**
 * Finds the words of a text of an article that answer a query, in order and without overlaps.
 *
 * @param weights By number of a word, how telling it is; of the words that answer.
 */
export function findMarks(
  { words, starts, ends }: ArticleWords,
  text: Pick<ArticleText, 'from' | 'to'> | undefined,
  weights: ReadonlyMap<number, number>,
): Mark[] {
  const marks: Mark[] = [];
  for (let position = text?.from ?? 0; position < (text?.to ?? 0); position++) {
    const word = words[position] ?? -1;
    const weight = weights.get(word);
    if (weight === undefined) continue;
    const mark = { start: starts[position] ?? 0, end: ends[position] ?? 0, weight, word };
    const last = marks.at(-1);
    // Pairs of Chinese characters overlap.
    if (last && mark.start < last.end)
      marks[marks.length - 1] = { ...last, end: Math.max(last.end, mark.end) };
    else marks.push(mark);
  }
  return marks;
}
