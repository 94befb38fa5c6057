import { rareUse, type WordedArticle, type Wording } from './wording.ts';

/** What closeness to the profile counts, and what the wording of the title does: a step of one is a factor of e. */
const closenessWeight = 6;
const wordingWeight = 2;
/** What a title's word counts that is said itself, and what one counts that something else is said for. */
const ownShare = 0.25;
const meaningShare = 0.5;

/** An article as customers' words are compared with it. */
export interface Profile {
  readonly title: ReadonlySet<string>;
  /** The middle of its title, of what is said for the words of such a title, and of what its customers said; of length one. */
  readonly weights: ReadonlyMap<string, number>;
}

/** How telling a word is: few articles have it. */
function rarityOf(word: string, { articles, words }: Wording): number {
  const holders = (words.get(word) ?? rareUse).articles;
  return Math.log(1 + Math.abs((articles - holders + 0.5) / (holders + 0.5)));
}

export function profileOf({ title, statements }: WordedArticle, wording: Wording): Profile {
  const weights = new Map<string, number>();
  const add = (vector: ReadonlyMap<string, number>): void => {
    for (const [word, weight] of vector) weights.set(word, (weights.get(word) ?? 0) + weight);
  };
  add(saidForTitle(title, wording));
  for (const words of [title, ...statements]) add(unitVector(words, wording));
  return { title: new Set(title), weights: scaleToOne(weights) };
}

/** What customers of all articles say for the words of a title; by roots, so that one common word is not all of it. */
function saidForTitle(title: readonly string[], wording: Wording): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const word of title)
    for (const [said, share] of wording.said.get(word) ?? [])
      shares.set(said, (shares.get(said) ?? 0) + share);
  return scaleToOne(
    new Map(Array.from(shares, ([said, share]) => [said, Math.sqrt(share) * rarityOf(said, wording)])),
  );
}

/** A query, ready to be compared with many articles. */
export interface WordedQuery {
  readonly weights: ReadonlyMap<string, number>;
  readonly uses: readonly {
    readonly word: string;
    /** The word's share of all that is said. */
    readonly anywhere: number;
  }[];
}

export function wordQuery(query: readonly string[], wording: Wording): WordedQuery {
  const { words, statementWords } = wording;
  return {
    weights: unitVector(query, wording),
    uses: query.map((word) => {
      const { statements } = words.get(word) ?? rareUse;
      return { word, anywhere: (statements + 0.5) / (statementWords + 0.5 * words.size) };
    }),
  };
}

/**
 * How well a query fits an article, by the words of its title, by what customers said whom it helped, and by what customers
 * of all articles say for the words of its title. The natural logarithm of a factor; comparable for one query only.
 */
export function measureFit(query: WordedQuery, profile: Profile, wording: Wording): number {
  return (
    closenessWeight * measureCloseness(query, profile) +
    wordingWeight * measureWording(query, profile, wording)
  );
}

/** The cosine of the angle between a query and a profile, 0 to 1. */
function measureCloseness({ weights }: WordedQuery, profile: Profile): number {
  let closeness = 0;
  for (const [word, weight] of weights) closeness += weight * (profile.weights.get(word) ?? 0);
  return closeness;
}

/** How much likelier the query's words are said of this title than of any: the mean of the logarithms. */
function measureWording({ uses }: WordedQuery, { title }: Profile, wording: Wording): number {
  if (uses.length === 0) return 0;
  const ofTitle = Array.from(title, (word) => wording.said.get(word));
  let sum = 0;
  for (const { word, anywhere } of uses) {
    let said = title.has(word) ? ownShare : 0;
    for (const shares of ofTitle) said += meaningShare * (shares?.get(word) ?? 0);
    sum += Math.log1p(said / Math.max(1, title.size) / anywhere);
  }
  return sum / uses.length;
}

function unitVector(words: readonly string[], wording: Wording): ReadonlyMap<string, number> {
  return scaleToOne(new Map(words.map((word) => [word, rarityOf(word, wording)])));
}

function scaleToOne(vector: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return new Map(Array.from(vector, ([word, weight]) => [word, weight / length]));
}
