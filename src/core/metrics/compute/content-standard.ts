import { calendarDateOf } from '../../article/calendar-date.ts';
import { share, type Figure } from '../figure.ts';
import type { MeasuredArticle } from '../metrics-store.ts';
import type { MeasureTable } from '../table.ts';

/** A line of the content standard. */
interface Criterion {
  readonly id: string;
  /** What an article that meets it is like. */
  readonly text: string;
  /** @param today The calendar day, UTC. */
  readonly isMet: (article: MeasuredArticle, today: string) => boolean;
}

const longestTitle = 100;
const shortestSummary = 40;
const shownArticles = 10;

export const criteria: readonly Criterion[] = [
  { id: 'owner', text: 'A team keeps it true.', isMet: ({ owner }) => owner !== undefined },
  {
    id: 'product',
    text: 'It names a product that it applies to.',
    isMet: ({ products }) => products.length > 0,
  },
  {
    id: 'title',
    text: `Its title has at most ${longestTitle} characters.`,
    isMet: ({ title }) => title.length <= longestTitle,
  },
  {
    id: 'summary',
    text: `Its summary says in ${shortestSummary} characters or more what its title does not.`,
    isMet: ({ title, summary }) => summary.length >= shortestSummary && summary !== title,
  },
  {
    id: 'validated',
    text: 'Somebody has validated it.',
    isMet: ({ confidence }) => confidence === 'validated',
  },
  { id: 'reviewed', text: 'It was reviewed.', isMet: ({ reviewed }) => reviewed !== undefined },
  {
    id: 'review-due',
    text: 'Its next review is set and not overdue.',
    isMet: ({ reviewDue }, today) => reviewDue !== undefined && reviewDue >= today,
  },
  { id: 'flags', text: 'No flag on it waits for an answer.', isMet: ({ openFlags }) => openFlags === 0 },
];

/** Articles that the standard is for: what is still written, and what nobody is to use, is not measured. */
const measured = (articles: readonly MeasuredArticle[]): readonly MeasuredArticle[] =>
  articles.filter(({ confidence }) => confidence === 'validated' || confidence === 'not-validated');

/** @param now UTC milliseconds. */
export function contentStandardOf(articles: readonly MeasuredArticle[], now: number): Figure[] {
  const today = calendarDateOf(new Date(now));
  const all = measured(articles);
  const checks = all.map((article) => criteria.map(({ isMet }) => isMet(article, today)));
  const met = checks.flat().filter(Boolean).length;
  return [
    share(met, all.length * criteria.length),
    share(checks.filter((each) => each.every(Boolean)).length, all.length),
  ];
}

/** Misses by criterion, those that are missed most first. */
export function criteriaTable(articles: readonly MeasuredArticle[], now: number): MeasureTable {
  const today = calendarDateOf(new Date(now));
  const all = measured(articles);
  const rows = criteria
    .map(({ text, isMet }) => ({ text, misses: all.filter((article) => !isMet(article, today)) }))
    .toSorted((a, b) => b.misses.length - a.misses.length);
  return {
    id: 'criteria',
    caption: `Criteria, with ${shownArticles} at most of the articles that miss them`,
    columns: [
      { id: 'criterion', name: 'Criterion', kind: 'text' },
      { id: 'misses', name: 'Misses', kind: 'count' },
      { id: 'met', name: 'Met by', kind: 'ratio' },
      { id: 'articles', name: 'Missed by', kind: 'article' },
    ],
    rows: rows.map(({ text, misses }) => [
      text,
      misses.length,
      all.length === 0 ? null : 1 - misses.length / all.length,
      misses
        .slice(0, shownArticles)
        .map(({ id }) => id)
        .join(' '),
    ]),
  };
}
