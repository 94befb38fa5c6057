import type { DraftMemory } from '../../core/draft/draft-memory.ts';
import type { DraftWriter } from '../draft/write-draft.ts';
import type { SuggestionMemory } from '../../core/suggest/suggestion-memory.ts';
import type { CaseSearch } from '../../core/case/case-search.ts';
import type { Customer } from '../../core/customer/customer.ts';
import type { CaseStore } from '../../core/case/case-store.ts';
import type { FeedbackStore } from '../../core/feedback/feedback-store.ts';
import type { LinkStore } from '../../core/link/link-store.ts';
import type { GapFinder } from '../../core/metrics/gaps/gap-finder.ts';
import type { MetricsStore } from '../../core/metrics/metrics-store.ts';
import type { SampleStore } from '../../core/metrics/sample/sample-store.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { SearchLog } from '../../core/search-log/search-log.ts';

/** Where cases, their links, and what readers say and look for are kept. */
export interface CaseServices extends DraftWriter {
  readonly cases: CaseStore;
  readonly links: LinkStore;
  readonly caseSearch: CaseSearch;
  readonly suggestions: SuggestionMemory;
  readonly drafts: DraftMemory;
  readonly feedback: FeedbackStore;
  readonly searches: SearchLog;
  readonly metrics: MetricsStore;
  readonly gaps: GapFinder;
  readonly samples: SampleStore;
  /** The organisation's tables as the present build has them; `undefined`: it has none. */
  readonly policy: () => Policy | undefined;
  /** The customers that the present build has records of. */
  readonly customers: () => readonly Customer[];
  /** UTC milliseconds. */
  readonly now: () => number;
}
