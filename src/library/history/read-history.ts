import { createTwoFilesPatch } from 'diff';
import type { Article } from '../../core/article/article.ts';
import { isExternal, type Audience } from '../../core/article/audience.ts';
import type { Commit } from '../../core/history/commit.ts';
import { compileBody } from '../compile/compile-body.ts';
import { readObjects, readRepository } from './git.ts';

/** Commits of an article are shown up to this number; more would only make the page long. */
const mostCommits = 50;

/**
 * Git history of each article, newest first, by the article's key. Empty without git, and for every audience
 * outside the organisation: old versions and commit messages were written for colleagues.
 */
export async function readHistory(options: {
  readonly contentDir: string;
  readonly audience: Audience;
  readonly articles: readonly Pick<Article, 'key' | 'file' | 'lang'>[];
}): Promise<ReadonlyMap<string, readonly Commit[]>> {
  const { contentDir, audience, articles } = options;
  const history = new Map<string, readonly Commit[]>();
  if (isExternal(audience)) return history;
  const repository = await readRepository(contentDir);
  if (!repository) return history;
  const wanted = new Set(
    articles.flatMap(({ file }) =>
      (repository.changes.get(file) ?? []).slice(0, mostCommits + 1).map((change) => change.blob),
    ),
  );
  const sources = await readObjects(
    contentDir,
    [...wanted].filter((blob) => blob !== undefined),
  );
  for (const { key, file, lang } of articles) {
    const changes = (repository.changes.get(file) ?? []).slice(0, mostCommits + 1);
    const readable = changes.map(({ blob }) =>
      blob === undefined ? '' : readableVersion(sources.get(blob) ?? '', file, lang, audience),
    );
    const commits = changes.slice(0, mostCommits).map(({ hash, date, author, subject }, index): Commit => {
      const before = index + 1 < readable.length ? readable[index + 1] : '';
      return { hash, date, author, subject, diff: diffBetween(file, before, readable[index]) };
    });
    if (commits.length > 0) history.set(key, commits);
  }
  return history;
}

/** A version without the passages that the audience may not read; `undefined` when it does not parse. */
function readableVersion(
  source: string,
  file: string,
  lang: Article['lang'],
  audience: Audience,
): string | undefined {
  // Most versions hold no narrower passage at all and need no parsing.
  if (!source.includes('<Only')) return source;
  const compiled = compileBody({ source, file, lang, audience });
  return compiled.problems.some((problem) => problem.code === 'mdx-syntax')
    ? undefined
    : compiled.readableSource;
}

function diffBetween(
  file: string,
  before: string | undefined,
  after: string | undefined,
): string | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before === after) return '';
  return createTwoFilesPatch(file, file, before, after, undefined, undefined, { context: 3 });
}
