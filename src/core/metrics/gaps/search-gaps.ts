import type { CaseNumber } from '../../case/case-id.ts';
import type { EmptySearch } from '../metrics-store.ts';
import { clusterTexts } from './cluster-texts.ts';
import { createTermReader, type TextTerm } from './text-terms.ts';
import { createTurns, type TakeTurns } from '../turns.ts';
import { writeAbout, writeFromCase } from './write-command.ts';

/** Searches for the same thing that found nothing. */
export interface SearchGap {
  /** As most people asked for it. */
  readonly words: string;
  /** How often it was searched for. */
  readonly count: number;
  /** Other ways in which it was asked for, the most frequent first. */
  readonly others: readonly string[];
  /** When it was last searched for, UTC milliseconds. */
  readonly lastAt: number;
  /** Cases that came of it. */
  readonly cases: readonly CaseNumber[];
  /** Begins the article. */
  readonly command: string;
}

export interface SearchGaps {
  /** Searches that were looked at, the last ones. */
  readonly examined: number;
  /** Whether those are all of that time. */
  readonly isAll: boolean;
  /** What was searched for most often first. */
  readonly gaps: readonly SearchGap[];
}

/** Searches that are grouped at once. */
export const mostExaminedSearches = 5000;
/** Ways to ask that are compared with each other, the most frequent ones. */
const mostComparedGroups = 1000;
const shownGaps = 50;
const shownOthers = 5;

/** Searches are short: those of a group share most of their words. */
const leastLikeness = 0.5;

/** Groups searches by their words. One more of them than are examined tells that there are more. */
export async function groupSearches(found: readonly EmptySearch[]): Promise<SearchGaps> {
  const searches = found.slice(0, mostExaminedSearches);
  const takeTurns = createTurns();
  const groups = (await groupByTerms(searches, takeTurns)).toSorted(
    (a, b) => b.searches.length - a.searches.length,
  );
  const clusters = await clusterTexts(
    groups.slice(0, mostComparedGroups).map(({ terms }) => terms),
    leastLikeness,
    takeTurns,
  );
  const clustered = new Set(clusters.flatMap(({ members }) => members));
  const gaps = [
    ...clusters.map(({ members }) => members.flatMap((member) => groups[member]?.searches ?? [])),
    ...groups.filter((_, index) => !clustered.has(index)).map((group) => group.searches),
  ].map(describeGap);
  return {
    examined: searches.length,
    isAll: found.length <= mostExaminedSearches,
    gaps: gaps
      .toSorted((a, b) => b.count - a.count || b.lastAt - a.lastAt || (a.words < b.words ? -1 : 1))
      .slice(0, shownGaps),
  };
}

interface Group {
  readonly terms: ReadonlyMap<string, TextTerm>;
  readonly searches: EmptySearch[];
}

/** Searches with the same terms; those that have none, such as a sign alone, are left out. */
async function groupByTerms(searches: readonly EmptySearch[], takeTurns: TakeTurns): Promise<Group[]> {
  const read = createTermReader();
  const groups = new Map<string, Group>();
  for (const search of searches) {
    await takeTurns();
    const terms = read([{ text: search.words, weight: 1 }], search.lang ?? 'en');
    if (terms.size === 0) continue;
    const key = JSON.stringify([...terms.keys()].toSorted());
    const group = groups.get(key) ?? { terms, searches: [] };
    group.searches.push(search);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function describeGap(searches: readonly EmptySearch[]): SearchGap {
  const ways = new Map<string, number>();
  for (const { words } of searches) {
    const way = words.trim().replaceAll(/\s+/g, ' ').toLowerCase();
    ways.set(way, (ways.get(way) ?? 0) + 1);
  }
  const [words = '', ...others] = [...ways]
    .toSorted(([a, times], [b, more]) => more - times || (a < b ? -1 : 1))
    .map(([way]) => way);
  const cases = [...new Set(searches.flatMap((search) => search.case ?? []))];
  const [first] = cases;
  return {
    words,
    count: searches.length,
    others: others.slice(0, shownOthers),
    lastAt: Math.max(...searches.map(({ at }) => at)),
    cases,
    command: first === undefined ? writeAbout(words) : writeFromCase(first),
  };
}
