import { correctQuery } from '../correction/correct-query.ts';
import { findCorrections } from '../correction/find-corrections.ts';
import { unknownWords } from '../correction/unknown-words.ts';
import { parseQuery, type ParsedQuery, type QueryWord } from '../query/parse-query.ts';
import type { SearchOptions, Suggestion } from '../search-results.ts';
import type { Answer } from './answer-clauses.ts';
import { answerWords } from './answer-words.ts';
import { scoreCandidates } from './candidates.ts';
import type { QueryAnswer } from './query-answer.ts';
import { languagesOf, type SearchContext } from './search-context.ts';

/** Words that are corrected at most; a text with more of them is in another language. */
const correctionLimit = 3;

/** Searches again for a query that found nothing: for words that are near, and demanding nothing. */
export async function answerLoosely(
  query: string,
  parsed: ParsedQuery,
  exact: QueryAnswer,
  options: SearchOptions,
  context: SearchContext,
): Promise<QueryAnswer> {
  const suggestion = await suggest(query, parsed.words, exact.answer, true, context);
  const { words } = suggestion ? parseQuery(suggestion.query) : parsed;
  const wanted = words
    .filter(({ presence }) => presence !== 'prohibited')
    .map((word) => ({ ...word, presence: 'optional' as const }));
  const answer = await answerWords(wanted, context);
  const candidates = scoreCandidates(answer, context, options.language);
  return { answer, words: wanted, named: [], candidates, isTotalExact: true, isLoosened: true, suggestion };
}

/** The query with the words put right that no article has; none where nothing is near to any of them. */
export async function suggest(
  query: string,
  words: readonly QueryWord[],
  { postings }: Answer,
  isThorough: boolean,
  context: SearchContext,
): Promise<Suggestion | undefined> {
  const { files, missing, signal } = context;
  const unknown = unknownWords(words, languagesOf(context), postings);
  if (unknown.length === 0 || unknown.length > correctionLimit) return undefined;
  const corrections = await findCorrections(unknown, isThorough, files, missing);
  signal?.throwIfAborted();
  return corrections.size === 0 ? undefined : correctQuery(query, corrections);
}
