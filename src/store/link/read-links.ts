import type { Kysely } from 'kysely';
import type { CaseLink } from '../../core/link/link-store.ts';
import type { Link } from '../../core/link/link.ts';
import type { Tables } from '../tables.ts';
import { readLinkedArticles } from './link-articles.ts';
import { selectLinks } from './link-queries.ts';
import { linkOf } from './link-rows.ts';

/** Links with what became of their articles. */
export async function withArticles(database: Kysely<Tables>, links: readonly Link[]): Promise<CaseLink[]> {
  const articleOf = await readLinkedArticles(database, links);
  return links.map((link) => ({ ...link, to: articleOf(link) }));
}

/** Links by id, in the order of their ids. */
export async function readLinks(database: Kysely<Tables>, ids: readonly string[]): Promise<CaseLink[]> {
  if (ids.length === 0) return [];
  const rows = await selectLinks(database)
    .where('case_links.id', 'in', ids)
    .orderBy('case_links.id')
    .execute();
  return withArticles(database, rows.map(linkOf));
}
