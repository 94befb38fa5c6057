import type { Nearness } from './nearness.ts';

/*
 * How articles are ordered. lunr says how well an article's words fit the query's; what lunr cannot see is added here,
 * each part as a factor with its reason. `src/core/search/README.md` has what each part is worth on the development sets.
 */

/** The share of the query's units that an article has, and what it counts. */
const coveragePowers = {
  /** Before texts are read: an article that answers the whole query comes before one that repeats a word of it. */
  first: 0.5,
  /** Once they are: much of the same then shows in how near the words are. */
  final: 0.25,
} as const;

/** Who asks with a code wants what is said about that code. */
const codeFactor = 1;

/** An article in another language than the reader's. */
const otherLanguage = 0.5;

/** Of the best article's first score: what is below has no chance against it, so its text is not read. */
export const readingShare = 0.5;
/** Texts that are read at most. */
export const readingLimit = 20;
/** Texts that are read before it is asked again which others could be better: each that is better leaves fewer. */
export const firstReadings = [1, 1, readingLimit] as const;

/** Words that stand together in the query and in a passage mean the same; apart they may not. */
const togetherFactor = 3;
/** So do words in the same order. */
const inOrderFactor = 1;

/** A passage, or a title, that has all of the query answers it; several that have a part each may not. */
const wholeFactor = 0.3;
/** Before texts are read: an article that has all of it may have it in one passage, so its text is worth reading. */
const wholeHope = 0.2;

/** What a customer said in a case that the article answered, nearly in the query's words, says more than any text. */
const resemblanceFactor = 60;
/** Half of the words in common happens by chance; most of them do not. So resemblance counts by this power. */
export const resemblancePower = 8;
/** Below it the cases of an article decide nothing. */
export const negligibleResemblance = 0.001;

/** What an article has without fitting by its own words, as a share of the best score: what customers call otherwise. */
const unfoundShare = 0.05;

/** What others can rely on comes first among equals. */
const standings: Readonly<Record<string, number>> = {
  validated: 1,
  'not-validated': 0.97,
  'work-in-progress': 0.93,
  archived: 0.6,
};

/** What was verified last comes first among equals: at most this much, halved with each two years. */
const freshnessShare = 0.04;
const freshnessHalfLifeDays = 730;

/** What is known of an article before its text is read. */
export interface FirstEvidence {
  /** lunr's score. */
  readonly score: number;
  /** Share of the query's units that it has, 0 to 1. */
  readonly coverage: number;
  /** Share of the query's units that the cases which it answered have, 0 to 1. */
  readonly inCases: number;
  /** Share of the score that comes from those cases, 0 to 1. */
  readonly caseShare: number;
  /** Share of the query's codes that it has, 0 to 1; 0 when there are none. */
  readonly codes: number;
  readonly isReadersLanguage: boolean;
}

/** What lunr's score is multiplied by depends on, before texts are read. */
export type FactorEvidence = Pick<FirstEvidence, 'coverage' | 'codes' | 'isReadersLanguage'>;

/** What its text and fields say besides. */
export interface FullEvidence extends FirstEvidence {
  readonly nearness: Pick<Nearness, 'together' | 'isWhole' | 'inOrder'>;
  /** By how much the cases that it answered resemble the query more than texts of articles do, 0 to 1. */
  readonly resemblance: number;
  readonly confidence: string;
  /** Days between its last verification and that of the newest article beside it; none when unknown. */
  readonly age: number | undefined;
}

/** lunr's score times this decides which texts are read. */
export function firstFactor({ coverage, codes, isReadersLanguage }: FactorEvidence): number {
  return (
    coverage ** coveragePowers.first *
    (coverage === 1 ? 1 + wholeHope : 1) *
    (1 + codeFactor * codes) *
    (isReadersLanguage ? 1 : otherLanguage)
  );
}

/**
 * The most that `fullScore` can be for an article whose text is not read yet: as if all words that it has stood together,
 * in an article that was verified today.
 */
export function highestScore(evidence: FirstEvidence): number {
  const { coverage } = evidence;
  return fullScore({
    ...evidence,
    age: 0,
    confidence: 'validated',
    nearness: { together: coverage, isWhole: coverage === 1, inOrder: coverage },
    resemblance: evidence.inCases ** resemblancePower,
  });
}

/** The score that decides the order of articles whose texts were read. */
export function fullScore({ nearness, resemblance, confidence, age, ...evidence }: FullEvidence): number {
  return (
    evidence.score *
    evidence.coverage ** coveragePowers.final *
    (1 + togetherFactor * nearness.together + inOrderFactor * nearness.inOrder) *
    (nearness.isWhole ? 1 + wholeFactor : 1) *
    (1 + resemblanceFactor * resemblance) *
    (1 + codeFactor * evidence.codes) *
    (standings[confidence] ?? 1) *
    (age === undefined ? 1 : 1 + freshnessShare * 0.5 ** (age / freshnessHalfLifeDays)) *
    (evidence.isReadersLanguage ? 1 : otherLanguage)
  );
}

/**
 * Scores where it is known how customers word things: what articles score by their own words, times how well they fit by that
 * wording. The best fit leaves a score as it is. Words of one language say nothing of how often those of another one are said,
 * so the best fit is one in the language of the article that is first by its own words, and no other one counts more.
 *
 * @param articles What each scores where nothing is known of cases, and its fit, as a logarithm.
 */
export function scoresByFit(
  articles: readonly { readonly own: number; readonly fit: number; readonly language: string }[],
): number[] {
  const most = Math.max(...articles.map(({ own }) => own));
  const leading = articles.find(({ own }) => own === most)?.language;
  const bestFit = Math.max(...articles.map(({ fit, language }) => (language === leading ? fit : -Infinity)));
  // Where nothing but cases have the query's words, fit decides alone.
  const unfound = unfoundShare * (most || 1);
  return articles.map(({ own, fit }) => (own + unfound) * Math.exp(Math.min(0, fit - bestFit)));
}
