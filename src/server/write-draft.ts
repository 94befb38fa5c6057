import type { DraftWriter, WriteDraft } from '../api/draft/write-draft.ts';
import { calendarDateOf } from '../core/article/calendar-date.ts';
import { articleTypeNamed } from '../core/article/registry.ts';
import { lastNumberOf } from '../library/read/last-number.ts';
import { articleTemplate } from '../library/write/article-template.ts';

/** A service note from the template of its type, with what a case says. */
const writeDraft: WriteDraft = ({ at, ...draft }) =>
  articleTemplate({ type: 'service-note', ...draft, today: calendarDateOf(new Date(at)) });

/** @param contentDir Where drafts end up; notes that are there and in no build yet have their ids, too. It may be missing. */
export const createDraftWriter = (contentDir: string): DraftWriter => ({
  writeDraft,
  lastDraftNumber: () => lastNumberOf(articleTypeNamed('service-note'), contentDir),
});
