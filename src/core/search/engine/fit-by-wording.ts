import type { StoredArticle } from '../format/store-chunk.ts';
import { measureFit, profileOf, wordQuery, type Profile } from '../wording/measure-fit.ts';
import type { Wording } from '../wording/wording.ts';
import { wordsOfSaying } from '../wording/words-of-saying.ts';
import { onePerLanguage } from '../analysis/one-per-language.ts';
import type { SearchContext } from './search-context.ts';

/** Made once for each article that is read; an article that was read belongs to one index. */
const known = new WeakMap<StoredArticle, Profile>();

/** How well each article fits a query by how customers word things; 0 for all where the index knows nothing of that. */
export async function fitByWording(
  sayings: readonly string[],
  articles: readonly StoredArticle[],
  { files, analyzerOf, missing }: SearchContext,
): Promise<readonly number[]> {
  const wording = await files.readWording(missing);
  if (!wording) return articles.map(() => 0);
  const query = onePerLanguage((language) =>
    wordQuery(wordsOfSaying(sayings.join(' '), analyzerOf(language)), wording),
  );
  return articles.map((article) =>
    measureFit(query(article.language), profileOfArticle(article, wording, analyzerOf), wording),
  );
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
