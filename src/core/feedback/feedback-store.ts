import type { ArticleId } from '../article/article-id.ts';
import type { Page, PageRequest } from '../article/article-registry.ts';
import type { Act } from '../people/actor.ts';
import type { Receipt, Written } from '../rule/written.ts';
import type { Feedback, FeedbackDraft } from './feedback.ts';
import type { Flag, FlagDraft } from './flag.ts';

/** How many readers an article helped, and how many it did not. */
export interface FeedbackCounts {
  readonly helpful: number;
  readonly notHelpful: number;
}

/** What readers say of articles. Every write is one transaction with its entry in the audit trail. */
export interface FeedbackStore {
  readonly addFlag: (draft: FlagDraft, act: Act, receipt?: Receipt) => Promise<Written<Flag>>;
  readonly findFlag: (id: string) => Promise<Flag | undefined>;
  readonly settleFlag: (
    id: string,
    version: number,
    settlement: Partial<Flag>,
    act: Act,
  ) => Promise<Written<Flag>>;
  /** Flags of an article, the last one first. */
  readonly listFlags: (article: ArticleId, page: PageRequest) => Promise<Page<Flag>>;
  readonly addFeedback: (draft: FeedbackDraft, act: Act, receipt?: Receipt) => Promise<Written<Feedback>>;
  /** Feedback on an article, the last one first. */
  readonly listFeedback: (article: ArticleId, page: PageRequest) => Promise<Page<Feedback>>;
  readonly countFeedback: (article: ArticleId) => Promise<FeedbackCounts>;
}
