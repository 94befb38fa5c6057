import { positionOfField } from '../fields.ts';
import type { Manifest } from '../format/manifest-schema.ts';
import type { StoredArticle } from '../format/store-chunk.ts';
import { wordsOfArticle, type ArticleWords } from '../ranking/article-words.ts';
import { answeringWords, measureNearness, type Nearness } from '../ranking/nearness.ts';
import type { Resemblance } from '../ranking/resemblance.ts';
import {
  firstReadings,
  fullScore,
  highestScore,
  negligibleResemblance,
  readingLimit,
  readingShare,
  scoresByFit,
} from '../ranking/score.ts';
import type { Answer } from './answer-clauses.ts';
import type { Candidate } from './candidates.ts';
import { createPartialIndex } from './partial-index.ts';
import { onePerLanguage } from '../analysis/one-per-language.ts';
import { runClauses } from './run-clauses.ts';
import type { SearchContext } from './search-context.ts';

/** An article whose text was read. */
export interface RankedArticle extends Candidate {
  readonly stored: StoredArticle;
  readonly words: ArticleWords;
  readonly nearness: Nearness;
  readonly resemblance: Resemblance;
  /** How well the query fits what customers say of it, as `measureFit` tells; 0 where nothing is known of that. */
  readonly fit: number;
  /** How much the text itself resembles the query. */
  readonly ownResemblance: number;
  /** What `full` would be if nothing were known of cases. */
  readonly withoutCases: number;
  /** It stands before an article that would come first if nothing were known of cases. */
  readonly isThanksToCases: boolean;
  /** `fullScore` where the text decided, else the first score. */
  readonly full: number;
}

/**
 * Puts the best candidates in their final order, as far as texts decide it.
 *
 * @param best In the order of first scores.
 * @param isFirstEnough Whether reading may end when no other can come first.
 * @returns Those whose texts were read, then, unread, the rest.
 */
export async function rankByText(
  best: readonly Candidate[],
  isFirstEnough: boolean,
  answer: Answer,
  context: SearchContext,
): Promise<{ readonly read: readonly RankedArticle[]; readonly rest: readonly Candidate[] }> {
  // How customers word things may bring up whatever was found.
  const isByFit = isWorded(answer, context);
  const least = isByFit ? 0 : (best[0]?.first ?? 0) * readingShare;
  const worthy = best.slice(0, readingLimit).filter(({ first }) => first >= least);
  const asked = new Set<Candidate>();
  let texts: readonly RankedArticle[] = [];
  let read: readonly RankedArticle[] = [];
  const readMore = async (candidates: readonly Candidate[]): Promise<void> => {
    for (const candidate of candidates) asked.add(candidate);
    texts = [...texts, ...(await readTexts(candidates, answer, context))];
    read = scoreByText(texts, answer, context);
  };
  for (const count of isFirstEnough && !isByFit ? firstReadings : [readingLimit]) {
    const leader = read[0]?.full ?? 0;
    const rivals = worthy.filter(
      (candidate) => !asked.has(candidate) && (asked.size === 0 || highestScore(candidate) > leader),
    );
    if (rivals.length === 0) break;
    await readMore(rivals.slice(0, count));
  }
  // What a case counts depends on what all the other texts say.
  if (texts.some(({ resemblance }) => resemblance.of >= negligibleResemblance))
    await readMore(worthy.filter((candidate) => !asked.has(candidate)));
  const done = new Set(read.map(({ article }) => article));
  return { read, rest: best.filter(({ article }) => !done.has(article)) };
}

/** Asks lunr about articles whose texts were read, and orders them. */
function scoreByText(
  texts: readonly RankedArticle[],
  answer: Answer,
  context: SearchContext,
): readonly RankedArticle[] {
  const articles = texts.map(({ article }) => article);
  const scores = askLunr(articles, answer, context);
  const newest = Math.max(...texts.map(({ stored }) => stored.day));
  const own = Math.max(...texts.map(({ ownResemblance }) => ownResemblance));
  return orderOf(
    texts.map((ranked) => {
      const { article, stored } = ranked;
      const whole = scores.get(article) ?? ranked.score;
      const score = whole * (1 - ranked.caseShare * (1 - ranked.resemblance.wordShare));
      const age = stored.day === 0 ? undefined : newest - stored.day;
      const evidence = { ...ranked, score, confidence: stored.confidence, age };
      const resemblance = Math.max(0, ranked.resemblance.of - own);
      return {
        ...ranked,
        score,
        full: fullScore({ ...evidence, resemblance }),
        withoutCases: fullScore({ ...evidence, resemblance: 0, score: whole * (1 - ranked.caseShare) }),
      };
    }),
    isWorded(answer, context),
  );
}

