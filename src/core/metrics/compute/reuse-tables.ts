import type { ArticleReuse, MeasuredArticle } from '../metrics-store.ts';
import type { MeasureTable } from '../table.ts';

/** How often articles were reused, in steps: [least, most]. */
const steps: readonly (readonly [least: number, most: number])[] = [
  [0, 0],
  [1, 1],
  [2, 4],
  [5, 9],
  [10, 19],
  [20, Infinity],
];

const mostReused = 20;

const nameOfStep = ([least, most]: readonly [number, number]): string =>
  least === most ? String(least) : most === Infinity ? `${least} and more` : `${least} to ${most}`;

/** How reuse spreads over the articles, and which are reused most. */
export function reuseTables(
  reuses: readonly ArticleReuse[],
  articles: readonly Pick<MeasuredArticle, 'id'>[],
): MeasureTable[] {
  const reused = new Set(reuses.map(({ article }) => article));
  const idle = articles.filter(({ id }) => !reused.has(id)).length;
  const total = reuses.reduce((sum, each) => sum + each.reused, 0);
  return [
    {
      id: 'distribution',
      caption: 'How many articles were reused how often',
      columns: [
        { id: 'times', name: 'Times reused', kind: 'text' },
        { id: 'articles', name: 'Articles', kind: 'count' },
        { id: 'share', name: 'Share of all reuse', kind: 'ratio' },
      ],
      rows: steps.map((step) => {
        const [least, most] = step;
        const within = reuses.filter((each) => each.reused >= least && each.reused <= most);
        const sum = within.reduce((all, each) => all + each.reused, 0);
        return [nameOfStep(step), within.length + (least === 0 ? idle : 0), total === 0 ? null : sum / total];
      }),
    },
    {
      id: 'most-reused',
      caption: `The ${mostReused} articles that were reused most`,
      columns: [
        { id: 'article', name: 'Article', kind: 'article' },
        { id: 'title', name: 'Title', kind: 'text' },
        { id: 'reused', name: 'Times reused', kind: 'count' },
      ],
      rows: reuses.slice(0, mostReused).map(({ article, title, reused: times }) => [article, title, times]),
    },
  ];
}
