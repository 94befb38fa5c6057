import type { Posting } from '../format/posting.ts';
import type { OtherName, QueryUnits } from '../ranking/nearness.ts';
import type { ExpandedClause } from './match-articles.ts';
import type { SearchContext } from './search-context.ts';

/**
 * What stands for each unit of a query, and how telling it is: as the rarest whole term that stands for it, or as all that a
 * pattern stands for together. Synonyms and parts (`adobe`, `commerce` of `AdobeCommerce2.4.1`) say so only where it has
 * neither.
 *
 * @param count Of the units.
 */
export function queryUnits(
  clauses: readonly ExpandedClause[],
  count: number,
  postings: ReadonlyMap<string, Posting>,
  synonyms: readonly OtherName[],
  { statistics }: Pick<SearchContext, 'statistics'>,
): QueryUnits {
  const unknown = Math.log(1 + statistics.articles / 0.5);
  const weights = Array.from({ length: count }, () => 0);
  const unitsOf = new Map<string, number[]>();
  const stand = (term: string, unit: number): void => {
    const units = unitsOf.get(term);
    if (!units) unitsOf.set(term, [unit]);
    else if (!units.includes(unit)) units.push(unit);
  };
  const standForUnit = ({ found, kind }: ExpandedClause, unit: number): void => {
    let weight = kind === 'terms' ? 0 : Number.POSITIVE_INFINITY;
    for (const term of found) {
      const posting = postings.get(term);
      if (!posting) continue;
      const rarity = statistics.rarity(posting);
      weight = kind === 'terms' ? Math.max(weight, rarity) : Math.min(weight, rarity);
      stand(term, unit);
    }
    if (Number.isFinite(weight)) weights[unit] = Math.max(weights[unit] ?? 0, weight);
  };
  for (const clause of clauses) {
    const { unit, isSynonym } = clause;
    if (unit !== undefined && (isSynonym !== true || weights[unit] === 0)) standForUnit(clause, unit);
  }
  const isLacking = weights.map((weight) => weight === 0);
  for (const clause of clauses) {
    const { partOf } = clause;
    if (partOf !== undefined && isLacking[partOf] === true) standForUnit(clause, partOf);
  }
  for (const { words, units } of synonyms) {
    const [terms = [], ...others] = words;
    if (others.length === 0) for (const term of terms) for (const unit of units) stand(term, unit);
  }
  const names = synonyms.filter(({ words }) => words.length > 1);
  return { unitsOf, names, weights: weights.map((weight) => weight || unknown) };
}
