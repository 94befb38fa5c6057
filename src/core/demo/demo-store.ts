import type { FeedbackDraft } from '../feedback/feedback.ts';
import type { FlagDraft } from '../feedback/flag.ts';
import type { LinkDraft } from '../link/link.ts';
import type { Act } from '../people/actor.ts';
import type { RecordedSearch } from '../search-log/recorded-search.ts';
import type { LivedCase } from './case-history.ts';

/** A link of a demo case, made by an act of its own. */
export interface DemoLink {
  readonly act: Act;
  readonly draft: Omit<LinkDraft, 'caseId' | 'caseNumber'>;
}

/** A case that was lived through, with the links that it got. */
export interface DemoCase extends LivedCase {
  readonly links: readonly DemoLink[];
}

/** Everything that an empty database is given to show. */
export interface DemoSet {
  /** In the order in which they were opened. */
  readonly cases: readonly DemoCase[];
  readonly searches: readonly Omit<RecordedSearch, 'id' | 'case'>[];
  readonly feedback: readonly FeedbackDraft[];
  readonly flags: readonly FlagDraft[];
}

/** Takes demo cases into a database that nobody has used. */
export interface DemoStore {
  /** Whether nobody has left anything in the database: no case, no person, no search, no entry in the audit trail. */
  readonly isUntouched: () => Promise<boolean>;
  /**
   * Writes the whole set in one transaction, if the database is still untouched.
   *
   * @returns Whether it was written.
   */
  readonly seed: (set: DemoSet, act: Act) => Promise<boolean>;
}
