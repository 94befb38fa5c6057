import type { Transaction } from 'kysely';
import { authorOf } from '../../core/case/person.ts';
import type { CaseLink, LinkWrite } from '../../core/link/link-store.ts';
import type { Link, LinkDraft } from '../../core/link/link.ts';
import type { Act } from '../../core/people/actor.ts';
import type { Receipt, Written } from '../../core/rule/written.ts';
import { linkCreated } from '../../core/webhook/webhook-event.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { appendOutbox } from '../webhook/append-outbox.ts';
import { indexCase } from '../case/index-case.ts';
import { checkReceipt, keepReceipt } from '../receipts.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { selectCreator } from './link-articles.ts';
import { linkRow } from './link-rows.ts';
import { readLinks } from './read-links.ts';

/** What a request that comes again made the first time; `undefined` when it is new. */
export async function recallLinks(
  transaction: Transaction<Tables>,
  receipt: Receipt | undefined,
  act: Act,
): Promise<Written<readonly CaseLink[]> | undefined> {
  const known = await checkReceipt(transaction, receipt, act.at);
  switch (known.state) {
    case 'new':
      return undefined;
    case 'key-reused':
      return { result: 'key-reused' };
    case 'repeated':
      return { result: 'repeated', value: await readLinks(transaction, known.made) };
  }
}

export interface LinkAddition {
  readonly drafts: readonly LinkDraft[];
  readonly cases: readonly { readonly id: string; readonly version: number }[];
  readonly act: Act;
}

/** Makes links, all of them or none. */
export async function addLinks(
  transaction: Transaction<Tables>,
  { drafts, cases, act }: LinkAddition,
  receipt: Receipt | undefined,
): Promise<Written<readonly CaseLink[]>> {
  const recalled = await recallLinks(transaction, receipt, act);
  if (recalled) return recalled;
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
    await appendOutbox(transaction, linkCreated({ ...draft, id: row.id }));
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
export async function clashes(
  transaction: Transaction<Tables>,
  link: Link,
  write: LinkWrite,
): Promise<boolean> {
  if (write.event === 'removed') return false;
  return exists(transaction, { ...link, kind: write.event === 'changed' ? write.kind : link.kind });
}

/** Changes, removes or restores a link in a transaction that has checked its version. */
export async function writeLink(
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
