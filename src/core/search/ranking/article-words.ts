import { spacelessScripts } from '../analysis/spaceless-scripts.ts';
import { splitWords } from '../analysis/split-words.ts';
import type { StoredArticle } from '../format/store-chunk.ts';
import type { Lexicon } from './lexicon.ts';

/** A text of an article. */
export interface ArticleText {
  /** Number of its section; -1 for the title and for what customers said. */
  readonly section: number;
  readonly part: 'title' | 'heading' | 'body' | 'statement';
  /** Its words are those from this position to before `to`. */
  readonly from: number;
  readonly to: number;
}

/** The words of an article in reading order, in columns. Of scripts without spaces, each pair of characters is one. */
export interface ArticleWords {
  readonly texts: readonly ArticleText[];
  /** Numbers of the words in the lexicon. */
  readonly words: Int32Array;
  /** Places, counted in words. Title and text are far apart. */
  readonly places: Int32Array;
  /** Offsets in the text that a word stands in, in UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Farther than any two words that count as near. */
const gap = 1000;

const spaceless = new RegExp(`^[${spacelessScripts}]`, 'u');
const known = new WeakMap<StoredArticle, ArticleWords>();

/**
 * Reads the words of an article; once, however often it is asked for.
 *
 * @param lexicon Of the article's language, and always the same one.
 */
export function wordsOfArticle(article: StoredArticle, lexicon: Lexicon): ArticleWords {
  let words = known.get(article);
  if (!words) known.set(article, (words = readWords(article, lexicon)));
  return words;
}

function readWords(article: StoredArticle, lexicon: Lexicon): ArticleWords {
  const texts: ArticleText[] = [];
  const columns = {
    words: [] as number[],
    places: [] as number[],
    starts: [] as number[],
    ends: [] as number[],
  };
  let place = 0;
  const read = (text: string, section: number, part: ArticleText['part']): void => {
    const from = columns.words.length;
    for (const { text: word, start } of splitWords(text)) {
      let offset = start;
      for (const piece of piecesOf(word)) {
        columns.words.push(lexicon.numberOf(piece));
        columns.places.push(place++);
        columns.starts.push(offset);
        columns.ends.push(offset + piece.length);
        offset += piece.codePointAt(0)! > 0xffff ? 2 : 1;
      }
    }
    texts.push({ section, part, from, to: columns.words.length });
  };
  read(article.title, -1, 'title');
  place += gap;
  article.sections.forEach(({ heading, text }, section) => {
    read(heading, section, 'heading');
    read(text, section, 'body');
  });
  for (const statement of article.cases?.statements ?? []) read(statement, -1, 'statement');
  return {
    texts,
    words: Int32Array.from(columns.words),
    places: Int32Array.from(columns.places),
    starts: Int32Array.from(columns.starts),
    ends: Int32Array.from(columns.ends),
  };
}

function piecesOf(word: string): readonly string[] {
  if (!spaceless.test(word)) return [word];
  const characters = Array.from(word);
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}
