import type { Insertable, Selectable } from 'kysely';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import { feedbackSchema, type Feedback, type FeedbackDraft } from '../../core/feedback/feedback.ts';
import { flagSchema, type Flag, type FlagDraft } from '../../core/feedback/flag.ts';
import { withoutNulls } from '../case/case-rows.ts';
import type { ArticleFeedbackTable, ArticleFlagsTable } from '../link/link-tables.ts';

const someone = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name };

/** @param caseId Id of the case that the flag names by number. */
export function flagRow(
  draft: FlagDraft,
  id: string,
  caseId: string | undefined,
): Insertable<ArticleFlagsTable> {
  return {
    id,
    version: 1,
    article_id: draft.article,
    flagged_key: draft.flagged.article,
    flagged_revision: draft.flagged.revision,
    kind: draft.kind,
    text: draft.text,
    at: draft.at,
    by_id: draft.by.id,
    by_name: draft.by.name,
    case_id: caseId ?? null,
    result: draft.result ?? null,
    answer: draft.answer ?? null,
    settled_at: draft.settledAt ?? null,
    settled_by_id: draft.settledBy?.id ?? null,
    settled_by_name: draft.settledBy?.name ?? null,
  };
}

export function flagOf(row: Selectable<ArticleFlagsTable> & { readonly sequence: number | null }): Flag {
  return flagSchema.parse(
    withoutNulls({
      id: row.id,
      version: row.version,
      article: row.article_id,
      flagged: { article: row.flagged_key, revision: row.flagged_revision },
      kind: row.kind,
      text: row.text,
      at: row.at,
      by: { id: row.by_id, name: row.by_name },
      case: row.sequence === null ? null : formatCaseNumber(row.sequence),
      result: row.result,
      answer: row.answer,
      settledAt: row.settled_at,
      settledBy: someone(row.settled_by_id, row.settled_by_name),
    }),
  );
}

export function feedbackRow(draft: FeedbackDraft, id: string): Insertable<ArticleFeedbackTable> {
  return {
    id,
    article_id: draft.article,
    article_key: draft.read.article,
    revision: draft.read.revision,
    is_helpful: draft.isHelpful ? 1 : 0,
    text: draft.text ?? null,
    at: draft.at,
    by_id: draft.by.id,
    by_name: draft.by.name,
    search_id: draft.search ?? null,
  };
}

export function feedbackOf(row: Selectable<ArticleFeedbackTable>): Feedback {
  return feedbackSchema.parse(
    withoutNulls({
      id: row.id,
      article: row.article_id,
      read: { article: row.article_key, revision: row.revision },
      isHelpful: row.is_helpful === 1,
      text: row.text,
      at: row.at,
      by: { id: row.by_id, name: row.by_name },
      search: row.search_id,
    }),
  );
}
