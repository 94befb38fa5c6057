import type { Judgements } from './read-set.ts';

/** How well queries are answered; each member is the mean over the queries. */
export interface Quality {
  readonly queries: number;
  /** Gain of the first ten, discounted by their place, as a share of the best possible. */
  readonly ndcg10: number;
  /** One by the place of the first answer, 0 when it is not among the first ten. */
  readonly mrr10: number;
  /** Share of the queries whose first result is an answer. */
  readonly success1: number;
  /** Share of the queries with an answer among the first five. */
  readonly success5: number;
  /** Share of the answers that are among the first hundred. */
  readonly recall100: number;
}

/** Places that a ranking needs for all the measures. */
export const judgedDepth = 100;

/**
 * Measures the ranking of one query. A document without a judgement is none of the answers. An answer that the base does
 * not hold counts as not found.
 *
 * @param ranking Ids of documents, best first, each once.
 * @param judgements At least one is above 0.
 */
export function measureRanking(ranking: readonly string[], judgements: Judgements): Quality {
  const grades = ranking.map((id) => judgements.get(id) ?? 0);
  const ideal = Array.from(judgements.values()).toSorted((a, b) => b - a);
  const first = grades.findIndex((grade) => grade > 0);
  const answers = ideal.filter((grade) => grade > 0).length;
  return {
    queries: 1,
    ndcg10: discountedGain(grades.slice(0, 10)) / discountedGain(ideal.slice(0, 10)),
    mrr10: first >= 0 && first < 10 ? 1 / (first + 1) : 0,
    success1: first === 0 ? 1 : 0,
    success5: first >= 0 && first < 5 ? 1 : 0,
    recall100: grades.slice(0, judgedDepth).filter((grade) => grade > 0).length / answers,
  };
}

/**
 * Discounted cumulative gain with graded gains, 2^grade − 1, over the binary logarithm of one more than the place
 * (Burges et al., "Learning to rank using gradient descent", ICML 2005).
 */
function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}

/** The mean over queries, to four decimals. */
export function meanQuality(measured: readonly Quality[]): Quality {
  const mean = (member: keyof Quality): number =>
    Math.round((measured.reduce((sum, quality) => sum + quality[member], 0) / measured.length) * 10_000) /
    10_000;
  return {
    queries: measured.length,
    ndcg10: mean('ndcg10'),
    mrr10: mean('mrr10'),
    success1: mean('success1'),
    success5: mean('success5'),
    recall100: mean('recall100'),
  };
}
