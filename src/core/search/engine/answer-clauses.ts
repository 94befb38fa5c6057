import { foldText } from '../analysis/fold-text.ts';
import type { Posting } from '../format/posting.ts';
import type { ClauseList } from '../query/clauses.ts';
import type { QueryUnits } from '../ranking/nearness.ts';
import { expandClauses } from './expand-clauses.ts';
import { matchArticles, type ExpandedClause, type Matches } from './match-articles.ts';
import type { SearchContext } from './search-context.ts';
import type { Synonyms } from './answer-by-synonyms.ts';

/** What an index says to clauses. */
export interface Answer {
  readonly clauses: readonly ExpandedClause[];
  readonly postings: ReadonlyMap<string, Posting>;
  readonly matches: Matches;
  readonly units: QueryUnits;
  /** Words that may be said otherwise, stop words among them, in their order. */
  readonly sayings: readonly string[];
  /** How many codes the query has. */
  readonly codes: number;
  /** The query has codes, and no article has any of them whole. */
  readonly lacksCodes: boolean;
}

/** Loads what is asked for and finds the articles that fit. */
export async function answerClauses(list: ClauseList, context: SearchContext): Promise<Answer> {
  const { files, missing, signal, statistics } = context;
  const found = await expandClauses(list.clauses, files, missing);
  signal?.throwIfAborted();
  const postings = await files.readPostings([...new Set(found.flat())], missing);
  signal?.throwIfAborted();
  const asked = list.clauses.map((clause, index) => ({ ...clause, found: found[index] ?? [] }));
  const synonyms = await findSynonyms(list, asked, postings, context);
  const clauses = [...asked, ...synonyms.clauses];
  for (const [name, posting] of synonyms.postings) postings.set(name, posting);
  const matches = matchArticles(clauses, postings, statistics, list.codeUnits);
  return {
    clauses,
    postings,
    matches,
    sayings: list.pieces.filter(({ isFree }) => isFree).map(({ text }) => text),
    codes: list.codeUnits.length,
    units: queryUnits(clauses, list.units, postings, synonyms.words, context),
    lacksCodes: list.codeUnits.length > 0 && !list.codeUnits.some((unit) => matches.answeredUnits.has(unit)),
  };
}

const noSynonyms: Synonyms = { clauses: [], postings: [], words: [] };

/** Loads the glossary only for queries that may have a name in it. */
async function findSynonyms(
  list: ClauseList,
  clauses: readonly ExpandedClause[],
  postings: ReadonlyMap<string, Posting>,
  context: SearchContext,
): Promise<Synonyms> {
  const pattern = context.files.manifest.glossary?.pattern;
  const text = list.pieces.map((piece) => piece.text).join(' ');
  if (pattern === undefined || !new RegExp(pattern, 'u').test(foldText(text).toLowerCase()))
    return noSynonyms;
  const { answerBySynonyms } = await import('./answer-by-synonyms.ts');
  return answerBySynonyms(list, clauses, postings, context);
}

/**
 * A unit is as telling as the rarest whole term that stands for it, or as all that a pattern stands for together; synonyms
 * say so only where it has neither.
 */
function queryUnits(
  clauses: readonly ExpandedClause[],
  count: number,
  postings: ReadonlyMap<string, Posting>,
  synonyms: Synonyms['words'],
  { statistics }: SearchContext,
): QueryUnits {
  const unknown = Math.log(1 + statistics.articles / 0.5);
  const weights = Array.from({ length: count }, () => 0);
  const unitsOf = new Map<string, number[]>();
  const stand = (term: string, unit: number): void => {
    const units = unitsOf.get(term);
    if (!units) unitsOf.set(term, [unit]);
    else if (!units.includes(unit)) units.push(unit);
  };
  for (const { unit, found, kind, isSynonym } of clauses) {
    if (unit === undefined || (isSynonym === true && weights[unit] !== 0)) continue;
    let weight = kind === 'terms' ? 0 : Number.POSITIVE_INFINITY;
    for (const term of found) {
      const posting = postings.get(term);
      if (!posting) continue;
      const rarity = statistics.rarity(posting);
      weight = kind === 'terms' ? Math.max(weight, rarity) : Math.min(weight, rarity);
      stand(term, unit);
    }
    if (Number.isFinite(weight)) weights[unit] = Math.max(weights[unit] ?? 0, weight);
  }
  for (const { term, units } of synonyms) for (const unit of units) stand(term, unit);
  return { unitsOf, weights: weights.map((weight) => weight || unknown) };
}
