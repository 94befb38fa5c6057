import type { CalendarDate } from '../../core/article/calendar-date.ts';
import { calendarDateOf } from '../../core/article/calendar-date.ts';
import type { ArticleData } from '../content/article-data.ts';
import { byDay, recentChanges, type Change, type ChangeDay } from './changes-view.ts';
import type { SiteContent } from '../content/site-content.ts';

/** What the home page shows of the knowledge base. */
export interface HomeView {
  readonly changes: readonly ChangeDay[];
  /** Whether all of them happened in the last seven days. */
  readonly isThisWeek: boolean;
  readonly due: readonly {
    readonly article: ArticleData;
    readonly day: CalendarDate;
    readonly isOverdue: boolean;
  }[];
  /** Articles that are due and not shown. */
  readonly moreDue: number;
  readonly paths: readonly ArticleData[];
}

const day = 86_400_000;
const shownChanges = 8;
const shownDue = 8;
const shownPaths = 6;

/** Prepares the home page as it is at an instant. */
export function homeView(content: SiteContent, now: Date): HomeView {
  const weekAgo = new Date(now.getTime() - 7 * day).toISOString();
  const changes = oncePerArticle(recentChanges(content, 100));
  const thisWeek = changes.filter(({ instant }) => instant >= weekAgo);
  const today = calendarDateOf(now);
  const soon = calendarDateOf(new Date(now.getTime() + 30 * day));
  const due = content.originals
    .flatMap((article) => {
      const { reviewDue, confidence } = article.fields;
      if (!reviewDue || reviewDue > soon || confidence === 'archived') return [];
      return [{ article, day: reviewDue, isOverdue: reviewDue <= today }];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    changes: byDay((thisWeek.length > 0 ? thisWeek : changes).slice(0, shownChanges)),
    isThisWeek: thisWeek.length > 0,
    due: due.slice(0, shownDue),
    moreDue: Math.max(0, due.length - shownDue),
    paths: (content.byType.get('onboarding-path') ?? []).slice(0, shownPaths),
  };
}

/** The newest change of each article. */
function oncePerArticle(changes: readonly Change[]): Change[] {
  const seen = new Set<string>();
  return changes.filter(({ article }) => !seen.has(article.fields.id) && seen.add(article.fields.id));
}
