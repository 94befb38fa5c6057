import type { CaseFilter } from './case-filter.ts';

/** Fields that cases are told apart by in lists. */
export const tallied = ['state', 'severity', 'product', 'team', 'kind'] as const;
export type Tallied = (typeof tallied)[number];

/** Names that cases have: who the customer is, who works on it, which product it is about. */
export const namedFields = ['customer', 'assignedEngineer', 'product'] as const;
export type NamedField = (typeof namedFields)[number];

/** How many there are: exactly, or at least so many where the rest was not counted. */
export interface Count {
  readonly count: number;
  readonly isAll: boolean;
}

/** How many cases fit, and how many of them have each value of a field. */
export interface Tally extends Count {
  /** By field and value; a value that no counted case has is absent. */
  readonly values: Readonly<Record<Tallied, ReadonlyMap<string, number>>>;
}

/** More cases than this are not counted: with a million of them a list would wait for its figures. */
export const mostCounted = 1000;

/** What the cases are as a whole. */
export interface CaseSurvey {
  /** Counts all cases by some values of a field, each up to `mostCounted`. */
  readonly countEach: (field: Tallied, values: readonly string[]) => Promise<ReadonlyMap<string, Count>>;
  /** Counts cases that fit by their values; of more than `mostCounted`, those that the list has first. */
  readonly tally: (filter: CaseFilter) => Promise<Tally>;
  /** Names that any case has, in the order of their letters. */
  readonly listNames: (field: NamedField, limit: number) => Promise<readonly string[]>;
}
