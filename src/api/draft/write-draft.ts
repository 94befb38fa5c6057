import type { draftFromCase } from '../../core/draft/draft-from-case.ts';

/** Writes the text of a new article; the library's template, which the API may not import. */
export type WriteDraft = (draft: {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly author: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly known: ReturnType<typeof draftFromCase>;
}) => string;

/** What writes drafts, and knows the files that are there. */
export interface DraftWriter {
  readonly writeDraft: WriteDraft;
  /** The largest number of the service notes that lie in the content, built or not; 0 where the server has no content. */
  readonly lastDraftNumber: () => Promise<number>;
}
