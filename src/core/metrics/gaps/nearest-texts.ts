import type { TakeTurns } from '../turns.ts';
import type { TextVector } from './weigh-texts.ts';

/** A text that is like another. */
export interface Neighbour {
  readonly text: number;
  /** Cosine of the two, from 0 to 1. */
  readonly similarity: number;
}

/** The texts that are at least so much like each text, in the order of the list. */
export async function nearestTexts(
  vectors: readonly TextVector[],
  least: number,
  takeTurns: TakeTurns,
): Promise<Neighbour[][]> {
  const postings = new Map<string, { readonly texts: number[]; readonly weights: number[] }>();
  const near: Neighbour[][] = vectors.map(() => []);
  const sums = new Float64Array(vectors.length);
  for (const [text, vector] of vectors.entries()) {
    await takeTurns();
    sums.fill(0, 0, text);
    for (const [term, weight] of vector) {
      const known = postings.get(term) ?? { texts: [], weights: [] };
      const { texts, weights } = known;
      for (let index = 0; index < texts.length; index += 1) {
        const other = texts[index] ?? 0;
        sums[other] = (sums[other] ?? 0) + weight * (weights[index] ?? 0);
      }
      texts.push(text);
      weights.push(weight);
      postings.set(term, known);
    }
    for (let other = 0; other < text; other += 1) {
      const similarity = sums[other] ?? 0;
      if (similarity < least) continue;
      near[text]?.push({ text: other, similarity });
      near[other]?.push({ text, similarity });
    }
  }
  return near;
}
