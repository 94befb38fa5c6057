import type { SearchOptions } from '../search-results.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import { answerWords } from './answer-words.ts';
import { holdersOfIds, isNamed, possibleIds, spellIds } from './named-articles.ts';
import { addCandidates, scoreCandidates, unscored, type Candidate } from './candidates.ts';
import type { Narrow, QueryAnswer } from './query-answer.ts';
import type { SearchContext } from './search-context.ts';

/**
 * Finds what answers all that a query demands; where nothing does and the options allow it, what comes near.
 *
 * @param narrow Used where reading all candidates would be too much.
 */
export async function answerQuery(
  query: string,
  parsed: ParsedQuery,
  options: SearchOptions,
  narrow: Narrow,
  context: SearchContext,
): Promise<QueryAnswer> {
  const exact = await answerExactly(parsed, options, narrow, context);
  if (exact.candidates.articles.length > 0 || exact.answer.clauses.length === 0 || options.loosen !== true)
    return exact;
  // Few queries find nothing, and what they need is not small.
  const { answerLoosely } = await import('./answer-loosely.ts');
  return answerLoosely(query, parsed, exact, options, context);
}

async function answerExactly(
  parsed: ParsedQuery,
  options: SearchOptions,
  narrow: Narrow,
  context: SearchContext,
): Promise<QueryAnswer> {
  const { files, missing } = context;
  const ids = possibleIds(parsed.words);
  const idPostings = await files.readPostings(ids, missing);
  const words = spellIds(parsed.words, idPostings);
  const named = await namedArticles(holdersOfIds(ids, idPostings), options.language, context);
  const answer = await answerWords(words, context);
  const candidates = addCandidates(
    scoreCandidates(answer, context, options.language),
    named.map(({ article }) => article),
  );
  const isLoosened = answer.lacksCodes && named.length === 0;
  const exact = { answer, words, named, candidates, isTotalExact: true, isLoosened };
  if (parsed.phrases.length === 0 || candidates.articles.length === 0) return exact;
  const { keepPhrases } = await import('./keep-phrases.ts');
  return { ...exact, ...(await keepPhrases(parsed.phrases, exact, narrow, context)) };
}

/** Articles that are called by their ids, in all languages, those in the reader's first. */
async function namedArticles(
  holders: ReturnType<typeof holdersOfIds>,
  language: string | undefined,
  { files, missing }: SearchContext,
): Promise<readonly Candidate[]> {
  const articles = await Promise.all(
    holders.map(async ({ id, article }) => ({
      id,
      article,
      stored: await files.readArticle(article, missing),
    })),
  );
  return articles
    .filter(({ id, stored }) => stored && isNamed(stored.key, id))
    .toSorted((a, b) => Number(b.stored?.language === language) - Number(a.stored?.language === language))
    .map(({ article }) => unscored(article));
}
