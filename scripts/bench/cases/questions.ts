import type { Random } from '../../../src/core/demo/random.ts';
import { caseStates } from '../../../src/core/case/case-state.ts';
import { formatCaseNumber } from '../../../src/core/case/case-id.ts';
import { measureIds } from '../../../src/core/metrics/measure.ts';
import { problem, products, title } from '../../cases/sample-texts.ts';
import type { LoadRequest } from '../api/load.ts';

/** What a reader or a program asks a server with many cases, and how long it may take. */
export interface Question {
  readonly name: string;
  /** Milliseconds that 95 of 100 answers take at most. */
  readonly limit: number;
  readonly next: (random: Random, cases: number) => LoadRequest;
}

const [quick, page] = [50, 500];
const get = (path: string): LoadRequest => ({ method: 'GET', path });
const ask = (name: string, limit: number, path: (random: Random, cases: number) => string): Question => ({
  name,
  limit,
  next: (random, cases) => get(path(random, cases)),
});
const anyCase = (random: Random, cases: number): string => formatCaseNumber(1 + random.below(cases));
/** One of the last ones, which are open as a rule. */
const newCase = (random: Random, cases: number): string =>
  formatCaseNumber(cases - random.below(Math.min(cases, Math.ceil(cases / 100))));
const anyArticle = (random: Random): string => `SN-${String(1 + random.skewed(600, 2)).padStart(4, '0')}`;
const customer = (random: Random): string => `customer-${random.skewed(2000, 2)}`;
const product = (random: Random): string => random.pick(products)[0];
const team = (random: Random): string => random.pick(products)[1];
const common = ['datastore', 'offline', 'host', 'customer', 'latency', 'backup', 'failover'] as const;
const plus = (text: string): string => encodeURIComponent(text);

const lists: readonly Question[] = [
  ask('list', quick, () => '/api/cases'),
  ask('list by customer', quick, (random) => `/api/cases?customer=${customer(random)}`),
  ask('list by product, state', quick, (random) => {
    return `/api/cases?product=${product(random)}&state=${random.pick(caseStates)}`;
  }),
  ask('list by three conditions', quick, (random) => {
    return `/api/cases?product=${product(random)}&severity=${1 + random.below(4)}&customer=${customer(random)}`;
  }),
  ask(
    'list of a year ago',
    quick,
    (random) => `/api/cases?openedBefore=2025-${String(1 + random.below(12)).padStart(2, '0')}-01T00:00:00Z`,
  ),
  ask(
    'list of no case: open years ago',
    quick,
    () => '/api/cases?state=escalated&openedBefore=2024-07-01T00:00:00Z',
  ),
  ask('search: a common word', quick, (random) => `/api/cases?q=${random.pick(common)}`),
  ask('search: two common words', quick, (random) => {
    return `/api/cases?q=${random.pick(common)}+${random.pick(common)}`;
  }),
  ask('search: a title', quick, (random) => `/api/cases?q=${plus(title(random))}`),
  ask('search: common words, two filters', quick, (random) => {
    return `/api/cases?q=${random.pick(common)}+${random.pick(common)}&product=${product(random)}&state=closed`;
  }),
  ask(
    'list of closed cases',
    quick,
    () => '/api/cases?closedFrom=2026-01-01T00:00:00Z&closedBefore=2026-04-01T00:00:00Z',
  ),
  ask('closed cases without an article', quick, (random) => {
    return `/api/cases?knowledge=unknown&closedFrom=2025-11-01T00:00:00Z&closedBefore=2026-12-01T00:00:00Z&product=${product(random)}`;
  }),
  ask('closed cases of a customer', quick, (random) => {
    return `/api/cases?closedFrom=2025-12-01T00:00:00Z&closedBefore=2026-12-01T00:00:00Z&customer=${customer(random)}`;
  }),
  ask('closed cases with words', quick, (random) => {
    return `/api/cases?closedFrom=2025-12-01T00:00:00Z&closedBefore=2026-12-01T00:00:00Z&q=${random.pick(common)}`;
  }),
];

