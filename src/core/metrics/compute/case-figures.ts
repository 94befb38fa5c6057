import { amount, share, type Figure } from '../figure.ts';
import type { CaseDay, ReaderDay, ReuseDay } from '../metrics-store.ts';

/** Adds up a field of rows. */
export function sumOf<Row>(rows: readonly Row[], valueOf: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + valueOf(row), 0);
}

const closedIn = (days: readonly CaseDay[]): number => sumOf(days, ({ closed }) => closed);
const knownIn = (days: readonly CaseDay[]): number => sumOf(days, ({ known }) => known);
const createdIn = (days: readonly CaseDay[]): number => sumOf(days, ({ created }) => created);
const unknownIn = (days: readonly CaseDay[]): number => closedIn(days) - knownIn(days) - createdIn(days);

export function linkRateOf(days: readonly CaseDay[]): Figure[] {
  return [share(knownIn(days) + createdIn(days), closedIn(days))];
}

/** Shares of known, new and unknown cases; together they are all. */
export function knowledgeSharesOf(days: readonly CaseDay[]): Figure[] {
  const closed = closedIn(days);
  return [knownIn(days), createdIn(days), unknownIn(days)].map((count) => share(count, closed));
}

export function reusesOf(days: readonly ReuseDay[]): Figure[] {
  return [amount(sumOf(days, ({ reused }) => reused))];
}

export function citationsOf(days: readonly ReuseDay[]): Figure[] {
  const cited = sumOf(days, (day) => day.cited);
  return [
    share(
      cited,
      sumOf(days, ({ reused }) => reused),
    ),
    amount(cited),
  ];
}

export function gapsOf(days: readonly (CaseDay | ReaderDay)[]): Figure[] {
  const cases = days.filter((day) => 'closed' in day);
  const readers = days.filter((day) => 'searches' in day);
  return [amount(unknownIn(cases)), amount(sumOf(readers, ({ withoutResults }) => withoutResults))];
}
