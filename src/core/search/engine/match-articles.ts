import { positionOfField, searchFields } from '../fields.ts';
import type { Posting } from '../format/posting.ts';
import type { SearchClause } from '../query/clauses.ts';
import type { Statistics } from './statistics.ts';

const casesField = positionOfField('cases');

/** A clause with the terms of the index that it stands for. */
export interface ExpandedClause extends SearchClause {
  readonly found: readonly string[];
}

/** What every article that fits a query has of it. */
export interface Matches {
  /** Numbers of the articles that fit. */
  readonly articles: Int32Array;
  /** By article: the score that lunr gives it, up to rounding. */
  readonly scores: Float64Array;
  /** By article: how many of the query's units it has. */
  readonly units: Uint16Array;
  /** By article: how many of the query's units the cases that it answered have; none where the index has no case. */
  readonly caseUnits: Uint16Array;
  /** By article: the part of its score that comes from those cases. */
  readonly caseScores: Float64Array;
  /** By article: how many of the units that are codes it has. */
  readonly codes: Uint8Array;
  /** Which units some article has. */
  readonly answeredUnits: ReadonlySet<number>;
}

/**
 * Finds the articles that fit clauses, as lunr would, in time that grows with the postings of the terms and with nothing
 * else. lunr itself is asked about the best of them only (see `createPartialIndex`).
 */
export function matchArticles(
  clauses: readonly ExpandedClause[],
  postings: ReadonlyMap<string, Posting>,
  statistics: Statistics,
  codeUnits: readonly number[],
): Matches {
  const codes = new Uint8Array(statistics.articles);
  const scores = new Float64Array(statistics.articles);
  const units = new Uint16Array(statistics.articles);
  const lastUnit = new Int16Array(statistics.articles).fill(-1);
  const caseUnits = new Uint16Array(statistics.articles);
  const lastCaseUnit = new Int16Array(statistics.articles).fill(-1);
  const caseScores = new Float64Array(statistics.articles);
  const isMatched = new Uint8Array(statistics.articles);
  const matched = new Int32Array(statistics.articles);
  let matchCount = 0;
  const answeredUnits = new Set<number>();
  const magnitudes = fieldMagnitudes(clauses, postings);
  const wanted = clauses.filter(({ presence }) => presence !== 'prohibited');
  // One unit after the other, so that each is counted once.
  for (const clause of wanted.toSorted((a, b) => (a.unit ?? -1) - (b.unit ?? -1))) {
    const factors = fieldFactors(clause, magnitudes);
    const unit = clause.unit ?? -1;
    const isCode = codeUnits.includes(unit);
    for (const term of clause.found) {
      const posting = postings.get(term);
      if (!posting) continue;
      const { documents, fields } = posting;
      const weights = statistics.weightsOf(posting);
      let isAnswered = false;
      for (let index = 0; index < documents.length; index++) {
        const field = fields[index]!;
        const factor = factors[field]!;
        if (factor === 0) continue;
        const document = documents[index]!;
        if (isMatched[document] === 0) {
          isMatched[document] = 1;
          matched[matchCount++] = document;
        }
        isAnswered = true;
        scores[document]! += factor * weights[index]!;
        if (unit >= 0 && lastUnit[document] !== unit) {
          lastUnit[document] = unit;
          units[document]! += 1;
          if (isCode) codes[document]! += 1;
        }
        if (field !== casesField) continue;
        caseScores[document]! += factor * weights[index]!;
        if (unit >= 0 && lastCaseUnit[document] !== unit) {
          lastCaseUnit[document] = unit;
          caseUnits[document]! += 1;
        }
      }
      if (isAnswered && unit >= 0) answeredUnits.add(unit);
    }
  }
  const isNegated = clauses.length > 0 && wanted.length === 0;
  const candidates = isNegated
    ? Int32Array.from({ length: statistics.articles }, (_, article) => article)
    : matched.subarray(0, matchCount);
  return {
    articles: applyDemands(candidates, clauses, postings),
    scores,
    units,
    caseUnits,
    caseScores,
    codes,
    answeredUnits,
  };
}

/** Keeps the articles that have what is required and nothing that is prohibited. */
function applyDemands(
  articles: Int32Array,
  clauses: readonly ExpandedClause[],
  postings: ReadonlyMap<string, Posting>,
): Int32Array {
  let kept = articles;
  for (const clause of clauses) {
    if (clause.presence === 'optional') continue;
    const holders = documentsWith(clause, postings);
    kept = kept.filter((article) => holders.has(article) === (clause.presence === 'required'));
  }
  return kept;
}

function documentsWith(
  { found, fields }: ExpandedClause,
  postings: ReadonlyMap<string, Posting>,
): ReadonlySet<number> {
  const holders = new Set<number>();
  const isAsked = searchFields.map(({ name }) => fields.includes(name));
  for (const term of found) {
    const posting = postings.get(term);
    posting?.documents.forEach((document, index) => {
      if (isAsked[posting.fields[index] ?? 0]) holders.add(document);
    });
  }
  return holders;
}

/** Length of lunr's query vector for each field, by which it divides; it has a place for every term asked for. */
function fieldMagnitudes(
  clauses: readonly ExpandedClause[],
  postings: ReadonlyMap<string, Posting>,
): readonly number[] {
  return searchFields.map(({ name }) => {
    const boosts = new Map<string, number>();
    for (const { presence, fields, found, boost } of clauses) {
      if (presence === 'prohibited' || !fields.includes(name)) continue;
      for (const term of found) if (postings.has(term)) boosts.set(term, (boosts.get(term) ?? 0) + boost);
    }
    let squares = 0;
    for (const boost of boosts.values()) squares += boost * boost;
    return Math.sqrt(squares);
  });
}

function fieldFactors({ fields, boost }: ExpandedClause, magnitudes: readonly number[]): readonly number[] {
  return searchFields.map(({ name }, field) => {
    const magnitude = magnitudes[field] ?? 0;
    return fields.includes(name) && magnitude > 0 ? boost / magnitude : 0;
  });
}
