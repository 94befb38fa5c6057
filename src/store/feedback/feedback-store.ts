import { sql, type Kysely, type Transaction } from 'kysely';
import type { PageRequest } from '../../core/article/article-registry.ts';
import { parseCaseNumber } from '../../core/case/case-id.ts';
import type { FeedbackStore } from '../../core/feedback/feedback-store.ts';
import type { Feedback, FeedbackDraft } from '../../core/feedback/feedback.ts';
import type { Flag, FlagDraft } from '../../core/feedback/flag.ts';
import type { Act } from '../../core/people/actor.ts';
import type { Receipt, Written } from '../../core/rule/written.ts';
import { flagRaised } from '../../core/webhook/webhook-event.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { appendOutbox } from '../webhook/append-outbox.ts';
import { checkReceipt, keepReceipt } from '../receipts.ts';
import type { Tables } from '../tables.ts';
import { createUuid } from '../database/uuid.ts';
import { feedbackOf, feedbackRow, flagOf, flagRow } from './feedback-rows.ts';

/** What readers say of articles, on a database of the newest schema. */
export function createFeedbackStore(database: Kysely<Tables>): FeedbackStore {
  return {
    addFlag: (draft, act, receipt) =>
      database.transaction().execute((transaction) => addFlag(transaction, draft, act, receipt)),

    findFlag: (id) => readFlag(database, id),

    settleFlag: (id, version, settlement, act) =>
      database.transaction().execute(async (transaction): Promise<Written<Flag>> => {
        const flag = await readFlag(transaction, id);
        if (!flag) return { result: 'missing' };
        if (flag.version !== version) return { result: 'stale' };
        await transaction
          .updateTable('article_flags')
          .set({
            version: version + 1,
            result: settlement.result ?? null,
            answer: settlement.answer ?? null,
            settled_at: settlement.settledAt ?? null,
            settled_by_id: settlement.settledBy?.id ?? null,
            settled_by_name: settlement.settledBy?.name ?? null,
          })
          .where('id', '=', id)
          .execute();
        await appendAudit(transaction, {
          act,
          action: 'flag.settled',
          subjectType: 'flag',
          subjectId: id,
          details: { article: flag.article, result: settlement.result ?? null },
        });
        return { result: 'written', value: { ...flag, ...settlement, version: version + 1 } };
      }),

    async listFlags(article, page) {
      const rows = await selectFlags(database)
        .where('article_flags.article_id', '=', article)
        .$if(page.after !== undefined, (query) => query.where('article_flags.id', '<', page.after ?? ''))
        .orderBy('article_flags.id', 'desc')
        .limit(page.limit + 1)
        .execute();
      return pageOf(rows.map(flagOf), page);
    },

    addFeedback: (draft, act, receipt) =>
      database.transaction().execute((transaction) => addFeedback(transaction, draft, act, receipt)),

    async listFeedback(article, page) {
      const rows = await database
        .selectFrom('article_feedback')
        .selectAll()
        .where('article_id', '=', article)
        .$if(page.after !== undefined, (query) => query.where('id', '<', page.after ?? ''))
        .orderBy('id', 'desc')
        .limit(page.limit + 1)
        .execute();
      return pageOf(rows.map(feedbackOf), page);
    },

    async countFeedback(article) {
      const row = await database
        .selectFrom('article_feedback')
        .select([
          sql<number>`coalesce(sum(is_helpful), 0)`.as('helpful'),
          sql<number>`coalesce(sum(1 - is_helpful), 0)`.as('notHelpful'),
        ])
        .where('article_id', '=', article)
        .executeTakeFirstOrThrow();
      return { helpful: row.helpful, notHelpful: row.notHelpful };
    },
  };
}

function pageOf<Item extends { readonly id: string }>(found: readonly Item[], { limit }: PageRequest) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, next: last.id } : { items };
}

function selectFlags(database: Kysely<Tables>) {
  return database
    .selectFrom('article_flags')
    .leftJoin('cases', 'cases.id', 'article_flags.case_id')
    .selectAll('article_flags')
    .select('cases.sequence');
}

async function readFlag(database: Kysely<Tables>, id: string): Promise<Flag | undefined> {
  const row = await selectFlags(database).where('article_flags.id', '=', id).executeTakeFirst();
  return row && flagOf(row);
}

async function addFlag(
  transaction: Transaction<Tables>,
  draft: FlagDraft,
  act: Act,
  receipt: Receipt | undefined,
): Promise<Written<Flag>> {
  const known = await checkReceipt(transaction, receipt, act.at);
  if (known.state === 'key-reused') return { result: 'key-reused' };
  if (known.state === 'repeated') {
    const made = await readFlag(transaction, known.made[0] ?? '');
    return made ? { result: 'repeated', value: made } : { result: 'missing' };
  }
  const caseId = draft.case && (await findCaseId(transaction, draft.case));
  if (draft.case && caseId === undefined) return { result: 'missing' };
  const id = createUuid(act.at);
  await transaction
    .insertInto('article_flags')
    .values(flagRow(draft, id, caseId))
    .execute();
  await appendAudit(transaction, {
    act,
    action: 'flag.raised',
    subjectType: 'flag',
    subjectId: id,
    details: { article: draft.article, kind: draft.kind },
  });
  const flag: Flag = { ...draft, id, version: 1 };
  await appendOutbox(transaction, flagRaised(flag));
  await keepReceipt(transaction, receipt, [id]);
  return { result: 'written', value: flag };
}

async function findCaseId(transaction: Transaction<Tables>, number: string): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('cases')
    .select('id')
    .where('sequence', '=', parseCaseNumber(number) ?? 0)
    .executeTakeFirst();
  return row?.id;
}

async function addFeedback(
  transaction: Transaction<Tables>,
  draft: FeedbackDraft,
  act: Act,
  receipt: Receipt | undefined,
): Promise<Written<Feedback>> {
  const known = await checkReceipt(transaction, receipt, act.at);
  if (known.state === 'key-reused') return { result: 'key-reused' };
  if (known.state === 'repeated') {
    const made = await transaction
      .selectFrom('article_feedback')
      .selectAll()
      .where('id', '=', known.made[0] ?? '')
      .executeTakeFirst();
    return made ? { result: 'repeated', value: feedbackOf(made) } : { result: 'missing' };
  }
  if (draft.search !== undefined) {
    const search = await transaction
      .selectFrom('searches')
      .select('id')
      .where('id', '=', draft.search)
      .executeTakeFirst();
    if (!search) return { result: 'missing' };
  }
  const id = createUuid(act.at);
  await transaction.insertInto('article_feedback').values(feedbackRow(draft, id)).execute();
  await appendAudit(transaction, {
    act,
    action: 'feedback.given',
    subjectType: 'feedback',
    subjectId: id,
    details: { article: draft.article, isHelpful: draft.isHelpful },
  });
  await keepReceipt(transaction, receipt, [id]);
  return { result: 'written', value: { ...draft, id } };
}
