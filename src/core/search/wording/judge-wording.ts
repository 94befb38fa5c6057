import { learnWording, spread } from './learn-wording.ts';
import { measureFit, profileOf, wordQuery, type Profile } from './measure-fit.ts';
import type { WordedArticle, Wording } from './wording.ts';

/** Fewer statements judge nothing. */
const leastAsked = 40;
/** Statements that are asked at most in each half. */
const mostAsked = 200;
/** Articles that are compared in full: those that are closest. */
const comparedArticles = 20;
/** Of the statements asked, so many must find the article that answered them, by nothing but wording. */
const leastFound = 0.6;
/** And so many more than by titles alone. */
const leastGain = 0.05;

/** A statement with the article that answered it. */
interface Asked {
  readonly said: readonly string[];
  readonly article: number;
}

/**
 * Whether customers of this base word alike what one article answers, so that what they said tells where the next one belongs.
 * Half of the statements teach and the others are asked; then the other way round. Where this is not so, nothing is gained by
 * a wording, and much may be lost.
 */
export function isWordingTelling(articles: readonly WordedArticle[]): boolean {
  const halves = [0, 1].map((half) => ({
    asked: spread(
      articles.flatMap(({ statements }, article): Asked[] =>
        inHalf(statements, half).map((said) => ({ said, article })),
      ),
      mostAsked,
    ),
    taught: articles.map((each) => ({ ...each, statements: inHalf(each.statements, 1 - half) })),
  }));
  const asked = sumOf(halves, (half) => half.asked.length);
  if (asked < leastAsked) return false;
  const found = sumOf(halves, (half) => countFound(half.asked, half.taught));
  if (found < leastFound * asked) return false;
  const untaught = articles.map((each) => ({ ...each, statements: [] }));
  const foundByTitle = sumOf(halves, (half) => countFound(half.asked, untaught));
  return found - foundByTitle >= leastGain * asked;
}

function sumOf<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + count(item), 0);
}

function inHalf<Item>(items: readonly Item[], half: number): readonly Item[] {
  return items.filter((_, place) => place % 2 === half);
}

/** How many of the statements fit their own article best. */
function countFound(asked: readonly Asked[], articles: readonly WordedArticle[]): number {
  const wording = learnWording(articles);
  const profiles = articles.map((article) => profileOf(article, wording));
  const holders = new Map<string, [article: number, weight: number][]>();
  profiles.forEach(({ sketch }, article) => {
    for (const [triple, weight] of sketch) {
      const ofTriple = holders.get(triple);
      if (ofTriple) ofTriple.push([article, weight]);
      else holders.set(triple, [[article, weight]]);
    }
  });
  return asked.filter(({ said, article }) => bestOf(said, profiles, holders, wording) === article).length;
}

function bestOf(
  said: readonly string[],
  profiles: readonly Profile[],
  holders: ReadonlyMap<string, readonly (readonly [article: number, weight: number])[]>,
  wording: Wording,
): number {
  const query = wordQuery(said, wording);
  const closeness = new Float64Array(profiles.length);
  for (const [triple, weight] of query.sketch) {
    for (const [article, other] of holders.get(triple) ?? []) closeness[article]! += weight * other;
  }
  const close = Array.from(closeness.keys())
    .filter((article) => closeness[article]! > 0)
    .toSorted((a, b) => closeness[b]! - closeness[a]! || a - b)
    .slice(0, comparedArticles);
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const article of close) {
    const profile = profiles[article];
    const fit = profile ? measureFit(query, profile, wording) : Number.NEGATIVE_INFINITY;
    if (fit > most) [best, most] = [article, fit];
  }
  return best;
}
