import type { Neighbour } from './nearest-texts.ts';

/** Two groups of texts. */
export interface GroupPair {
  readonly one: number;
  readonly other: number;
  /** Mean likeness of a text of one to a text of the other. */
  readonly average: number;
}

/** Groups of texts that grow. */
export interface Linkage {
  /** The two groups that are most alike on average; none where no two have anything in common. */
  readonly nearest: () => GroupPair | undefined;
  /** Makes one group of two. */
  readonly join: (pair: GroupPair) => void;
  /** Groups of two texts and more. */
  readonly groups: () => number[][];
}

/** Averages that differ by less than this came of the same numbers in another order. */
const same = 1e-9;

/**
 * Begins with each text alone. A table holds the sum of likenesses of every two groups (8 bytes for each two texts: 8 MB for 1000 of them),
 * and each group remembers which is nearest. A group that was made of two is to no other more alike than the nearer of them was, so
 * what was nearest stays a bound after a join, and is looked for again only when that bound is the highest of all.
 */
export function createLinkage(near: readonly (readonly Neighbour[])[]): Linkage {
  const count = near.length;
  const members = near.map((_, text) => [text]);
  const sums = new Float64Array(count * count);
  for (const [text, neighbours] of near.entries())
    for (const { text: other, similarity } of neighbours) sums[text * count + other] = similarity;
  const sizes = new Float64Array(count).fill(1);
  /** Of each group the nearest one, and how near; -1: none. */
  const nearestOf = new Int32Array(count).fill(-1);
  const averageOf = new Float64Array(count);
  /** Whether that was so before a join, and now none is nearer. */
  const isBound = new Uint8Array(count);

  /** Finds the group that is nearest to one, of several as near the first. */
  const lookAround = (one: number): void => {
    const size = sizes[one] ?? 1;
    let [nearest, most] = [-1, 0];
    for (let other = 0, cell = one * count; other < count; other += 1, cell += 1) {
      const sum = sums[cell] ?? 0;
      if (sum === 0) continue;
      const average = sum / (size * (sizes[other] ?? 1));
      if (average > most + same) [nearest, most] = [other, average];
    }
    nearestOf[one] = nearest;
    averageOf[one] = most;
    isBound[one] = 0;
  };
  for (const [text, neighbours] of near.entries()) {
    for (const { text: other, similarity } of neighbours) {
      if (similarity <= (averageOf[text] ?? 0) + same) continue;
      nearestOf[text] = other;
      averageOf[text] = similarity;
    }
  }

  const highest = (): number => {
    let [best, most] = [-1, 0];
    for (let group = 0; group < count; group += 1) {
      if (nearestOf[group] === -1) continue;
      const average = averageOf[group] ?? 0;
      if (best === -1 || average > most + same) [best, most] = [group, average];
    }
    return best;
  };

  return {
    nearest() {
      let best = highest();
      while (best !== -1 && isBound[best] === 1) {
        lookAround(best);
        best = highest();
      }
      return best === -1
        ? undefined
        : { one: best, other: nearestOf[best] ?? 0, average: averageOf[best] ?? 0 };
    },

    join({ one, other }) {
      for (let group = 0; group < count; group += 1) {
        const joined = sums[other * count + group] ?? 0;
        if (joined === 0) continue;
        sums[other * count + group] = 0;
        sums[group * count + other] = 0;
        if (group === one) continue;
        const all = joined + (sums[one * count + group] ?? 0);
        sums[one * count + group] = all;
        sums[group * count + one] = all;
      }
      members[one]?.push(...(members[other] ?? []));
      members[other] = [];
      sizes[one] = (sizes[one] ?? 1) + (sizes[other] ?? 1);
      nearestOf[other] = -1;
      lookAround(one);
      for (let group = 0; group < count; group += 1) {
        if (group === one || nearestOf[group] === -1) continue;
        if (nearestOf[group] === one || nearestOf[group] === other) {
          // Of the two it is the made group that is there to be looked at.
          nearestOf[group] = one;
          isBound[group] = 1;
        }
      }
    },

    groups: () => members.filter((texts) => texts.length > 1),
  };
}