const cases: readonly Question[] = [
  ask('case', quick, (random, count) => `/api/cases/${anyCase(random, count)}`),
  ask('log of a case', quick, (random, count) => `/api/cases/${anyCase(random, count)}/log`),
  ask('links of a case', quick, (random, count) => `/api/cases/${anyCase(random, count)}/links`),
  ask('cases of an article', quick, (random) => `/api/articles/${anyArticle(random)}/cases?limit=20`),
  ask('cases of the most linked article', quick, () => '/api/articles/SN-0001/cases?limit=20'),
  ask('flags of an article', quick, (random) => `/api/articles/${anyArticle(random)}/flags`),
  ask('feedback on an article', quick, (random) => `/api/articles/${anyArticle(random)}/feedback`),
  ask('revisions of an article', quick, (random) => `/api/articles/${anyArticle(random)}/revisions`),
  ask('suggestions for a case', quick, (random, count) => `/api/suggestions?case=${newCase(random, count)}`),
  {
    name: 'suggestions for a problem',
    limit: quick,
    next: (random) => ({
      method: 'POST',
      path: '/api/suggestions',
      body: JSON.stringify({ text: problem(random), product: product(random) }),
    }),
  },
  ask('audit trail', quick, () => '/api/audit'),
  ask('audit trail of an action', quick, () => '/api/audit?action=case.severity-changed'),
  ask('audit trail of all cases', quick, () => '/api/audit?subjectType=case'),
  ask('audit trail of years ago', quick, () => '/api/audit?before=2024-07-01T00:00:00Z'),
];

const measures: readonly Question[] = [
  ask('all measures', page, () => '/api/metrics'),
  ask('all measures of a product', page, (random) => `/api/metrics?product=${product(random)}`),
  ask('all measures by week', page, () => '/api/metrics?period=week&from=2025-11-25'),
  ...measureIds.map((id) => ask(`measure ${id}`, page, () => `/api/metrics/measures/${id}`)),
  ask('gaps', page, () => '/api/metrics/gaps'),
  ask('gaps of a team', page, (random) => `/api/metrics/gaps?team=${team(random)}`),
  ask('gaps of three years', page, () => '/api/metrics/gaps?period=quarter&from=2024-01-01'),
  // Others than those asked for before, so that they are grouped anew.
  ask('gaps of a time', page, (random) => {
    const month = `${2024 + random.below(2)}-${String(1 + random.below(12)).padStart(2, '0')}`;
    return `/api/metrics/gaps?period=month&from=2024-01-01&to=${month}-15`;
  }),
  {
    name: 'draw a sample',
    limit: page,
    next: (random) => ({
      method: 'POST',
      path: '/api/metrics/samples',
      body: JSON.stringify({
        from: '2026-01-01',
        to: '2026-10-31',
        size: 30,
        seed: `seed-${random.below(1e9)}`,
      }),
    }),
  },
];

const pages: readonly Question[] = [
  // By the clocks of the policy, which a build has.
  ask('list of what is due next', quick, () => '/api/cases?sort=due'),
  ask(
    'list of what is due next, by words',
    quick,
    (random) => `/api/cases?sort=due&q=${random.pick(common)}`,
  ),
  ask('page: cases', quick, () => '/cases/'),
  ask('page: cases by filters', quick, (random) => `/cases/?product=${product(random)}&state=closed`),
  ask('page: a search', quick, (random) => `/cases/?q=${random.pick(common)}+${random.pick(common)}`),
  ask('page: closed cases with words', quick, (random) => {
    return `/cases/?q=${random.pick(common)}+${random.pick(common)}&closedFrom=2025-12-01&closedBefore=2026-12-01`;
  }),
  ask('page: a case', quick, (random, count) => `/cases/${anyCase(random, count)}/`),
  ask('page: an open case', quick, (random, count) => `/cases/${newCase(random, count)}/`),
  ask('page: new case', quick, () => '/cases/new/'),
  ask('panel of an article', quick, (random) => `/cases/article-panel/?article=${anyArticle(random)}`),
  ask('page: measures', page, () => '/metrics/'),
  ask('page: measures of a team', page, (random) => `/metrics/?team=${team(random)}`),
  ask('page: link rate', page, () => '/metrics/link-rate/'),
  ask('page: reuse', page, () => '/metrics/reuse/'),
  ask('page: self-service', page, () => '/metrics/self-service/'),
  ask('page: gaps', page, () => '/metrics/gaps/'),
  ask('page: samples', page, () => '/metrics/samples/'),
];

/** What is measured, in this order; pages only where there is a compiled site. */
export const questionsFor = (hasPages: boolean): readonly Question[] => [
  ...lists,
  ...cases,
  ...measures,
  ...(hasPages ? pages : []),
];
