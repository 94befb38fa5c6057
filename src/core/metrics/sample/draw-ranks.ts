/**
 * Draws some of a number of things at random, without repeats; the same seed draws the same.
 *
 * @param seed Any text.
 * @param population How many there are.
 * @returns Their places from 1, in the order in which they are drawn; all of them where fewer are there than wanted.
 */
export function drawRanks(seed: string, population: number, wanted: number): number[] {
  const next = createRandom(seed);
  // The shuffle of Fisher and Yates, as far as it is looked at.
  const moved = new Map<number, number>();
  const drawn: number[] = [];
  for (let index = 0; index < Math.min(wanted, population); index += 1) {
    const other = index + Math.floor(next() * (population - index));
    drawn.push((moved.get(other) ?? other) + 1);
    moved.set(other, moved.get(index) ?? index);
  }
  return drawn;
}

/** Numbers from 0 to below 1 (mulberry32, seeded with the FNV-1a hash of a text). */
function createRandom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
