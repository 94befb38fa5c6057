import type { Page } from '../../../core/article/article-registry.ts';
import { writeCaseQuery, type CaseQuery } from '../../../core/case/case-query.ts';
import { caseStates } from '../../../core/case/case-state.ts';
import { caseKinds } from '../../../core/case/case-words.ts';
import type { Case } from '../../../core/case/case.ts';
import { knowledgeSchema } from '../../../core/metrics/knowledge.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import { formatShortDay } from '../../i18n/format.ts';
import { t } from '../../i18n/texts.ts';

/** Address of the list of cases. */
export const caseListAddress = '/cases/';

/** Cases on a page of the list. */
export const casesPerPage = 50;

/** A filter that is kept under a name. */
export interface SavedFilter {
  readonly name: string;
  readonly address: string;
  readonly isCurrent: boolean;
}

/** Values that a filter offers, as boxes to tick. */
export interface Facet {
  /** Name of the parameter. */
  readonly name: 'state' | 'severity' | 'product' | 'team' | 'kind';
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly isChosen: boolean }[];
}

/** A condition that is in force, and the list without it. */
export interface Chip {
  readonly text: string;
  readonly address: string;
}

/** What the list of cases shows besides the cases. */
export interface CaseListView {
  readonly saved: readonly SavedFilter[];
  readonly facets: readonly Facet[];
  readonly chips: readonly Chip[];
  /** Address of the next page. */
  readonly older: string | undefined;
  /** Query of this list, without a page. */
  readonly query: string;
}

/** @param name Of whoever reads the list. */
export function savedFilters(query: CaseQuery, name: string): SavedFilter[] {
  const { list } = t.cases;
  const filters: readonly (readonly [string, CaseQuery])[] = [
    [list.active, { active: true }],
    [list.mine, { active: true, assignedEngineer: [name] }],
    [list.severe, { severity: [1, 2], active: true }],
    [list.waiting, { state: ['pending'] }],
    [list.unlinked, { active: false, linked: false }],
    [list.all, {}],
  ];
  const current = canonical(query);
  return filters.map(([title, filter]) => ({
    name: title,
    address: addressOf(filter),
    isCurrent: canonical(filter) === current,
  }));
}

/** Prepares what stands around a page of cases. */
export function caseListView(
  query: CaseQuery,
  page: Page<Case>,
  { policy, reader }: { readonly policy: Policy | undefined; readonly reader: string },
): CaseListView {
  const parameters = writeCaseQuery(query);
  return {
    saved: savedFilters(query, reader),
    facets: facetsOf(query, policy),
    chips: chipsOf(query, policy),
    older: page.next === undefined ? undefined : withParameter(parameters, 'after', page.next),
    query: parameters.toString(),
  };
}

function facetsOf(query: CaseQuery, policy: Policy | undefined): Facet[] {
  const { list, states, kinds } = t.cases;
  const chosen = (name: Facet['name']): readonly string[] => (query[name] ?? []).map(String);
  const facet = (
    name: Facet['name'],
    title: string,
    values: readonly (readonly [value: string, text: string])[],
  ): Facet[] => {
    const known = new Set(values.map(([value]) => value));
    // What an address asks for can be taken away, whatever the policy has.
    const all = [
      ...values,
      ...chosen(name)
        .filter((value) => !known.has(value))
        .map((value) => [value, value] as const),
    ];
    if (all.length === 0) return [];
    const options = all.map(([value, text]) => ({ value, text, isChosen: chosen(name).includes(value) }));
    return [{ name, title, options }];
  };
  return [
    ...facet(
      'state',
      list.state,
      caseStates.map((state) => [state, states[state]]),
    ),
    ...facet(
      'severity',
      list.severity,
      (policy?.severities ?? []).map(({ id, name }) => [String(id), `${t.cases.shortSeverity(id)} ${name}`]),
    ),
    ...facet(
      'product',
      list.product,
      (policy?.products ?? []).map(({ id, name }) => [id, name]),
    ),
    ...facet(
      'team',
      list.team,
      (policy?.teams ?? []).map(({ id, name }) => [id, name]),
    ),
    ...facet(
      'kind',
      list.kind,
      caseKinds.map((kind) => [kind, kinds[kind]]),
    ),
  ];
}

/** Every condition of a query, each with the list that lacks it. */
function chipsOf(query: CaseQuery, policy: Policy | undefined): Chip[] {
  const parameters = writeCaseQuery(query);
  return [...parameters].map(([name, value]) => {
    const rest = new URLSearchParams(
      [...parameters].filter(([other, text]) => other !== name || text !== value),
    );
    return { text: nameCondition(name, value, policy), address: addressWith(rest) };
  });
}

function nameCondition(name: string, value: string, policy: Policy | undefined): string {
  const { list, states, kinds, shortSeverity } = t.cases;
  const inWords: Readonly<Record<string, string | undefined>> = { ...states, ...kinds };
  switch (name) {
    case 'state':
    case 'kind':
      return inWords[value] ?? value;
    case 'severity':
      return shortSeverity(Number(value));
    case 'product':
      return policy?.products.find(({ id }) => id === value)?.name ?? value;
    case 'team':
      return policy?.teams.find(({ id }) => id === value)?.name ?? value;
    case 'active':
      return list.activeOnly[value === 'true' ? 'true' : 'false'];
    case 'linked':
      return list.linked[value === 'true' ? 'true' : 'false'];
    case 'openedFrom':
      return list.since(formatShortDay(value, t.lang));
    case 'openedBefore':
      return list.before(formatShortDay(value, t.lang));
    case 'knowledge':
      return list.knowledge[knowledgeSchema.parse(value)];
    case 'closedFrom':
      return list.closedSince(formatShortDay(value, t.lang));
    case 'closedBefore':
      return list.closedBefore(formatShortDay(value, t.lang));
    case 'q':
      return list.quoted(value);
    default:
      return value;
  }
}

const addressOf = (query: CaseQuery): string => addressWith(writeCaseQuery(query));

function addressWith(parameters: URLSearchParams): string {
  const text = parameters.toString();
  return text === '' ? caseListAddress : `${caseListAddress}?${text}`;
}

function withParameter(parameters: URLSearchParams, name: string, value: string): string {
  const all = new URLSearchParams(parameters);
  all.set(name, value);
  return addressWith(all);
}

/** Queries that ask for the same are the same text. */
function canonical(query: CaseQuery): string {
  return [...writeCaseQuery(query)]
    .map((pair) => pair.join('='))
    .toSorted()
    .join('&');
}
