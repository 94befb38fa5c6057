import { ownTermsOf } from '../analysis/own-terms.ts';
import { splitWords } from '../analysis/split-words.ts';
import type { SearchContext } from '../engine/search-context.ts';

/** A text to compare. */
export interface ComparedText {
  readonly language: string;
  readonly title: string;
  readonly texts: readonly string[];
}

/** A word of a text, in whatever inflection. */
export interface WeighedWord {
  /** As it is first written. */
  readonly word: string;
  /** How often it stands there; in the title it counts three times. */
  readonly count: number;
  /** How rare it is in the index. */
  readonly rarity: number;
  /** In how many articles of the index it is. */
  readonly articles: number;
}

const titleCount = 3;

/** The words of a text by their terms; without stop words and parts of codes. */
export async function weighWordsOf(
  { language, title, texts }: ComparedText,
  { files, analyzerOf, statistics, missing, signal }: SearchContext,
): Promise<ReadonlyMap<string, WeighedWord>> {
  const analyzer = analyzerOf(language);
  const found = new Map<string, { readonly word: string; count: number }>();
  const add = (text: string, count: number): void => {
    for (const { text: word } of splitWords(text)) {
      for (const { term, role } of ownTermsOf(analyzer, word)) {
        const known = found.get(term);
        if (known) known.count += count;
        else found.set(term, { word: role === 'bigram' ? term : word, count });
      }
    }
  };
  add(title, titleCount);
  for (const text of texts) add(text, 1);
  const postings = await files.readPostings([...found.keys()], missing);
  signal?.throwIfAborted();
  const unknown = Math.log(1 + statistics.articles / 0.5);
  return new Map(
    Array.from(found, ([term, { word, count }]) => {
      const posting = postings.get(term);
      const rarity = posting ? statistics.rarity(posting) : unknown;
      return [term, { word, count, rarity, articles: posting?.documentCount ?? 0 }];
    }),
  );
}
