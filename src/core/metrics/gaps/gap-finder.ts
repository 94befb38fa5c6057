import type { MeasureQuestion } from '../answer-measure.ts';
import type { MetricsStore } from '../metrics-store.ts';
import { groupCases, mostExaminedCases, type CaseGaps } from './case-gaps.ts';
import { createTurns } from '../turns.ts';
import { keepAnswers } from './keep-answers.ts';
import { groupSearches, mostExaminedSearches, type SearchGaps } from './search-gaps.ts';

/** Finds what is not written down. */
export interface GapFinder {
  /** Groups resolved cases that no article answered by what they are about. */
  readonly findCaseGaps: (question: MeasureQuestion) => Promise<CaseGaps>;
  /** Groups searches that found nothing by their words, whatever their order and inflection. */
  readonly findSearchGaps: (question: MeasureQuestion) => Promise<SearchGaps>;
}

/**
 * Cases and searches are read whenever gaps are asked for, which is quick; they are grouped, which is not, only when they are other ones
 * than before.
 */
export function createGapFinder(
  store: Pick<MetricsStore, 'readUnanswered' | 'readEmptySearches'>,
): GapFinder {
  const casesGrouped = keepAnswers(groupCases);
  const searchesGrouped = keepAnswers(groupSearches);
  return {
    findCaseGaps: async (question) => {
      const takeTurns = createTurns();
      const cases = await store.readUnanswered(question.span, question, mostExaminedCases + 1);
      await takeTurns();
      return casesGrouped(cases);
    },
    findSearchGaps: async ({ span }) => {
      const takeTurns = createTurns();
      const searches = await store.readEmptySearches(span, mostExaminedSearches + 1);
      await takeTurns();
      return searchesGrouped(searches);
    },
  };
}
