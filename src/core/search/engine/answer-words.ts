import { clausesOf } from '../query/clauses.ts';
import type { QueryWord } from '../query/parse-query.ts';
import { answerClauses, type Answer } from './answer-clauses.ts';
import { languagesOf, type SearchContext } from './search-context.ts';

/** What an index says to words, in all languages that it has. */
export function answerWords(words: readonly QueryWord[], context: SearchContext): Promise<Answer> {
  return answerClauses(clausesOf(words, languagesOf(context)), context);
}
