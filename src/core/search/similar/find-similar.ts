import { answerClauses } from '../engine/answer-clauses.ts';
import type { LoadFile } from '../engine/file-memory.ts';
import { openIndex } from '../engine/open-index.ts';
import { bestOf, keepCandidates, scoreCandidates } from '../engine/candidates.ts';
import type { SearchContext } from '../engine/search-context.ts';
import { searchFields } from '../fields.ts';
import type { StoredArticle } from '../format/store-chunk.ts';
import type { ClauseList } from '../query/clauses.ts';
import { weighWordsOf, type ComparedText, type WeighedWord } from './word-weights.ts';

/** An article that says much of what another text does. */
export interface SimilarArticle {
  readonly key: string;
  readonly title: string;
  readonly address: string;
  /**
   * Share of the words of both texts together that both have, each counted by how rare it is: 1 where they have the same
   * words, 0 where they have none in common.
   */
  readonly similarity: number;
  /** The most telling words that both have, as the text writes them. */
  readonly sharedWords: readonly string[];
}

/** Two articles that say much the same. */
export interface SimilarPair extends Omit<SimilarArticle, 'key' | 'title' | 'address'> {
  readonly articles: readonly [Pick<StoredArticle, 'key' | 'title'>, Pick<StoredArticle, 'key' | 'title'>];
}

export interface SimilarOptions {
  /** How many at most; 5 unless told. */
  readonly limit?: number;
  /** Least similarity; 0.1 unless told. */
  readonly least?: number;
}

/** Finds what is like something, in an index. */
export interface Similarity {
  /** Articles in a text's language that are like it, most alike first. */
  readonly likeText: (text: ComparedText, options?: SimilarOptions) => Promise<readonly SimilarArticle[]>;
  /** The same for an article of the index, named by its key, without itself; none where there is no such article. */
  readonly likeArticle: (
    key: string,
    options?: SimilarOptions,
  ) => Promise<readonly SimilarArticle[] | undefined>;
  /** Pairs of articles of one language, most alike first; 0.5 is the least similarity unless told. */
  readonly pairs: (
    options?: Pick<SimilarOptions, 'least'> & { readonly onProgress?: (done: number, of: number) => void },
  ) => Promise<readonly SimilarPair[]>;
}

interface SimilarContext extends SearchContext {
  /** The words of an article of the index, each read once. */
  readonly wordsOf: (article: number, text: ComparedText) => Promise<ReadonlyMap<string, WeighedWord>>;
}

/** Words that are asked for: more make no difference to which articles are found. */
const tellingWords = 24;
/** Articles that are compared word by word. */
const compared = 12;
const shownWords = 8;
const pairLeast = 0.5;

/** @param port.load Reads a file of the index by its name. */
export async function openSimilarity(port: { readonly load: LoadFile }): Promise<Similarity> {
  const index: SearchContext = { ...(await openIndex(port.load)), missing: [], signal: undefined };
  const known = new Map<number, ReadonlyMap<string, WeighedWord>>();
  const context: SimilarContext = {
    ...index,
    wordsOf: async (article, text) => {
      const words = known.get(article) ?? (await weighWordsOf(text, index));
      known.set(article, words);
      return words;
    },
  };
  const { files, missing } = context;
  const read = async (article: number): Promise<StoredArticle | undefined> =>
    files.readArticle(article, missing);
  const numberOf = async (key: string): Promise<number> => {
    for (let article = 0; article < files.manifest.articles; article++)
      if ((await read(article))?.key.toLowerCase() === key.toLowerCase()) return article;
    return -1;
  };
  return {
    likeText: (text, options) => findSimilar(text, -1, options, context),
    likeArticle: async (key, options) => {
      const article = await numberOf(key);
      const stored = article === -1 ? undefined : await read(article);
      return stored && findSimilar(textOf(stored), article, options, context);
    },
    pairs: async ({ least = pairLeast, onProgress } = {}) => {
      const pairs = new Map<string, SimilarPair>();
      for (let article = 0; article < files.manifest.articles; article++) {
        const stored = await read(article);
        const similar = stored ? await findSimilar(textOf(stored), article, { least }, context) : [];
        for (const { key, title, similarity, sharedWords } of similar) {
          if (!stored) continue;
          const articles = [stored, { key, title }]
            .map((named) => ({ key: named.key, title: named.title }))
            .toSorted((a, b) => (a.key < b.key ? -1 : 1)) as [
            SimilarPair['articles'][0],
            SimilarPair['articles'][1],
          ]; // two in, two out
          pairs.set(articles.map((named) => named.key).join(' '), { articles, similarity, sharedWords });
        }
        onProgress?.(article + 1, files.manifest.articles);
      }
      return [...pairs.values()].toSorted((a, b) => b.similarity - a.similarity);
    },
  };
}

