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

/** The nearest group of a group; `isBound`: it was, before a join, and now none is nearer than that. */
interface Nearest extends GroupPair {
  readonly isBound: boolean;
}

/**
 * Begins with each text alone. A group remembers the sum of likenesses to every group that it has any with, and which is nearest. A group
 * that was made of two is to no other more alike than the nearer of them was, so what was nearest stays a bound after a join, and is
 * looked for again only when that bound is the highest of all.
 */
export function createLinkage(near: readonly (readonly Neighbour[])[]): Linkage {
  const members = near.map((_, text) => [text]);
  const sums = near.map(
    (neighbours) => new Map(neighbours.map(({ text, similarity }) => [text, similarity])),
  );

  /** The group that is nearest to one, of several as near the first. */
  const lookAround = (one: number): Nearest | undefined => {
    const size = members[one]?.length ?? 1;
    let [nearest, most] = [-1, 0];
    for (const [other, sum] of sums[one] ?? []) {
      const average = sum / (size * (members[other]?.length ?? 1));
      if (average > most + same || (average > most - same && other < nearest))
        [nearest, most] = [other, average];
    }
    return nearest === -1 ? undefined : { one, other: nearest, average: most, isBound: false };
  };
  const nearest = near.map((_, text) => lookAround(text));

  const highest = (): Nearest | undefined => {
    let best: Nearest | undefined;
    for (const pair of nearest) if (pair && (!best || pair.average > best.average + same)) best = pair;
    return best;
  };

  return {
    nearest() {
      let best = highest();
      while (best?.isBound) {
        nearest[best.one] = lookAround(best.one);
        best = highest();
      }
      return best;
    },

    join({ one, other }) {
      const [own, joined] = [sums[one], sums[other]];
      if (!own || !joined) return;
      for (const [group, sum] of joined) {
        sums[group]?.delete(other);
        if (group === one) continue;
        const all = sum + (own.get(group) ?? 0);
        own.set(group, all);
        sums[group]?.set(one, all);
      }
      own.delete(other);
      members[one]?.push(...(members[other] ?? []));
      members[other] = [];
      joined.clear();
      nearest[other] = undefined;
      nearest[one] = lookAround(one);
      for (const group of own.keys()) {
        const pair = nearest[group];
        if (pair && (pair.other === one || pair.other === other)) nearest[group] = { ...pair, isBound: true };
      }
    },

    groups: () => members.filter((texts) => texts.length > 1),
  };
}
