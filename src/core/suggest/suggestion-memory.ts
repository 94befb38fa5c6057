import type { ArticleId } from '../article/article-id.ts';
import type { CaseId } from '../case/case-id.ts';
import type { Act } from '../people/actor.ts';

/** What people made of suggestions: an article that was dismissed on a case is not suggested there again, and less on similar ones. */
export interface SuggestionMemory {
  /** Records that an article does not fit a case; once more changes nothing. */
  readonly dismiss: (caseId: CaseId, article: ArticleId, act: Act) => Promise<void>;
  /** Takes a dismissal back. */
  readonly recall: (caseId: CaseId, article: ArticleId, act: Act) => Promise<void>;
  /** The dismissals on some cases. */
  readonly listDismissed: (
    cases: readonly CaseId[],
  ) => Promise<readonly { readonly caseId: CaseId; readonly article: ArticleId }[]>;
}
