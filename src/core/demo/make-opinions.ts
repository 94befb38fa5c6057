import type { FeedbackDraft } from '../feedback/feedback.ts';
import type { FlagDraft } from '../feedback/flag.ts';
import { authorOf } from '../case/person.ts';
import { actOf } from './case-timeline.ts';
import type { DemoContent } from './demo-content.ts';
import type { DemoSet } from './demo-store.ts';
import type { DemoArticles } from './link-demo-case.ts';
import type { Random } from './random.ts';

const day = 86_400_000;

/** What readers said of articles in the year before now, as far as these were there: whether they helped, and what is wrong. */
export function makeOpinions(
  { desk }: DemoContent,
  articles: DemoArticles,
  now: number,
  random: Random,
): Pick<DemoSet, 'feedback' | 'flags'> {
  const read = (id: string, at: number) => {
    const article = articles.find(id, ['en']);
    const createdAt = articles.createdAt(id);
    if (!article || createdAt === undefined || createdAt > at) return undefined;
    return { id: article.id, read: { article: article.key, revision: article.revision } };
  };
  const people = [...new Set(Object.values(desk.teams).flat())];
  const feedback = desk.feedback.flatMap(({ article, helpful, not }) =>
    Array.from({ length: helpful + not }, (_, index): FeedbackDraft[] => {
      const at = now - Math.ceil(random.next() * 360 * day);
      const by = authorOf(actOf(random.pick(people), at));
      const found = read(article, at);
      return found ? [{ article: found.id, read: found.read, isHelpful: index < helpful, at, by }] : [];
    }).flat(),
  );
  const flags = desk.flags.flatMap(({ article, kind, daysAgo, text, result, answer }): FlagDraft[] => {
    const at = now - daysAgo * day;
    const found = read(article, at);
    if (!found) return [];
    const by = authorOf(actOf(random.pick(people), at));
    const settledAt = at + 3 * day;
    const settled = result !== undefined && {
      result,
      ...(answer !== undefined && { answer }),
      settledAt,
      settledBy: authorOf(actOf(desk.manager, settledAt)),
    };
    return [{ article: found.id, flagged: found.read, kind, text, at, by, ...settled }];
  });
  return { feedback: feedback.toSorted((a, b) => a.at - b.at), flags: flags.toSorted((a, b) => a.at - b.at) };
}
