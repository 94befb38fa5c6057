import { closenessOf, middleOf, sketchOf, type Sketch } from './sketch.ts';
import { rareUse, type WordedArticle, type Wording } from './wording.ts';

/** What closeness counts, and what the wording does: a step of one is a factor of e. */
const closenessWeight = 8;
const wordingWeight = 5;

/** Where a customer's next word comes from, before customers of the article itself are known: shares of all. */
const titleShare = 0.2;
const meaningShare = 0.4;
const textShare = 0.4;
/** As if so many words were known by these shares: three or four statements say as much. */
const priorWords = 40;
/** What a word counts that customers of the article itself said: a part of what they say is chance. */
const ownShare = 0.75;
/** All of this together, held against what anybody says of anything. */
const knownWeight = 2.5;

/** An article as customers' words are compared with it. */
export interface Profile {
  readonly title: ReadonlySet<string>;
  /** The middle of its title and of what its customers said. */
  readonly sketch: Sketch;
  /** How many statements have a word. */
  readonly said: ReadonlyMap<string, number>;
  readonly saidWords: number;
}

/** The words of an article's texts. */
export interface TextWords {
  readonly length: number;
  readonly timesOf: (word: string) => number;
}

const noText: TextWords = { length: 0, timesOf: () => 0 };

export function profileOf({ title, statements }: WordedArticle, wording: Wording): Profile {
  const said = new Map<string, number>();
  for (const word of statements.flat()) said.set(word, (said.get(word) ?? 0) + 1);
  return {
    title: new Set(title),
    sketch: middleOf([title, ...statements].map((words) => sketchOf(words, wording))),
    said,
    saidWords: statements.flat().length,
  };
}

/** A query, ready to be compared with many articles. */
export interface WordedQuery {
  readonly sketch: Sketch;
  readonly uses: readonly {
    readonly word: string;
    /** The word's share of all that is said. */
    readonly anywhere: number;
  }[];
}

export function wordQuery(query: readonly string[], wording: Wording): WordedQuery {
  const { words, statementWords } = wording;
  return {
    sketch: sketchOf(query, wording),
    uses: query.map((word) => {
      const { statements } = words.get(word) ?? rareUse;
      return { word, anywhere: (statements + 0.5) / (statementWords + 0.5 * words.size) };
    }),
  };
}

/**
 * How well a query fits an article, by the words of its title, by what customers said whom it helped, by what customers of
 * all articles say for the words of its title, and by its texts. The natural logarithm of a factor; comparable for one query
 * only.
 */
export function measureFit(
  query: WordedQuery,
  profile: Profile,
  wording: Wording,
  text: TextWords = noText,
): number {
  return (
    closenessWeight * closenessOf(query.sketch, profile.sketch) +
    wordingWeight * measureWording(query, profile, wording, text)
  );
}

/**
 * How much likelier the query's words are said of this article than of any: the mean of the logarithms. What its own customers
 * said is smoothed by what can be expected of them (Zhai and Lafferty, A Study of Smoothing Methods for Language Models, 2004,
 * with Dirichlet priors): an article of which nobody said anything has the expectation alone.
 */
function measureWording(
  { uses }: WordedQuery,
  { title, said, saidWords }: Profile,
  wording: Wording,
  text: TextWords,
): number {
  if (uses.length === 0) return 0;
  const ofTitle = Array.from(title, (word) => wording.said.get(word));
  let sum = 0;
  for (const { word, anywhere } of uses) {
    let meant = title.has(word) ? titleShare : 0;
    for (const shares of ofTitle) meant += meaningShare * (shares?.get(word) ?? 0);
    const expected =
      meant / Math.max(1, title.size) + (textShare * text.timesOf(word)) / Math.max(1, text.length);
    const known = (ownShare * (said.get(word) ?? 0) + priorWords * expected) / (saidWords + priorWords);
    sum += Math.log1p((knownWeight * known) / anywhere);
  }
  return sum / uses.length;
}
