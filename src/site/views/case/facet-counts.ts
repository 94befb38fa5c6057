import { filterOf, type CaseQuery } from '../../../core/case/case-query.ts';
import { isOfClosed, type CaseFilter } from '../../../core/case/case-filter.ts';
import {
  tallied,
  type CaseSurvey,
  type Count,
  type Tallied,
  type Tally,
} from '../../../core/case/case-survey.ts';

/** How many cases each value of a facet would list beside the other conditions; absent: it was not counted. */
export type FacetCounts = Readonly<Record<Tallied, (value: string) => Count | undefined>>;

/** What the figures of a list are. */
export interface ListCounts {
  /** Cases that meet all conditions. */
  readonly all: Count;
  readonly facets: FacetCounts;
}

/**
 * Counts the cases of a list, and those that each value of its facets would list.
 *
 * Conditions that meet no more cases than are counted give exact figures. Of more, a value is known to have at least the cases that
 * are first in the list; where nothing but the value is asked for, each value is counted by itself. Lists of closed cases are walked
 * case by case, which would take too long: they have no figures.
 *
 * @param values Values that each facet offers.
 */
export async function countFacets(
  query: CaseQuery,
  values: Readonly<Partial<Record<Tallied, readonly string[]>>>,
  survey: CaseSurvey,
): Promise<ListCounts | undefined> {
  if (isOfClosed(query)) return undefined;
  const tallies = new Map<string, Promise<Tally>>();
  const tally = (filter: CaseFilter): Promise<Tally> => {
    const key = JSON.stringify(filter);
    const known = tallies.get(key) ?? survey.tally(filter);
    tallies.set(key, known);
    return known;
  };
  const all = await tally(filterOf(query));
  const facets = await Promise.all(
    tallied.map(async (name): Promise<[Tallied, (value: string) => Count | undefined]> => {
      const others = filterOf({ ...query, [name]: undefined });
      const { isAll, values: counted } = await tally(others);
      if (isAll) return [name, (value) => ({ count: counted[name].get(value) ?? 0, isAll })];
      if (isEmpty(others)) {
        const counts = await survey.countEach(name, values[name] ?? []);
        return [name, (value) => counts.get(value)];
      }
      return [
        name,
        (value) => {
          const count = counted[name].get(value);
          return count === undefined ? undefined : { count, isAll };
        },
      ];
    }),
  );
  // Every field is among them.
  return { all, facets: Object.fromEntries(facets) as Record<Tallied, (value: string) => Count | undefined> };
}

const isEmpty = (filter: CaseFilter): boolean => Object.values(filter).every((value) => value === undefined);
