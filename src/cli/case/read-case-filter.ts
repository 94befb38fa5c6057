import { filterOf, readCaseQuery, type CaseQuery } from '../../core/case/case-query.ts';
import type { CaseFilter } from '../../core/case/case-filter.ts';
import { UsageError, type Arguments } from '../command.ts';

/** Filters of lists by the names that the API has, each with its line of help. */
const filters = {
  state: 'open, working, escalated, pending, resolved, closed',
  active: 'true: somebody still has to do something; false: resolved or closed',
  kind: 'malfunction, slowness, upgrade, update, question, system-down',
  severity: '1 to 9, 1 the worst',
  businessImpact: 'low, medium, high, critical',
  channel: 'phone, e-mail, portal, availability-alarm',
  customer: 'short name of the customer',
  product: 'id of the product',
  component: 'id of the component',
  team: 'id of the team',
  assignedEngineer: 'who works on it',
  dutyEngineer: 'who took the call',
  sourceSystem: 'name of the other system',
  linked: 'true or false: whether it is linked to an article',
  openedFrom: 'opened from this day or instant on: 2026-11-01, 2026-11-22T08:00:00Z',
  openedBefore: 'opened before it',
  q: 'words that all occur in it; "…" a phrase, …* a beginning',
} as const satisfies Partial<Record<keyof CaseQuery, string>>;

export type FilterName = keyof typeof filters;
export const filterNames = Object.keys(filters) as readonly FilterName[]; // the keys of the table above, and no others

/** Filters that take several values, any of which may hold. */
const single: ReadonlySet<FilterName> = new Set(['active', 'linked', 'openedFrom', 'openedBefore', 'q']);

export const filterHelp = filterNames
  .map((name) => `  --${name} ${single.has(name) ? '' : 'A[,B]'}`.padEnd(27) + filters[name])
  .join('\n');

/**
 * Reads the filter that options ask for.
 *
 * @throws {UsageError} A value means nothing.
 */
export function readCaseFilter(values: Arguments['values']): CaseFilter {
  const parameters = new URLSearchParams();
  for (const name of filterNames) {
    const given = values[name];
    if (typeof given !== 'string') continue;
    const parts = single.has(name) ? [given] : given.split(',').map((part) => part.trim());
    for (const part of new Set(parts)) parameters.append(name, part);
  }
  const query = readCaseQuery(parameters);
  for (const name of filterNames) {
    const asked = parameters.getAll(name).length;
    const value = query[name];
    const understood = value === undefined ? 0 : Array.isArray(value) ? value.length : 1;
    if (understood < asked)
      throw new UsageError(`--${name} ${String(values[name])} means nothing; give ${filters[name]}`);
  }
  return filterOf(query);
}
