import type { WriteDraft } from '../api/draft/write-draft.ts';
import { calendarDateOf } from '../core/article/calendar-date.ts';
import { articleTemplate } from '../library/write/article-template.ts';

/** A service note from the template of its type, with what a case says. */
export const writeDraft: WriteDraft = ({ at, ...draft }) =>
  articleTemplate({ type: 'service-note', ...draft, today: calendarDateOf(new Date(at)) });