/**
 * The most telling words of a text, by their rarity and frequency, titles first, are a query for the engine; what it finds
 * is compared with the text word by word.
 */
async function findSimilar(
  text: ComparedText,
  own: number,
  { limit = 5, least = 0.1 }: SimilarOptions = {},
  { wordsOf, ...context }: SimilarContext,
): Promise<readonly SimilarArticle[]> {
  const { files, missing } = context;
  const words = await (own === -1 ? weighWordsOf(text, context) : wordsOf(own, text));
  const list = queryOf(words, own !== -1);
  if (list.units === 0) return [];
  const language = files.manifest.languages.indexOf(text.language);
  const answer = await answerClauses(list, context);
  const candidates = keepCandidates(
    scoreCandidates(answer, context, undefined),
    (article) => article !== own && files.table.languages[article] === language,
  );
  const similar = await Promise.all(
    bestOf(candidates, compared).map(async ({ article }): Promise<SimilarArticle[]> => {
      const stored = await files.readArticle(article, missing);
      if (!stored) return [];
      const { similarity, shared } = compare(words, await wordsOf(article, textOf(stored)));
      const { key, title, address } = stored;
      return similarity < least ? [] : [{ key, title, address, similarity, sharedWords: shared }];
    }),
  );
  return similar
    .flat()
    .toSorted((a, b) => b.similarity - a.similarity || (a.key < b.key ? -1 : 1))
    .slice(0, limit);
}

function textOf({ language, title, summary, sections }: StoredArticle): ComparedText {
  return { language, title, texts: [summary, ...sections.flatMap(({ heading, text }) => [heading, text])] };
}

/** @param isInIndex Whether the text itself is in the index: words that only one article has are then its own. */
function queryOf(words: ReadonlyMap<string, WeighedWord>, isInIndex: boolean): ClauseList {
  const telling = Array.from(words, ([term, word]) => ({
    term,
    ...word,
    boost: 1 + Math.log(word.count),
  }))
    .filter(({ articles }) => articles > (isInIndex ? 1 : 0))
    .toSorted((a, b) => b.boost * b.rarity - a.boost * a.rarity || (a.term < b.term ? -1 : 1))
    .slice(0, tellingWords);
  return {
    clauses: telling.map(({ term, boost }, unit) => ({
      kind: 'terms',
      terms: [term],
      edits: 0,
      fields: searchFields.map(({ name }) => name),
      boost,
      presence: 'optional',
      unit,
    })),
    units: telling.length,
    codeUnits: [],
    pieces: [],
  };
}

function sumOfRarity(words: Iterable<WeighedWord>): number {
  let sum = 0;
  for (const { rarity } of words) sum += rarity;
  return sum;
}

function compare(
  a: ReadonlyMap<string, WeighedWord>,
  b: ReadonlyMap<string, WeighedWord>,
): { readonly similarity: number; readonly shared: readonly string[] } {
  const words = Array.from(a);
  const shared = words
    .filter(([term]) => b.has(term))
    .map(([, word]) => word)
    .toSorted((x, y) => y.rarity - x.rarity);
  const own = words.filter(([term]) => !b.has(term)).map(([, word]) => word);
  const others = Array.from(b, ([term, word]) => (a.has(term) ? [] : [word])).flat();
  const both = sumOfRarity(shared);
  // Summed apart, so that the same words give 1 and no rounding more than that.
  const together = both + sumOfRarity(own) + sumOfRarity(others);
  return {
    similarity: together === 0 ? 0 : both / together,
    shared: shared.slice(0, shownWords).map(({ word }) => word),
  };
}
