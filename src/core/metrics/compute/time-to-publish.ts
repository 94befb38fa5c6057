import { quantile, type Figure } from '../figure.ts';
import type { Publication } from '../metrics-store.ts';
import { dayMilliseconds } from '../period.ts';
import type { MeasureTable } from '../table.ts';

const shown = 50;

/** An article that was there when the case was resolved took no time. */
const daysOfPublication = ({ resolvedAt, publishedAt }: Publication): number =>
  Math.max(0, publishedAt - resolvedAt) / dayMilliseconds;

export function timeToPublishOf(publications: readonly Publication[]): Figure[] {
  const days = publications.map(daysOfPublication);
  return [quantile(days, 0.5), quantile(days, 0.9)];
}

/** The articles that took longest. */
export function publicationTable(publications: readonly Publication[]): MeasureTable {
  const slowest = publications
    .toSorted((a, b) => daysOfPublication(b) - daysOfPublication(a) || b.publishedAt - a.publishedAt)
    .slice(0, shown);
  return {
    id: 'publications',
    caption: `The articles that took longest, ${shown} at most`,
    columns: [
      { id: 'article', name: 'Article', kind: 'article' },
      { id: 'case', name: 'Created by', kind: 'case' },
      { id: 'published', name: 'Linked', kind: 'instant' },
      { id: 'days', name: 'Days', kind: 'days' },
    ],
    rows: slowest.map((each) => [each.article, each.case, each.publishedAt, daysOfPublication(each)]),
  };
}
