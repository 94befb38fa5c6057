import { estimate, type Figure } from '../figure.ts';
import type { JudgedCase } from '../metrics-store.ts';
import { verdicts, type Verdict } from '../sample/verdict.ts';

const countOf = (judged: readonly JudgedCase[], ...wanted: readonly Verdict[]): number =>
  judged.filter(({ verdict }) => wanted.includes(verdict)).length;

/** The share of linked cases that lead to the right article. */
export function linkAccuracyOf(judged: readonly JudgedCase[]): Figure[] {
  const linked = judged.filter(({ verdict }) => verdicts[verdict].isOfLinked);
  return [estimate(countOf(linked, 'right-article'), linked.length)];
}

/** The share of cases whose knowledge was lost; then of those that had an article, and of those that had none. */
export function captureLossOf(judged: readonly JudgedCase[]): Figure[] {
  return [
    estimate(countOf(judged, 'link-missing', 'article-missing'), judged.length),
    estimate(countOf(judged, 'link-missing'), judged.length),
    estimate(countOf(judged, 'article-missing'), judged.length),
  ];
}
