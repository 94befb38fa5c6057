import { firstFactor, type FirstEvidence } from '../ranking/score.ts';
import type { Answer } from './answer-clauses.ts';
import type { SearchContext } from './search-context.ts';

/** An article and what is known of it as an answer, before its text was read. */
export interface Candidate extends FirstEvidence {
  readonly article: number;
  /** lunr's score times `firstFactor`, by which candidates are ordered. */
  readonly first: number;
}

/** Articles that can become results. Columns: a common word has tens of thousands. */
export interface Candidates {
  /** Their numbers, each once, in any order. */
  readonly articles: Int32Array;
  /** First scores, in the same order. */
  readonly first: Float64Array;
  /** What is known of one of them. */
  readonly evidenceOf: (article: number) => FirstEvidence;
}

/** What is known of an article that is a result for other reasons than its words. */
const noEvidence: FirstEvidence = {
  score: 0,
  coverage: 1,
  inCases: 0,
  caseShare: 0,
  codes: 0,
  isReadersLanguage: true,
};

/**
 * The articles that fit, with first scores. Those that have nothing but parts of the codes asked for are results only
 * where there are no others.
 *
 * @param language The reader's.
 */
export function scoreCandidates(
  { matches, units: { weights }, codes: codeCount }: Answer,
  { files: { manifest, table } }: SearchContext,
  language: string | undefined,
): Candidates {
  const { scores, units, caseUnits, caseScores, codes } = matches;
  const own = language === undefined ? -1 : manifest.languages.indexOf(language);
  const isOwn = (article: number): boolean => own === -1 || table.languages[article] === own;
  const isAnswered = hasUnits(matches);
  const evidenceOf = (article: number): FirstEvidence => ({
    score: scores[article] ?? 0,
    coverage: isAnswered ? (units[article] ?? 0) / weights.length : 1,
    inCases: weights.length === 0 ? 0 : (caseUnits[article] ?? 0) / weights.length,
    caseShare: (scores[article] ?? 0) === 0 ? 0 : (caseScores[article] ?? 0) / (scores[article] ?? 1),
    codes: codeCount === 0 ? 0 : (codes[article] ?? 0) / codeCount,
    isReadersLanguage: isOwn(article),
  });
  // What a score is multiplied by depends on three small numbers, so there are few different factors. Plain loops, since
  // a common word has as many candidates as there are articles.
  const kinds = (weights.length + 1) * (codeCount + 1);
  const factors = new Float64Array(kinds * 2).fill(-1);
  const articles = new Int32Array(matches.articles.length);
  const first = new Float64Array(matches.articles.length);
  let count = 0;
  for (const article of matches.articles) {
    const unitCount = units[article]!;
    if (isAnswered && unitCount === 0) continue;
    const kind = unitCount * (codeCount + 1) + codes[article]! + (isOwn(article) ? kinds : 0);
    if (factors[kind]! < 0) factors[kind] = firstFactor(evidenceOf(article));
    articles[count] = article;
    first[count++] = scores[article]! * factors[kind]!;
  }
  return { articles: articles.subarray(0, count), first: first.subarray(0, count), evidenceOf };
}

function hasUnits({ articles, units }: Answer['matches']): boolean {
  for (const article of articles) if (units[article]! > 0) return true;
  return false;
}

/** Every article of an index, those in the reader's language first. */
export function allArticles(
  { files: { manifest, table } }: SearchContext,
  language: string | undefined,
): Candidates {
  const own = language === undefined ? -1 : manifest.languages.indexOf(language);
  const articles = Int32Array.from({ length: manifest.articles }, (_, article) => article);
  return {
    articles,
    first: Float64Array.from(articles, (article) => Number(table.languages[article] === own)),
    evidenceOf: () => noEvidence,
  };
}

/** A candidate that is one for other reasons than its words. */
export function unscored(article: number): Candidate {
  return { article, ...noEvidence, first: 0 };
}

/** Adds articles, unscored, that are not among the candidates yet. */
export function addCandidates(candidates: Candidates, added: readonly number[]): Candidates {
  const missing = added.filter((article) => !candidates.articles.includes(article));
  if (missing.length === 0) return candidates;
  return {
    ...candidates,
    articles: Int32Array.from([...candidates.articles, ...missing]),
    first: Float64Array.from([...candidates.first, ...missing.map(() => 0)]),
  };
}

/** Keeps some of the candidates, in their order. */
export function keepCandidates(
  { articles, first, evidenceOf }: Candidates,
  isKept: (article: number) => boolean,
): Candidates {
  const positions = new Int32Array(articles.length);
  let count = 0;
  for (let position = 0; position < articles.length; position++)
    if (isKept(articles[position]!)) positions[count++] = position;
  const kept = positions.subarray(0, count);
  return {
    articles: kept.map((position) => articles[position]!),
    first: Float64Array.from(kept, (position) => first[position]!),
    evidenceOf,
  };
}

/** The best candidates, best first; among equals those with lower numbers. */
export function bestOf({ articles, first, evidenceOf }: Candidates, count: number): Candidate[] {
  const best: number[] = [];
  const isBefore = (a: number, b: number): boolean =>
    first[a]! > first[b]! || (first[a] === first[b] && articles[a]! < articles[b]!);
  for (let position = 0; position < articles.length; position++) {
    let place = best.length;
    if (place >= count && !isBefore(position, best[place - 1]!)) continue;
    while (place > 0 && isBefore(position, best[place - 1]!)) place--;
    best.splice(place, 0, position);
    if (best.length > count) best.pop();
  }
  return best.map((position) => {
    const article = articles[position]!;
    return { article, ...evidenceOf(article), first: first[position]! };
  });
}
