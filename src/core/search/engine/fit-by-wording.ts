import { onePerLanguage } from '../analysis/one-per-language.ts';
import type { StoredArticle } from '../format/store-chunk.ts';
import type { ArticleWords } from '../ranking/article-words.ts';
import type { Lexicon } from '../ranking/lexicon.ts';
import { measureFit, profileOf, wordQuery, type Profile, type TextWords } from '../wording/measure-fit.ts';
import type { Wording } from '../wording/wording.ts';
import { wordsOfSaying } from '../wording/words-of-saying.ts';
import type { SearchContext } from './search-context.ts';

/** An article whose text was read. */
interface ReadArticle {
  readonly stored: StoredArticle;
  readonly words: ArticleWords;
}

/** Made once for each article that is read; an article that was read belongs to one index. */
const known = new WeakMap<StoredArticle, Profile>();

/** How well each article fits a query by how customers word things; 0 for all where the index knows nothing of that. */
export async function fitByWording(
  sayings: readonly string[],
  articles: readonly ReadArticle[],
  { files, analyzerOf, lexiconOf, missing }: SearchContext,
): Promise<readonly number[]> {
  const wording = await files.readWording(missing);
  if (!wording) return articles.map(() => 0);
  const queryIn = onePerLanguage((language) => {
    const words = wordsOfSaying(sayings.join(' '), analyzerOf(language));
    return { worded: wordQuery(words, wording), numbered: numberWords(words, lexiconOf(language)) };
  });
  return articles.map(({ stored, words }) => {
    const { worded, numbered } = queryIn(stored.language);
    const profile = profileOfArticle(stored, wording, analyzerOf);
    return measureFit(worded, profile, wording, countWords(words, numbered));
  });
}

function profileOfArticle(
  article: StoredArticle,
  wording: Wording,
  analyzerOf: SearchContext['analyzerOf'],
): Profile {
  const profile = known.get(article);
  if (profile) return profile;
  const { title, cases, language } = article;
  const words = (text: string) => wordsOfSaying(text, analyzerOf(language));
  const made = profileOf({ title: words(title), statements: (cases?.statements ?? []).map(words) }, wording);
  known.set(article, made);
  return made;
}

/** By number in the lexicon: which of some words each stands for. */
function numberWords(words: readonly string[], lexicon: Lexicon): ReadonlyMap<number, string> {
  return new Map(
    words.flatMap((word) =>
      [...lexicon.wordsOfTerm(word), ...lexicon.silentWords(word)].map((number) => [number, word] as const),
    ),
  );
}

/** How often some words stand in an article's texts, without its title and what customers said. */
function countWords({ texts, words }: ArticleWords, numbered: ReadonlyMap<number, string>): TextWords {
  const times = new Map<string, number>();
  let length = 0;
  for (const { part, from, to } of texts) {
    if (part === 'title' || part === 'statement') continue;
    length += to - from;
    for (let position = from; position < to; position++) {
      const word = numbered.get(words[position] ?? -1);
      if (word !== undefined) times.set(word, (times.get(word) ?? 0) + 1);
    }
  }
  return { length, timesOf: (word) => times.get(word) ?? 0 };
}
