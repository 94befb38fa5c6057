import { sql, type Kysely } from 'kysely';
import { formatCaseNumber } from '../../core/case/case-id.ts';
import {
  activeStates,
  caseStates,
  caseStateSchema,
  isResolved as hasOutcome,
  type CaseState,
} from '../../core/case/case-state.ts';
import type { CaseHit, CaseSearch, CaseSearchRequest } from '../../core/case/case-search.ts';
import type { Tables } from '../tables.ts';
import { facetToken } from './case-facets.ts';
import { estimateCases, readAllCases, type AllCases } from './estimate-cases.ts';
import { phraseQuery, readSearch } from './search-words.ts';

/** Cases that are read of each word, the newest first. Of a word that more have, how many do is estimated. */
const casesPerWord = 400;

/** Where so many cases say a word in their title, problem, statements or outcome, those that have it in their log alone add nothing. */
const enoughTelling = 100;

/** Words of a search that count; the rest of a long text adds little and costs time. */
const mostWords = 16;

/** Where a match says more than in a log. */
const telling = '{number title problem statements outcome}';

/** The words of cases on a database of the newest schema. */
export function createCaseSearch(database: Kysely<Tables>): CaseSearch {
  return {
    async rank(request) {
      const phrases = readSearch(request.text).map(phraseQuery).slice(0, mostWords);
      if (phrases.length === 0) return [];
      // Where all words must occur they weigh the same in every case, so that they are looked for together.
      const sought = request.match === 'all' ? [`(${join(phrases)})`] : phrases;
      const { isResolved, product, limit } = request;
      // Nearly all cases are resolved: those that are not are left out at the end, unless they crowd out the others.
      const isLate = isResolved === true;
      const scores = await scoreCases(database, sought, { product, ...(!isLate && { isResolved }) });
      const hits = await readHits(database, scores, limit, isLate);
      if (!isLate || hits.length === limit || scores.size < casesPerWord) return hits;
      return readHits(database, await scoreCases(database, sought, { product, isResolved }), limit, true);
    },
  };
}

/** What cases are asked for besides words. */
type Conditions = Pick<CaseSearchRequest, 'isResolved' | 'product'>;

async function scoreCases(
  database: Kysely<Tables>,
  sought: readonly string[],
  conditions: Conditions,
): Promise<ReadonlyMap<number, number>> {
  const total = await readAllCases(database);
  const scores = new Map<number, number>();
  for (const words of sought) {
    const strong = await findCases(database, `${telling} : ${words}`, conditions);
    const found = strong.length >= enoughTelling ? strong : await findCases(database, words, conditions);
    const weight = rarity(found, total);
    const tells = new Set(strong);
    for (const position of found)
      scores.set(position, (scores.get(position) ?? 0) + weight * (tells.has(position) ? 2 : 1));
  }
  return scores;
}

const join = (parts: readonly string[]): string => parts.join(' AND ');

/**
 * Positions of the newest cases that have words. Those of a product are an intersection in the word index. That they are resolved is looked
 * up case by case: nearly all are, and an intersection would read the list of nearly all cases for each rare word.
 */
async function findCases(
  database: Kysely<Tables>,
  words: string,
  { isResolved, product }: Conditions,
): Promise<number[]> {
  const parts = [
    words,
    ...(product === undefined ? [] : [`"${facetToken('product', product)}"`]),
    ...(isResolved === false ? [statesQuery(activeStates)] : []),
  ];
  const query = join(parts);
  const { rows } =
    isResolved === true
      ? await sql<{ position: number }>`
          select case_search.rowid as position from case_search cross join cases
          where case_search match ${query} and cases.position = case_search.rowid
            and +cases.state in (${sql.join(caseStates.filter(hasOutcome))})
          order by case_search.rowid desc limit ${casesPerWord}`.execute(database)
      : await sql<{ position: number }>`
          select rowid as position from case_search where case_search match ${query}
          order by rowid desc limit ${casesPerWord}`.execute(database);
  return rows.map(({ position }) => position);
}

const statesQuery = (states: readonly CaseState[]): string =>
  `(${states.map((state) => `"${facetToken('state', state)}"`).join(' OR ')})`;

/**
 * The weight of a word: the fewer cases have it, the more (Robertson and Spärck Jones' inverse document frequency). Where the newest that
 * have it were cut off, the time that these span tells how many there are in all.
 */
function rarity(positions: readonly number[], total: AllCases): number {
  const { length } = positions;
  const isCutOff = length === casesPerWord;
  const having = isCutOff ? estimateCases(length, positions.at(-1) ?? total.newest, total) : length;
  const others = Math.max(0, total.count - having);
  return Math.log(1 + (others + 0.5) / (having + 0.5));
}

/** The best cases, read piece by piece until there are as many as wanted. */
async function readHits(
  database: Kysely<Tables>,
  scores: ReadonlyMap<number, number>,
  limit: number,
  mustBeResolved: boolean,
): Promise<CaseHit[]> {
  const best = [...scores].toSorted(([a, one], [b, other]) => other - one || b - a);
  const piece = limit * 2;
  const hits: CaseHit[] = [];
  for (let start = 0; start < best.length && hits.length < limit; start += piece) {
    const asked = best.slice(start, start + piece);
    const rows = await database
      .selectFrom('cases')
      .select(['position', 'sequence', 'state'])
      .where(
        'position',
        'in',
        asked.map(([position]) => position),
      )
      .execute();
    const found = new Map(
      rows
        .filter(({ state }) => !mustBeResolved || hasOutcome(caseStateSchema.parse(state)))
        .map((row) => [row.position, formatCaseNumber(row.sequence)]),
    );
    for (const [position, score] of asked) {
      const number = found.get(position);
      if (number !== undefined) hits.push({ number, score });
    }
  }
  return hits.slice(0, limit);
}
