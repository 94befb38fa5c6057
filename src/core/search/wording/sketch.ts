import { rareUse, type Wording } from './wording.ts';

/**
 * A short text by the triples of letters that its words have, each with a weight; of length one. `messaes`, `message` and
 * `messages` have most of them in common, and so have `strike through` and `strikethrough`: customers write in haste.
 */
export type Sketch = ReadonlyMap<string, number>;

/** A word that all articles have is hardly rarer than one that nearly all have. */
const mostShare = 0.999;

const rarities = new WeakMap<Wording, ReadonlyMap<string, number>>();

/** The sketch of some words, each of which counts once. */
export function sketchOf(words: readonly string[], wording: Wording): Sketch {
  const rarityOf = raritiesOf(wording);
  const rarest = rarity(1, wording.articles);
  return scaleToOne(
    new Map(words.flatMap(triplesOf).map((triple) => [triple, rarityOf.get(triple) ?? rarest])),
  );
}

/** The middle of several sketches. */
export function middleOf(sketches: readonly Sketch[]): Sketch {
  const sum = new Map<string, number>();
  for (const sketch of sketches)
    for (const [triple, weight] of sketch) sum.set(triple, (sum.get(triple) ?? 0) + weight);
  return scaleToOne(sum);
}

/** The cosine of the angle between two sketches, 0 to 1. */
export function closenessOf(a: Sketch, b: Sketch): number {
  let closeness = 0;
  for (const [triple, weight] of a) closeness += weight * (b.get(triple) ?? 0);
  return closeness;
}

/** The triples of a word, with its beginning and its end: `mail` has ` ma`, `mai`, `ail` and `il `. */
export function triplesOf(word: string): string[] {
  const marked = ` ${word} `;
  const triples: string[] = [];
  for (let from = 0; from + 3 <= marked.length; from++) triples.push(marked.slice(from, from + 3));
  return triples;
}

/**
 * How telling a triple is: few articles have a word with it. How many do follows from the words that have it, as if they stood
 * in articles independently of one another, so that no triple needs a byte in the index.
 */
function raritiesOf(wording: Wording): ReadonlyMap<string, number> {
  const known = rarities.get(wording);
  if (known) return known;
  const { articles, words } = wording;
  // By triple: the logarithm of the share of articles that have no word with it.
  const without = new Map<string, number>();
  for (const [word, use] of words) {
    const absent = Math.log1p(-Math.min(mostShare, use.articles / articles));
    for (const triple of new Set(triplesOf(word))) without.set(triple, (without.get(triple) ?? 0) + absent);
  }
  const made = new Map(
    Array.from(without, ([triple, absent]) => [
      triple,
      rarity(Math.max(rareUse.articles, -articles * Math.expm1(absent)), articles),
    ]),
  );
  rarities.set(wording, made);
  return made;
}

function rarity(holders: number, articles: number): number {
  return Math.log1p(Math.abs((articles - holders + 0.5) / (holders + 0.5)));
}

function scaleToOne(vector: ReadonlyMap<string, number>): Sketch {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return new Map(Array.from(vector, ([triple, weight]) => [triple, weight / length]));
}
