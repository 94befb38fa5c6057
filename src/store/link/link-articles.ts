import { sql, type Kysely } from 'kysely';
import { articleIdSchema } from '../../core/article/article-id.ts';
import { confidenceSchema } from '../../core/article/confidence.ts';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import type { LinkableArticle } from '../../core/link/link-rules.ts';
import type { LinkedArticle } from '../../core/link/link-store.ts';
import type { Link } from '../../core/link/link.ts';
import type { Tables } from '../tables.ts';

/** What the rules must know of an article. */
export async function findLinkable(
  database: Kysely<Tables>,
  key: string,
): Promise<LinkableArticle | undefined> {
  const row = await database
    .selectFrom('articles')
    .select(['article_id', 'confidence', 'revision', 'superseded_by'])
    .where('key', '=', key)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const revisions = await database
    .selectFrom('article_revisions')
    .select('revision')
    .distinct()
    .where('article_key', '=', key)
    .execute();
  const given = new Set(revisions.map(({ revision }) => revision));
  const creator = await selectCreator(database, row.article_id).executeTakeFirst();
  return {
    id: articleIdSchema.parse(row.article_id),
    confidence: confidenceSchema.parse(row.confidence),
    current: row.revision,
    hasRevision: (revision) => given.has(revision),
    ...(row.superseded_by !== null && { supersededBy: row.superseded_by }),
    ...(creator && { creator: formatCaseNumber(creator.sequence) }),
  };
}

/** The case that has created an article. */
export function selectCreator(database: Kysely<Tables>, article: string) {
  return database
    .selectFrom('case_links')
    .innerJoin('cases', 'cases.id', 'case_links.case_id')
    .select('cases.sequence')
    .where('case_links.article_id', '=', article)
    .where('case_links.kind', '=', sql<string>`'created'`)
    .where('case_links.removed_at', 'is', null)
    .where('case_links.is_further_creator', '=', sql<number>`0`);
}

/** The articles that links lead to, as they are now, by link. */
export async function readLinkedArticles(
  database: Kysely<Tables>,
  links: readonly Link[],
): Promise<(link: Link) => LinkedArticle> {
  const ids = [...new Set(links.map(({ article }) => article as string))];
  const rows =
    ids.length === 0
      ? []
      : await database
          .selectFrom('articles')
          .select([
            'key',
            'article_id',
            'title',
            'confidence',
            'revision',
            'superseded_by',
            'withdrawn_at',
            'is_translation',
          ])
          .where('article_id', 'in', ids)
          .execute();
  return (link) => {
    const versions = rows.filter((row) => row.article_id === link.article);
    const present = versions.filter((row) => row.withdrawn_at === null);
    const candidates = present.length > 0 ? present : versions;
    const row =
      candidates.find(({ key }) => key === link.delivered.article) ??
      candidates.find(({ is_translation: isTranslation }) => isTranslation === 0) ??
      candidates[0];
    if (!row) throw new Error(`${link.article} has a link but was never registered`);
    const isPresent = row.withdrawn_at === null;
    return {
      id: link.article,
      title: row.title,
      state: isPresent ? (row.confidence === 'archived' ? 'archived' : 'present') : 'withdrawn',
      confidence: confidenceSchema.parse(row.confidence),
      ...(isPresent && { current: row.revision }),
      ...(row.superseded_by !== null && { supersededBy: row.superseded_by }),
    };
  };
}
