import type { Insertable, Selectable } from 'kysely';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import {
  linkEventSchema,
  linkSchema,
  type Link,
  type LinkDraft,
  type LinkEvent,
} from '../../core/link/link.ts';
import { withoutNulls } from '../case/case-rows.ts';
import type { CaseLinkEventsTable, CaseLinksTable } from './link-tables.ts';

/** Columns that a link is read from, with the number of its case. */
export const linkColumns = [
  'case_links.id',
  'case_links.version',
  'case_links.case_id',
  'case_links.kind',
  'case_links.article_id',
  'case_links.delivered_key',
  'case_links.delivered_revision',
  'case_links.linked_at',
  'case_links.by_id',
  'case_links.by_name',
  'case_links.batch',
  'case_links.reason',
  'case_links.removed_at',
  'cases.sequence',
] as const;

export type LinkRow = Pick<
  Selectable<CaseLinksTable>,
  | 'id'
  | 'version'
  | 'case_id'
  | 'kind'
  | 'article_id'
  | 'delivered_key'
  | 'delivered_revision'
  | 'linked_at'
  | 'by_id'
  | 'by_name'
  | 'batch'
  | 'reason'
  | 'removed_at'
> & { readonly sequence: number };

/** A link from its row. */
export function linkOf(row: LinkRow): Link {
  return linkSchema.parse(
    withoutNulls({
      id: row.id,
      version: row.version,
      caseId: row.case_id,
      caseNumber: formatCaseNumber(row.sequence),
      kind: row.kind,
      article: row.article_id,
      delivered: { article: row.delivered_key, revision: row.delivered_revision },
      linkedAt: row.linked_at,
      by: { id: row.by_id, name: row.by_name },
      batch: row.batch,
      reason: row.reason,
      removedAt: row.removed_at,
    }),
  );
}

/** The row of a new link. */
export function linkRow(
  draft: LinkDraft,
  keys: Pick<Insertable<CaseLinksTable>, 'id' | 'batch' | 'is_further_creator'>,
): Insertable<CaseLinksTable> {
  return {
    ...keys,
    version: 1,
    case_id: draft.caseId,
    kind: draft.kind,
    article_id: draft.article,
    delivered_key: draft.delivered.article,
    delivered_id: articleOfKey(draft.delivered.article),
    delivered_revision: draft.delivered.revision,
    linked_at: draft.linkedAt,
    by_id: draft.by.id,
    by_name: draft.by.name,
    reason: draft.reason ?? null,
    removed_at: draft.removedAt ?? null,
  };
}

/** `SN-0012` of `SN-0012.it`. */
export const articleOfKey = (key: string): string => key.split('.')[0] ?? key;

/** What happened to a link, from its row. */
export function linkEventOf(row: Selectable<CaseLinkEventsTable>): LinkEvent {
  return linkEventSchema.parse(
    withoutNulls({
      event: row.event,
      at: row.at,
      by: { id: row.by_id, name: row.by_name },
      kind: row.kind,
      article: row.article_id,
      cause: row.cause,
      reason: row.reason,
    }),
  );
}
