import { confidences } from '../../article/confidence.ts';
import { amount, quantile, share, type Figure } from '../figure.ts';
import type { MeasuredArticle } from '../metrics-store.ts';
import type { MeasureTable } from '../table.ts';
import { dayMilliseconds } from '../period.ts';

/** Days that an article has been in its state, at an instant in UTC milliseconds. */
function daysInState({ stateSince, created }: MeasuredArticle, now: number): number {
  return Math.max(0, (now - (stateSince ?? Date.parse(created))) / dayMilliseconds);
}

/** How many articles there are, and how many of those that are in use or written are not validated yet. */
export function articleStatesOf(articles: readonly MeasuredArticle[]): Figure[] {
  const living = articles.filter(({ confidence }) => confidence !== 'archived');
  const unfinished = living.filter(({ confidence }) => confidence !== 'validated');
  return [amount(articles.length), share(unfinished.length, living.length)];
}

/** How many are in each state, and for how long. */
export function stateTable(articles: readonly MeasuredArticle[], now: number): MeasureTable {
  return {
    id: 'states',
    caption: 'Articles by state',
    columns: [
      { id: 'state', name: 'State', kind: 'text' },
      { id: 'articles', name: 'Articles', kind: 'count' },
      { id: 'median', name: 'Median days in it', kind: 'days' },
      { id: 'longest', name: 'Longest', kind: 'days' },
      { id: 'longest-article', name: 'Article', kind: 'article' },
    ],
    rows: confidences.map((state) => {
      const within = articles
        .filter(({ confidence }) => confidence === state)
        .map((article) => ({ id: article.id, days: daysInState(article, now) }))
        .toSorted((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1));
      const [longest] = within;
      return [
        state,
        within.length,
        quantile(
          within.map(({ days }) => days),
          0.5,
        ).value,
        longest?.days ?? null,
        longest?.id ?? null,
      ];
    }),
  };
}
