import type { ArticleId } from '../article/article-id.ts';
import type { CaseId, CaseNumber } from '../case/case-id.ts';
import type { KnownNames } from '../masking/mask-case-text.ts';
import type { Act } from '../people/actor.ts';
import type { PersonReference } from '../case/person.ts';

/** A draft whose article is not linked to its case yet. */
export interface OpenDraft {
  readonly article: ArticleId;
  readonly number: CaseNumber;
  readonly by: PersonReference;
}

/** Which cases drafts of articles were written from, so that each is linked as the article's creator once the article is in the base. */
export interface DraftMemory {
  /**
   * Takes the next free id for a draft and notes its case, with an entry in the audit trail, at once: nobody else gets the id, however
   * many ask at the same moment.
   *
   * @param above The largest number that files have which no build has registered yet.
   */
  readonly reserve: (prefix: string, above: number, caseId: CaseId, act: Act) => Promise<ArticleId>;
  /** Drafts of some articles that nothing has come of yet. */
  readonly listOpen: (articles: readonly string[]) => Promise<readonly OpenDraft[]>;
  /** Notes what came of a draft; it is not open any more. */
  readonly settle: (article: ArticleId, result: 'linked' | 'refused', at: number) => Promise<void>;
  /** The largest number of an id with a prefix (`SN`), of articles that ever were here and of drafts; 0 for none. */
  readonly lastNumber: (prefix: string) => Promise<number>;
  /** What a case knows by name, to be masked. */
  readonly namesOf: (caseId: CaseId) => Promise<KnownNames>;
}
