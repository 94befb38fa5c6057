import type { SearchOptions, Suggestion } from '../search-results.ts';
import { clausesOf } from '../query/clauses.ts';
import type { ParsedQuery, QueryWord } from '../query/parse-query.ts';
import { answerClauses, type Answer } from './answer-clauses.ts';
import { holdersOfIds, isNamed, possibleIds, spellIds } from './named-articles.ts';
import { addCandidates, scoreCandidates, unscored, type Candidate, type Candidates } from './candidates.ts';
import type { SearchContext } from './search-context.ts';

/** What answers a query, before filters. */
export interface QueryAnswer {
  readonly answer: Answer;
  readonly words: readonly QueryWord[];
  readonly candidates: Candidates;
  /** Those whose ids are words of the query; they are among the candidates. */
  readonly named: readonly Candidate[];
  readonly isTotalExact: boolean;
  readonly isLoosened: boolean;
  readonly suggestion?: Suggestion | undefined;
}

/** Takes away candidates that cannot become results. */
export type Narrow = (candidates: Candidates) => Promise<Candidates>;

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

/** What an index says to words, in all languages that it has. */
export function answerWords(words: readonly QueryWord[], context: SearchContext): Promise<Answer> {
  return answerClauses(clausesOf(words, languagesOf(context)), context);
}

/** How each language of the index reads texts, the most frequent first. */
export function languagesOf({ files, analyzerOf }: SearchContext) {
  return files.manifest.languages.map(analyzerOf);
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
