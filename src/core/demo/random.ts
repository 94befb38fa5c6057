/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to but not 1. */
  readonly next: () => number;
  /** An integer from 0 up to but not `count`. */
  readonly below: (count: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** An index of which the low ones come up most, as few customers have most of the cases. */
  readonly skewed: (count: number, power: number) => number;
  readonly chance: (probability: number) => boolean;
}

/** Marsaglia's xorshift with 32 bits of state, from a seed that is not 0. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    skewed: (count, power) => Math.floor(count * next() ** power),
    chance: (probability) => next() < probability,
  };
}
