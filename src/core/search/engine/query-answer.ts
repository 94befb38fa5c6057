import type { QueryWord } from '../query/parse-query.ts';
import type { Suggestion } from '../search-results.ts';
import type { Answer } from './answer-clauses.ts';
import type { Candidate, Candidates } from './candidates.ts';

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
