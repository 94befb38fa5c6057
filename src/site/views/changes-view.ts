import type { Commit } from '../../core/history/commit.ts';
import type { ArticleData } from '../content/article-data.ts';
import { t } from '../i18n/texts.ts';
import type { SiteContent } from '../content/site-content.ts';

/** Something that happened to an article. */
export interface Change {
  /** Day, ISO 8601. */
  readonly day: string;
  /** Instant where it is known, else the day. */
  readonly instant: string;
  readonly article: ArticleData;
  /** What was done: the commit's subject, or a word where there is no git. */
  readonly what: string;
  readonly author: string | undefined;
  /** Address of the change in the article's history, where there is one. */
  readonly address: string | undefined;
}

/**
 * Changes of all articles, newest first: from git where its history is known, else from the dates in the articles.
 *
 * @param limit How many at most.
 */
export function recentChanges({ all, commitsOf }: SiteContent, limit: number): readonly Change[] {
  const known = all.flatMap((article) =>
    commitsOf(article.key)
      .slice(0, limit)
      .map((commit) => changeOfCommit(article, commit)),
  );
  const changes = known.length > 0 ? known : all.filter(({ translation }) => !translation).map(changeOfDates);
  return changes
    .toSorted((a, b) =>
      a.instant === b.instant ? (a.article.key < b.article.key ? -1 : 1) : a.instant < b.instant ? 1 : -1,
    )
    .slice(0, limit);
}

function changeOfCommit(article: ArticleData, commit: Commit): Change {
  return {
    day: commit.date.slice(0, 10),
    instant: new Date(commit.date).toISOString(),
    article,
    what: readableSubject(commit.subject),
    author: commit.author,
    address: `${article.historyAddress}#${commitFragment(commit.hash)}`,
  };
}

function changeOfDates(article: ArticleData): Change {
  const { created, reviewed } = article.fields;
  const day = reviewed ?? created;
  const what = reviewed && reviewed !== created ? t.changes.verified : t.changes.created;
  return { day, instant: day, article, what, author: undefined, address: undefined };
}

/** Fragment of a commit on a history page. */
export function commitFragment(hash: string): string {
  return `c-${hash.slice(0, 10)}`;
}

/** Articles that were changed together. */
export interface ChangeGroup {
  readonly what: string;
  readonly author: string | undefined;
  readonly changes: readonly Change[];
}

/** A day with what happened on it. */
export interface ChangeDay {
  readonly day: string;
  readonly groups: readonly ChangeGroup[];
}

/** Puts changes that are ordered by time under their days, and those of one commit together. */
export function byDay(changes: readonly Change[]): ChangeDay[] {
  return [...Map.groupBy(changes, ({ day }) => day)].map(([day, ofDay]) => ({
    day,
    groups: [...Map.groupBy(ofDay, ({ what, author }) => `${author ?? ''}\n${what}`).values()].map(
      (group) => ({
        what: group[0]?.what ?? '',
        author: group[0]?.author,
        changes: group,
      }),
    ),
  }));
}

/** A commit's subject without the type and scope that machines read: `feat(content): more` → `more`. */
export function readableSubject(subject: string): string {
  return subject
    .replace(/^[a-z]+(?:\([^)]*\))?!?:\s+/, '')
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
