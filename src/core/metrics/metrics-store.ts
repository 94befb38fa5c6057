import type { ArticleId } from '../article/article-id.ts';
import type { CalendarDate } from '../article/calendar-date.ts';
import type { Confidence } from '../article/confidence.ts';
import type { ArticleTypeName } from '../article/registry.ts';
import type { CaseNumber } from '../case/case-id.ts';
import type { Span } from './period.ts';
import type { Verdict } from './sample/verdict.ts';
import type { Knowledge } from './knowledge.ts';

/** For which product and team something is measured; an absent one does not restrict. */
export interface MeasureFilter {
  readonly product?: string | undefined;
  readonly team?: string | undefined;
}

/** What happened on a day, counted from 1970 in UTC. */
interface Day {
  readonly day: number;
}

/** Cases by the day on which they were closed. */
export interface CaseDay extends Day {
  readonly closed: number;
  readonly known: number;
  readonly created: number;
}

/** Reuses by the day on which the link was made. */
export interface ReuseDay extends Day {
  readonly reused: number;
  /** Of them by somebody who is no author of the article. */
  readonly cited: number;
}

/** Searches and feedback. */
export interface ReaderDay extends Day {
  readonly searches: number;
  readonly withoutResults: number;
  readonly opened: number;
  /** Of what was opened, the first result. */
  readonly openedFirst: number;
  /** Sum of the places of what was opened. */
  readonly positions: number;
  readonly ledToCase: number;
  readonly helpful: number;
  readonly notHelpful: number;
}

/** Searches that linked cases had a part in. */
export interface CaseSearchDay extends Day {
  /** Their first result was found, or stood first, thanks to linked cases. */
  readonly firstFromCases: number;
  /** The result that was opened was found, or stood where it did, thanks to linked cases. */
  readonly openedFromCases: number;
}

export interface ArticleReuse {
  readonly article: ArticleId;
  readonly title: string;
  readonly reused: number;
}

/** An article that a case created. */
export interface Publication {
  readonly case: CaseNumber;
  readonly article: ArticleId;
  /** UTC milliseconds. */
  readonly resolvedAt: number;
  /** When the case was linked to it, UTC milliseconds. */
  readonly publishedAt: number;
}

/** An article as it is given out now, in its original language. */
export interface MeasuredArticle {
  readonly id: ArticleId;
  readonly type: ArticleTypeName;
  readonly title: string;
  readonly summary: string;
  readonly owner?: string | undefined;
  readonly products: readonly string[];
  readonly confidence: Confidence;
  readonly created: CalendarDate;
  readonly reviewed?: CalendarDate | undefined;
  readonly reviewDue?: CalendarDate | undefined;
  /** Flags that nobody has settled. */
  readonly openFlags: number;
  /** When it was first given out in the state that it has, if it was seen in another before. UTC milliseconds. */
  readonly stateSince?: number;
}

/** A case of a sample that was judged. */
export interface JudgedCase {
  readonly closedAt: number;
  readonly knowledge: Knowledge;
  readonly verdict: Verdict;
}

/** A case that a search led to. */
export interface SearchCase {
  readonly at: number;
  readonly words: string;
  readonly case: CaseNumber;
}

/** A search whose opened result came thanks to linked cases. */
export interface AnsweredSearch {
  readonly at: number;
  readonly words: string;
  readonly article: ArticleId;
  /** Place of the result, 1 the first. */
  readonly position: number;
  /** The last cases that the article answered. */
  readonly cases: readonly CaseNumber[];
}

/** A resolved case that no article answered. */
export interface UnansweredCase {
  readonly number: CaseNumber;
  readonly title: string;
  readonly problem?: string;
  readonly cause?: string;
  readonly resolution?: string;
  readonly product?: string;
  readonly team?: string;
  readonly resolvedAt: number;
  /** What was said in it, without what proved a false lead. */
  readonly statements: readonly string[];
}

/** A search that found nothing. */
export interface EmptySearch {
  readonly at: number;
  readonly words: string;
  readonly lang?: string;
  /** Case that came of it. */
  readonly case?: CaseNumber;
}

/**
 * What measures are made of. Every method answers from sums that are kept with each write, or from lists that stay short however many
 * cases there are.
 */
export interface MetricsStore {
  readonly readCaseDays: (span: Span, filter: MeasureFilter) => Promise<readonly CaseDay[]>;
  readonly readReuseDays: (span: Span, filter: MeasureFilter) => Promise<readonly ReuseDay[]>;
  readonly readReaderDays: (span: Span) => Promise<readonly ReaderDay[]>;
  readonly readCaseSearchDays: (span: Span) => Promise<readonly CaseSearchDay[]>;
  /** Articles that were reused, the most reused first. */
  readonly readReuses: (span: Span, filter: MeasureFilter) => Promise<readonly ArticleReuse[]>;
  readonly readPublications: (span: Span, filter: MeasureFilter) => Promise<readonly Publication[]>;
  /** Articles in the order of their ids. */
  readonly readArticles: () => Promise<readonly MeasuredArticle[]>;
  /** Judged cases of samples that were drawn for this product and team, by when they were closed. */
  readonly readJudged: (span: Span, filter: MeasureFilter) => Promise<readonly JudgedCase[]>;
  /** Cases that searches led to, the last one first. */
  readonly readSearchCases: (span: Span, limit: number) => Promise<readonly SearchCase[]>;
  /** Searches whose opened result came thanks to linked cases, the last one first. */
  readonly readAnsweredSearches: (span: Span, limit: number) => Promise<readonly AnsweredSearch[]>;
  /** Resolved cases that no article answered, those that were withdrawn left out, the last resolved first. */
  readonly readUnanswered: (
    span: Span,
    filter: MeasureFilter,
    limit: number,
  ) => Promise<readonly UnansweredCase[]>;
  /** Searches that found nothing, the last one first. */
  readonly readEmptySearches: (span: Span, limit: number) => Promise<readonly EmptySearch[]>;
  /** Products and teams that closed cases have, in the order of their names. */
  readonly readChoices: () => Promise<{
    readonly products: readonly string[];
    readonly teams: readonly string[];
  }>;
}
