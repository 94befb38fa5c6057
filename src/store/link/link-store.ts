import type { Kysely, Transaction } from 'kysely';
import { authorOf } from '../../core/case/person.ts';
import type { CaseLink, LinkStore, LinkWrite } from '../../core/link/link-store.ts';
import { linkKinds, type Link, type LinkDraft } from '../../core/link/link.ts';
import type { Act } from '../../core/people/actor.ts';
import type { Receipt, Written } from '../../core/rule/written.ts';
import { appendAudit } from '../append-audit.ts';
import { indexCase } from '../case/index-case.ts';
import { checkReceipt, keepReceipt } from '../receipts.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../uuid.ts';
import { findLinkable, readLinkedArticles, selectCreator } from './link-articles.ts';
import { articleLinkOf, countKinds, selectArticleLinks, selectLinks } from './link-queries.ts';
import { linkEventOf, linkOf, linkRow } from './link-rows.ts';

/** The links on a database of the newest schema. */
export function createLinkStore(database: Kysely<Tables>): LinkStore {
  return {
    findLinkable: (key) => findLinkable(database, key),

    add: (drafts, cases, act, receipt) =>
      database.transaction().execute((transaction) => addLinks(transaction, { drafts, cases, act }, receipt)),

    find: async (id) => (await readLinks(database, [id]))[0],

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

async function withArticles(database: Kysely<Tables>, links: readonly Link[]): Promise<CaseLink[]> {
  const articleOf = await readLinkedArticles(database, links);
  return links.map((link) => ({ ...link, to: articleOf(link) }));
}

async function readLinks(database: Kysely<Tables>, ids: readonly string[]): Promise<CaseLink[]> {
  if (ids.length === 0) return [];
  const rows = await selectLinks(database)
    .where('case_links.id', 'in', ids)
    .orderBy('case_links.id')
    .execute();
  return withArticles(database, rows.map(linkOf));
}

interface LinkAddition {
  readonly drafts: readonly LinkDraft[];
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  readonly act: Act;
}

async function addLinks(
  transaction: Transaction<Tables>,
  { drafts, cases, act }: LinkAddition,
  receipt: Receipt | undefined,
): Promise<Written<readonly CaseLink[]>> {
  const known = await checkReceipt(transaction, receipt, act.at);
  if (known.state === 'key-reused') return { result: 'key-reused' };
  if (known.state === 'repeated')
    return { result: 'repeated', value: await readLinks(transaction, known.made) };
  for (const { id, version } of cases) {
    const row = await transaction
      .selectFrom('cases')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return { result: 'missing' };
    if (row.version !== version) return { result: 'stale' };
  }
  // Where somebody else was faster, the rules have to see what there is now.
  for (const draft of drafts) {
    if ((await exists(transaction, draft)) || (await isSecondCreator(transaction, draft)))
      return { result: 'stale' };
  }
  const batch = createUuid(act.at);
  const made: string[] = [];
  for (const draft of drafts) {
    const isFurther = draft.kind === 'created' && (await hasCreator(transaction, draft.article));
    const row = linkRow(draft, { id: createUuid(act.at), batch, is_further_creator: isFurther ? 1 : 0 });
    await transaction.insertInto('case_links').values(row).execute();
    made.push(row.id);
    await recordEvent(transaction, {
      link: { ...draft, id: row.id, version: 1 },
      event: 'made',
      act,
      reason: draft.reason,
    });
    await appendAudit(transaction, {
      act,
      action: 'link.made',
      subjectType: 'link',
      subjectId: row.id,
      details: {
        case: draft.caseNumber,
        article: draft.article,
        kind: draft.kind,
        delivered: { ...draft.delivered },
        ...(draft.reason !== undefined && { reason: draft.reason }),
      },
    });
  }
  for (const id of new Set(drafts.map(({ caseId }) => caseId))) await indexCase(transaction, id);
  await keepReceipt(transaction, receipt, made);
  return { result: 'written', value: await readLinks(transaction, made) };
}

/** Whether a case has the article in this kind already. */
async function exists(
  transaction: Transaction<Tables>,
  { caseId, article, kind }: Pick<Link, 'caseId' | 'article' | 'kind'>,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('case_links')
    .select('id')
    .where('case_id', '=', caseId)
    .where('article_id', '=', article)
    .where('kind', '=', kind)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasCreator(transaction: Transaction<Tables>, article: string): Promise<boolean> {
  return (await selectCreator(transaction, article).executeTakeFirst()) !== undefined;
}

async function isSecondCreator(
  transaction: Transaction<Tables>,
  { kind, article, reason }: Pick<Link, 'kind' | 'article' | 'reason'>,
): Promise<boolean> {
  return kind === 'created' && reason === undefined && (await hasCreator(transaction, article));
}

/** Whether a change or restoration meets a link that came meanwhile. */
async function clashes(transaction: Transaction<Tables>, link: Link, write: LinkWrite): Promise<boolean> {
  if (write.event === 'removed') return false;
  return exists(transaction, { ...link, kind: write.event === 'changed' ? write.kind : link.kind });
}

async function writeLink(
  transaction: Transaction<Tables>,
  link: Link,
  write: LinkWrite,
  act: Act,
): Promise<void> {
  const kind = write.event === 'changed' ? write.kind : link.kind;
  const version = link.version + 1;
  const isCreator = kind === 'created' && write.event !== 'removed';
  const isFurther = isCreator && (await hasCreator(transaction, link.article));
  await transaction
    .updateTable('case_links')
    .set({
      kind,
      version,
      removed_at: write.event === 'removed' ? act.at : null,
      is_further_creator: isFurther ? 1 : 0,
    })
    .where('id', '=', link.id)
    .execute();
  await recordEvent(transaction, {
    link: { ...link, kind, version },
    event: write.event,
    act,
    reason: write.reason,
  });
  await appendAudit(transaction, {
    act,
    action: `link.${write.event}`,
    subjectType: 'link',
    subjectId: link.id,
    details: {
      case: link.caseNumber,
      article: link.article,
      kind,
      ...(kind !== link.kind && { from: link.kind }),
      ...(write.reason !== undefined && { reason: write.reason }),
    },
  });
  await indexCase(transaction, link.caseId);
}

interface RecordedEvent {
  readonly link: Pick<Link, 'id' | 'version' | 'kind' | 'article'>;
  readonly event: 'made' | LinkWrite['event'];
  readonly act: Act;
  readonly reason: string | undefined;
}

async function recordEvent(
  transaction: Transaction<Tables>,
  { link, event, act, reason }: RecordedEvent,
): Promise<void> {
  const by = authorOf(act);
  await transaction
    .insertInto('case_link_events')
    .values({
      link_id: link.id,
      version: link.version,
      event,
      at: act.at,
      by_id: by.id,
      by_name: by.name,
      kind: link.kind,
      article_id: link.article,
      cause: null,
      reason: reason ?? null,
    })
    .execute();
}
