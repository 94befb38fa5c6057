import type { Kysely } from 'kysely';
import type { CaseLink, LinkStore } from '../../core/link/link-store.ts';
import { linkKinds, type Link } from '../../core/link/link.ts';
import type { Written } from '../../core/rule/written.ts';
import type { Tables } from '../tables.ts';
import { findLinkable } from './link-articles.ts';
import { articleLinkOf, countKinds, selectArticleLinks, selectLinks } from './link-queries.ts';
import { linkEventOf, linkOf } from './link-rows.ts';
import { readLinks, withArticles } from './read-links.ts';
import { readTexts } from './revision-texts.ts';
import { addLinks, clashes, recallLinks, writeLink } from './write-links.ts';

/** The links on a database of the newest schema. */
export function createLinkStore(database: Kysely<Tables>): LinkStore {
  return {
    findLinkable: (key) => findLinkable(database, key),

    add: (drafts, cases, act, receipt) =>
      database.transaction().execute((transaction) => addLinks(transaction, { drafts, cases, act }, receipt)),

    recall: (receipt, act) =>
      database.transaction().execute((transaction) => recallLinks(transaction, receipt, act)),

    find: async (id) => (await readLinks(database, [id]))[0],

    readTexts: (link) => readTexts(database, link),

    write: (id, version, write, act) =>
      database.transaction().execute(async (transaction): Promise<Written<CaseLink>> => {
        const row = await selectLinks(transaction).where('case_links.id', '=', id).executeTakeFirst();
        if (!row) return { result: 'missing' };
        const link = linkOf(row);
        if (link.version !== version || (await clashes(transaction, link, write))) return { result: 'stale' };
        await writeLink(transaction, link, write, act);
        const [value] = await readLinks(transaction, [id]);
        return value ? { result: 'written', value } : { result: 'missing' };
      }),

    undoBatch: (batch, act, reason) =>
      database.transaction().execute(async (transaction) => {
        const rows = await selectLinks(transaction)
          .where('case_links.batch', '=', batch)
          .orderBy('case_links.id')
          .execute();
        const links = rows.map(linkOf).filter(({ removedAt }) => removedAt === undefined);
        for (const link of links) await writeLink(transaction, link, { event: 'removed', reason }, act);
        return readLinks(
          transaction,
          links.map(({ id }) => id),
        );
      }),

    async listOfCase(id, { withRemoved = false } = {}) {
      const rows = await selectLinks(database)
        .where('case_links.case_id', '=', id)
        .orderBy('case_links.id')
        .execute();
      const links = rows.map(linkOf).filter(({ removedAt }) => withRemoved || removedAt === undefined);
      return withArticles(database, links);
    },

    async listOfArticle(id, filter, { after, limit }) {
      const rows = await selectArticleLinks(database, id, filter, { after, limit }).execute();
      const items = rows.slice(0, limit).map(articleLinkOf);
      const last = items.at(-1);
      return rows.length > limit && last ? { items, next: last.id } : { items };
    },

    async countOfArticle(id) {
      const rows = await countKinds(database, id).execute();
      const counts = Object.fromEntries(linkKinds.map((kind) => [kind, 0])) as Record<Link['kind'], number>; // one for each kind
      for (const kind of linkKinds) counts[kind] = rows.find((row) => row.kind === kind)?.links ?? 0;
      return counts;
    },

    async listEvents(id) {
      const rows = await database
        .selectFrom('case_link_events')
        .selectAll()
        .where('link_id', '=', id)
        .orderBy('version')
        .execute();
      return rows.map(linkEventOf);
    },
  };
}
