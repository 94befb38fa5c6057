import type { Article } from '../../article/article.ts';
import type { CalendarDate } from '../../article/calendar-date.ts';
import type { Problem } from '../../problem/problem.ts';
import { articleProblem } from '../article-problem.ts';
import type { Rule } from '../context.ts';

/** Created, reviewed and due come in this order, what has happened lies in the past, and no review is overdue. */
export const checkDates: Rule = (_, { originals, today, hasFields }) =>
  originals.flatMap((article) => [
    ...(hasFields(article, 'created', 'reviewed') ? findDisorder(article) : []),
    ...findFuture(article, today, (key) => hasFields(article, key)),
    ...(hasFields(article, 'confidence') ? findOverdue(article, today) : []),
  ]);

function findDisorder(article: Article): Problem[] {
  const { id, created, reviewed, reviewDue } = article.fields;
  const problems = [];
  if (reviewed !== undefined && reviewed < created) {
    const message = `${id} was reviewed on ${reviewed}, before it was created on ${created}.`;
    problems.push(articleProblem(article, 'review-date-order', message, ['reviewed']));
  }
  const before = reviewed ?? created;
  if (reviewDue !== undefined && reviewDue < before) {
    const what = reviewed === undefined ? 'it was created' : 'its last review';
    const message = `${id} is due for review on ${reviewDue}, before ${what} on ${before}.`;
    problems.push(articleProblem(article, 'review-date-order', message, ['reviewDue']));
  }
  return problems;
}

function findFuture(article: Article, today: CalendarDate, isRead: (key: string) => boolean): Problem[] {
  const { fields } = article;
  const past: Readonly<Record<string, CalendarDate | undefined>> = {
    created: fields.created,
    reviewed: fields.reviewed,
    ...(fields.type === 'back-out-plan' ? { lastTested: fields.lastTested } : {}),
  };
  return Object.entries(past).flatMap(([key, date]) => {
    if (date === undefined || date <= today || !isRead(key)) return [];
    const message = `${key} of ${fields.id} is ${date}, and today is ${today}.`;
    return [articleProblem(article, 'date-in-future', message, [key])];
  });
}

function findOverdue(article: Article, today: CalendarDate): Problem[] {
  const { id, confidence, owner, reviewDue } = article.fields;
  if (reviewDue === undefined || reviewDue >= today || confidence === 'archived') return [];
  const message = `The review of ${id} was due on ${reviewDue}; the team ${owner} keeps it.`;
  return [articleProblem(article, 'review-overdue', message, ['reviewDue'])];
}
