import type { CaseNumber } from '../case/case-id.ts';
import type { Advice } from '../keywords/advise-on-problem.ts';
import type { Segment } from '../search/passage/excerpt.ts';

/** Why something is suggested; codes are permanent, texts are for people. */
export interface SuggestionReason {
  readonly code: 'words' | 'customer-said' | 'similar-case' | 'product' | 'dismissed-before';
  readonly text: string;
}

/** An article that may answer a problem. */
export interface SuggestedArticle {
  /** `SN-0012` or `SN-0012.it`. */
  readonly key: string;
  readonly title: string;
  /** Path of its page, with the fragment of the section that answers best. */
  readonly address: string;
  /** Heading of that section; empty where it has none. */
  readonly heading: string;
  /** What the section says, with the words that made the match marked. */
  readonly passage: readonly Segment[];
  readonly words: readonly string[];
  readonly reasons: readonly SuggestionReason[];
  /** Compares the articles of one answer; the first one has 1. */
  readonly score: number;
}

/** A resolved case that is like a problem. */
export interface SuggestedCase {
  readonly number: CaseNumber;
  readonly title: string;
  readonly product?: string;
  /** What was said in it that is most like the problem. */
  readonly statement: string;
  /** Words that both have, as the problem has them. */
  readonly words: readonly string[];
  /** What ended it. */
  readonly resolution?: string;
  /** Keys of the articles that answered it. */
  readonly articles: readonly string[];
  readonly reasons: readonly SuggestionReason[];
  readonly score: number;
}

/** What may help with a problem, best first. */
export interface Suggestions {
  readonly articles: readonly SuggestedArticle[];
  readonly cases: readonly SuggestedCase[];
  readonly advice: readonly Advice[];
}
