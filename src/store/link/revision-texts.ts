import type { Kysely } from 'kysely';
import type { RevisionText } from '../../core/link/compare-revisions.ts';
import type { Link } from '../../core/link/link.ts';
import type { Tables } from '../tables.ts';

/** Texts of the revision that a link's customer got, and of the one that is given out now. */
export async function readTexts(
  database: Kysely<Tables>,
  { delivered, article }: Link,
): Promise<{ delivered: RevisionText; now?: RevisionText } | undefined> {
  const then = await readText(database, delivered.article, delivered.revision);
  if (!then) return undefined;
  const versions = await database
    .selectFrom('articles')
    .select(['key', 'revision', 'lang', 'is_translation'])
    .where('article_id', '=', article)
    .where('withdrawn_at', 'is', null)
    .orderBy('is_translation')
    .orderBy('lang')
    .execute();
  // In the language in which it was delivered, where there is such a version.
  const lang = delivered.article.split('.')[1];
  const version =
    versions.find((each) => (lang === undefined ? each.is_translation === 0 : each.lang === lang)) ??
    versions[0];
  const now = version && (await readText(database, version.key, version.revision));
  return { delivered: then, ...(now && { now }) };
}

/** A revision as colleagues read it, where a build for them had it. */
async function readText(
  database: Kysely<Tables>,
  key: string,
  revision: string,
): Promise<RevisionText | undefined> {
  const rows = await database
    .selectFrom('article_revisions')
    .select(['built_for', 'title', 'summary', 'markdown'])
    .where('article_key', '=', key)
    .where('revision', '=', revision)
    .execute();
  const row = rows.find((each) => each.built_for === 'internal') ?? rows[0];
  return row && { article: key, revision, title: row.title, summary: row.summary, markdown: row.markdown };
}
