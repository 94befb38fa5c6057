import type { WordedArticle, Wording } from './wording.ts';

/** Rounds of learning; more change little. */
const rounds = 6;
/** What says a word besides the title: some words are said whatever a case is about. */
const nothingShare = 0.02;
/** Imagined words for each title's word that nothing is known of yet, so that a single case teaches little. */
const doubt = 1;
/** Smaller shares say nothing, and would make the file large. */
const leastShare = 0.01;
/** Statements that are learnt from at most, evenly spread. */
const statementLimit = 20_000;

/** Shares of what is said for a word of a title. */
type Shares = Map<string, Map<string, number>>;

/**
 * Learns what customers say for which words of titles, as machine translation learnt its first dictionaries: which words stand
 * for one another follows from all pairs of texts together (IBM's first model: Brown et al., The Mathematics of Statistical
 * Machine Translation, 1993). The same articles teach the same.
 */
export function learnWording(articles: readonly WordedArticle[]): Wording {
  const uses = countUses(articles);
  let statementWords = 0;
  for (const { statements } of uses.values()) statementWords += statements;
  return {
    articles: articles.length,
    statementWords,
    words: new Map(
      Array.from(uses).filter(([, { articles: holders, statements }]) => holders > 1 || statements > 0),
    ),
    said: learnShares(pairsOf(articles)),
  };
}

function countUses(articles: readonly WordedArticle[]) {
  const uses = new Map<string, { articles: number; statements: number }>();
  const useOf = (word: string) => {
    const known = uses.get(word) ?? { articles: 0, statements: 0 };
    uses.set(word, known);
    return known;
  };
  for (const { title, statements } of articles) {
    for (const word of new Set([title, ...statements].flat())) useOf(word).articles += 1;
    for (const word of statements.flat()) useOf(word).statements += 1;
  }
  return uses;
}

interface Pair {
  readonly said: readonly string[];
  readonly title: readonly string[];
}

function pairsOf(articles: readonly WordedArticle[]): readonly Pair[] {
  const pairs = articles.flatMap(({ title, statements }) => statements.map((said) => ({ said, title })));
  return spread(pairs, statementLimit);
}

/** Some of a list, evenly spread over it. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return items.filter(
    (_, place) =>
      Math.floor((place * most) / items.length) !== Math.floor(((place - 1) * most) / items.length),
  );
}

/** For every word of a title the shares of what is said for it. Pairs of words have numbers, so that a round is only arithmetic. */
function learnShares(pairs: readonly Pair[]): Shares {
  const { titleWords, saidWords, texts } = numberPairs(pairs);
  const counts = new Float64Array(titleWords.length);
  const shares = new Float64Array(titleWords.length).fill(1);
  const totals = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    counts.fill(0);
    for (const { numbers, titleLength } of texts) {
      for (let from = 0; from < numbers.length; from += titleLength) {
        let total = nothingShare;
        for (let at = from; at < from + titleLength; at++) total += shares[numbers[at]!]!;
        for (let at = from; at < from + titleLength; at++)
          counts[numbers[at]!]! += shares[numbers[at]!]! / total;
      }
    }
    totals.clear();
    titleWords.forEach((word, number) => totals.set(word, (totals.get(word) ?? doubt) + counts[number]!));
    titleWords.forEach((word, number) => (shares[number] = counts[number]! / (totals.get(word) ?? 1)));
  }
  const learnt: Shares = new Map();
  titleWords.forEach((word, number) => {
    const share = Math.round(shares[number]! * 1000) / 1000;
    if (share < leastShare) return;
    const ofWord = learnt.get(word) ?? new Map<string, number>();
    learnt.set(word, ofWord.set(saidWords[number] ?? '', share));
  });
  return learnt;
}

/** Numbers each word of a title with each word that is said for it; a text has one for every two, the said words one after the other. */
function numberPairs(pairs: readonly Pair[]) {
  const numbers = new Map<string, Map<string, number>>();
  const titleWords: string[] = [];
  const saidWords: string[] = [];
  const numberOf = (word: string, said: string): number => {
    const ofWord = numbers.get(word) ?? new Map<string, number>();
    numbers.set(word, ofWord);
    const known = ofWord.get(said);
    if (known !== undefined) return known;
    ofWord.set(said, titleWords.length);
    saidWords.push(said);
    return titleWords.push(word) - 1;
  };
  const texts = pairs
    .filter(({ title }) => title.length > 0)
    .map(({ said, title }) => ({
      numbers: Int32Array.from(said.flatMap((word) => title.map((of) => numberOf(of, word)))),
      titleLength: title.length,
    }));
  return { titleWords, saidWords, texts };
}
