import type { TextTerm } from './text-terms.ts';
import type { TakeTurns } from '../turns.ts';

/** Weights of the terms of a text, of length 1 together. */
export type TextVector = ReadonlyMap<string, number>;

/** Terms of a text that are compared, the most telling ones: more make no difference to what is alike. */
const comparedTerms = 32;

/**
 * Weighs the terms of texts by how often each stands in its text and by how few of the texts have it. Terms of one text alone count for
 * its length only, as what makes it unlike the others.
 */
export async function weighTexts(
  texts: readonly ReadonlyMap<string, TextTerm>[],
  takeTurns: TakeTurns,
): Promise<TextVector[]> {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const term of text.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const vectors: TextVector[] = [];
  for (const text of texts) {
    await takeTurns();
    const weighed = Array.from(text, ([term, { count }]): [string, number] => {
      const rarity = Math.log(1 + texts.length / (frequency.get(term) ?? 1));
      return [term, (1 + Math.log(count)) * rarity];
    })
      .toSorted(([a, weight], [b, other]) => other - weight || (a < b ? -1 : 1))
      .slice(0, comparedTerms);
    const length = Math.hypot(...weighed.map(([, weight]) => weight));
    vectors.push(new Map(weighed.map(([term, weight]) => [term, weight / length])));
  }
  return vectors;
}