/** Final order, and what stands where it does thanks to cases. */
function orderOf(texts: readonly RankedArticle[], isByFit: boolean): readonly RankedArticle[] {
  const fitted = isByFit
    ? scoresByFit(
        texts.map(({ withoutCases, fit, stored: { language } }) => ({ own: withoutCases, fit, language })),
      )
    : texts.map(({ full }) => full);
  return texts
    .map((ranked, index) => ({ ...ranked, full: fitted[index] ?? ranked.full }))
    .toSorted((a, b) => b.full - a.full || a.article - b.article)
    .map((ranked, place, all) => ({
      ...ranked,
      isThanksToCases:
        ranked.caseShare === 1 ||
        (ranked.caseShare > 0 &&
          all.slice(place + 1).some(({ withoutCases }) => withoutCases > ranked.withoutCases)),
    }));
}

/** The candidates with their texts, in the same order; without those whose files cannot be read. */
export async function readTexts(
  candidates: readonly Candidate[],
  { units, sayings }: Pick<Answer, 'units' | 'sayings'>,
  context: SearchContext,
): Promise<RankedArticle[]> {
  const { files, lexiconOf, missing, signal } = context;
  const texts = await Promise.all(
    candidates.map(async (candidate) => ({
      ...candidate,
      stored: await files.readArticle(candidate.article, missing),
    })),
  );
  signal?.throwIfAborted();
  // Words of a text get their numbers when it is read; only then is it known which of them answer.
  const read = texts.flatMap(({ stored, ...candidate }) =>
    stored ? [{ ...candidate, stored, words: wordsOfArticle(stored, lexiconOf(stored.language)) }] : [],
  );
  const byCases = hasCases(files.manifest) ? await import('../ranking/resemblance.ts') : undefined;
  const answeringIn = onePerLanguage((language) => answeringWords(units, lexiconOf(language)));
  const fits = await fitsOf(sayings, read, context);
  return read.map((ranked, index) => {
    const { words, stored, first } = ranked;
    const answering = answeringIn(stored.language);
    const { unitsOfWord } = answering;
    const lexicon = lexiconOf(stored.language);
    const nearness = measureNearness(words, answering, units.weights);
    return {
      ...ranked,
      full: first,
      withoutCases: first,
      isThanksToCases: false,
      fit: fits[index] ?? 0,
      nearness,
      resemblance: byCases?.measureResemblance(words, unitsOfWord, units.weights, lexicon) ?? noResemblance,
      ownResemblance:
        byCases?.measureOwnResemblance(words, nearness, unitsOfWord, units.weights, lexicon) ?? 0,
    };
  });
}

const noResemblance: Resemblance = { of: 0, wordShare: 0, statement: -1 };

/** Whether it is known how customers word what is asked for. */
function isWorded({ sayings }: Pick<Answer, 'sayings'>, { files }: Pick<SearchContext, 'files'>): boolean {
  return files.manifest.wording !== undefined && sayings.length > 0;
}

async function fitsOf(
  sayings: readonly string[],
  articles: readonly Pick<RankedArticle, 'stored' | 'words'>[],
  context: SearchContext,
): Promise<readonly number[]> {
  if (!isWorded({ sayings }, context)) return [];
  const { fitByWording } = await import('./fit-by-wording.ts');
  return fitByWording(sayings, articles, context);
}

/** Only indexes for colleagues know what customers said. */
function hasCases({ averageFieldLengths }: Manifest): boolean {
  return (averageFieldLengths[positionOfField('cases')] ?? 0) > 0;
}

/** lunr's scores of some articles. */
function askLunr(
  articles: readonly number[],
  { clauses, postings }: Answer,
  { statistics }: SearchContext,
): ReadonlyMap<number, number> {
  const isNegated = clauses.every(({ presence }) => presence === 'prohibited');
  const index = createPartialIndex(postings, statistics, articles, isNegated);
  const hits = runClauses(index, clauses, (term) => postings.has(term));
  return new Map(hits.map(({ article, score }) => [article, score]));
}
