import { isOfClosed } from '../../../core/case/case-filter.ts';
import { filterOf, writeCaseQuery, type CaseQuery } from '../../../core/case/case-query.ts';
import { caseStates, isActive } from '../../../core/case/case-state.ts';
import type { CaseSurvey, Count, Tallied } from '../../../core/case/case-survey.ts';
import { caseKinds } from '../../../core/case/case-words.ts';
import type { Customer } from '../../../core/customer/customer.ts';
import type { Policy } from '../../../core/policy/policy.ts';
import { t } from '../../i18n/texts.ts';
import { countFacets, type FacetCounts } from './facet-counts.ts';
import { nameCondition } from './name-condition.ts';

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
  readonly name: Tallied;
  readonly title: string;
  readonly options: readonly {
    readonly value: string;
    readonly text: string;
    readonly isChosen: boolean;
    /** Cases that it would list beside the other conditions; absent: they were not counted. */
    readonly count: Count | undefined;
  }[];
}

/** A condition that is in force, and the list without it. */
export interface Chip {
  readonly text: string;
  readonly address: string;
}

/** What a list has first: what was opened (or, of closed cases, closed) last, or what is due next. */
export type CaseOrder = 'last' | 'due';

/** What the list of cases shows besides the cases. */
export interface CaseListView {
  readonly saved: readonly SavedFilter[];
  readonly facets: readonly Facet[];
  readonly chips: readonly Chip[];
  /** Cases that meet the conditions; absent: they were not counted. */
  readonly all: Count | undefined;
  readonly order: CaseOrder;
  /** Orders that the list can have, each with its address; one alone needs no choice. */
  readonly orders: readonly { readonly order: CaseOrder; readonly text: string; readonly address: string }[];
  /** Conditions that the form has no field for, kept as they are. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  /** Query of this list, without a page. */
  readonly query: string;
}

/** Parameters that the form of filters has fields for. */
const fields: ReadonlySet<string> = new Set([
  'q',
  'state',
  'severity',
  'product',
  'team',
  'kind',
  'openedFrom',
  'openedBefore',
  'linked',
]);

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

/** Whether all cases of a list are ones that somebody still has to do something for. */
export function isOfActive(query: CaseQuery): boolean {
  const { state } = filterOf(query);
  return state !== undefined && state.every(isActive) && !isOfClosed(query);
}

/** Prepares what stands around a page of cases. */
export async function caseListView(
  query: CaseQuery,
  {
    policy,
    customers,
    reader,
    order,
    survey,
  }: {
    readonly policy: Policy | undefined;
    readonly customers: readonly Customer[];
    readonly reader: string;
    readonly order: CaseOrder;
    readonly survey: CaseSurvey;
  },
): Promise<CaseListView> {
  const { list } = t.cases;
  const parameters = writeCaseQuery(query);
  const options = facetsOf(query, policy);
  const values = Object.fromEntries(
    options.map(({ name, options: each }) => [name, each.map(({ value }) => value)]),
  );
  const counts = await countFacets(query, values, survey);
  const last = isOfClosed(query) ? list.orders.closed : list.orders.opened;
  return {
    saved: savedFilters(query, reader),
    facets: counts ? options.map((facet) => withCounts(facet, counts.facets)) : options,
    chips: chipsOf(query, { policy, customers, order }),
    all: counts?.all,
    order,
    orders: [
      { order: 'last', text: last, address: addressWith(parameters) },
      ...(isOfActive(query)
        ? [{ order: 'due' as const, text: list.orders.due, address: addressWith(parameters, 'due') }]
        : []),
    ],
    kept: keptOf(query),
    query: parameters.toString(),
  };
}

/** A field for one name takes the first of several. */
const fieldsForOne = ['customer', 'assignedEngineer'] as const;

function keptOf(query: CaseQuery): [name: string, value: string][] {
  const rest = fieldsForOne.map((name) => [name, query[name]?.slice(1)]);
  return [...writeCaseQuery({ ...query, ...Object.fromEntries(rest) })].filter(([name]) => !fields.has(name));
}

const withCounts = (facet: Facet, counts: FacetCounts): Facet => ({
  ...facet,
  options: facet.options.map((option) => ({ ...option, count: counts[facet.name](option.value) })),
});

/** Address of the page after one. */
export function nextAddress(query: CaseQuery, order: CaseOrder, after: string): string {
  const parameters = writeCaseQuery(query);
  parameters.set('after', after);
  return addressWith(parameters, order);
}

/** Address of the first page. */
export const firstAddress = (query: CaseQuery, order: CaseOrder): string =>
  addressWith(writeCaseQuery(query), order);

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
    const options = all.map(([value, text]) => ({
      value,
      text,
      isChosen: chosen(name).includes(value),
      count: undefined,
    }));
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
function chipsOf(
  query: CaseQuery,
  {
    order,
    ...known
  }: {
    readonly policy: Policy | undefined;
    readonly customers: readonly Customer[];
    readonly order: CaseOrder;
  },
): Chip[] {
  const parameters = writeCaseQuery(query);
  return [...parameters].map(([name, value]) => {
    const rest = new URLSearchParams(
      [...parameters].filter(([other, text]) => other !== name || text !== value),
    );
    return { text: nameCondition(name, value, known), address: addressWith(rest, order) };
  });
}

const addressOf = (query: CaseQuery): string => addressWith(writeCaseQuery(query));

function addressWith(parameters: URLSearchParams, order: CaseOrder = 'last'): string {
  const all = new URLSearchParams(parameters);
  if (order === 'due') all.set('sort', order);
  const text = all.toString();
  return text === '' ? caseListAddress : `${caseListAddress}?${text}`;
}

/** Queries that ask for the same are the same text. */
function canonical(query: CaseQuery): string {
  return [...writeCaseQuery(query)]
    .map((pair) => pair.join('='))
    .toSorted()
    .join('&');
}
