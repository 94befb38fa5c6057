import type { Random } from '../../../src/core/demo/random.ts';
import { formatCaseNumber } from '../../../src/core/case/case-id.ts';
import type { LoadRequest } from './load.ts';

/** Something that clients do; the bare server does the statements of those that it knows. */
export interface Operation {
  readonly name: string;
  /** Whether the bare server does it, too. */
  readonly isCompared: boolean;
  readonly next: (random: Random, asked: AskedDatabase) => LoadRequest;
}

/** What is known of the database that is asked. */
export interface AskedDatabase {
  /** How many cases it has. */
  readonly cases: number;
  /** Customers who have cases: a list of nothing is a read of nothing. */
  readonly customers: readonly string[];
}

const words = ['datastore', 'offline', 'backup', 'failover', 'latency', 'volume', 'host', 'certificate'];
const numberOf = (random: Random, cases: number): string => formatCaseNumber(1 + random.below(cases));

/** What is measured, in this order. */
export const operations: readonly Operation[] = [
  {
    name: 'read',
    isCompared: true,
    next: (random, { cases }) => ({ method: 'GET', path: `/api/cases/${numberOf(random, cases)}` }),
  },
  { name: 'list', isCompared: true, next: () => ({ method: 'GET', path: '/api/cases' }) },
  {
    name: 'filter',
    isCompared: true,
    next: (random, { customers }) => ({
      method: 'GET',
      path: `/api/cases?customer=${random.pick(customers)}`,
    }),
  },
  {
    name: 'search',
    isCompared: true,
    next: (random) => ({ method: 'GET', path: `/api/cases?q=${random.pick(words)}+${random.pick(words)}` }),
  },
  {
    name: 'write',
    isCompared: true,
    next: (random, { cases }) => ({
      method: 'POST',
      path: `/api/cases/${numberOf(random, cases)}/log`,
      body: JSON.stringify({ kind: 'action', text: `Looked at ${random.pick(words)}: nothing new.` }),
    }),
  },
  {
    name: 'panel',
    isCompared: false,
    next: (random) => ({
      method: 'GET',
      path: `/api/articles/SN-${String(1 + random.skewed(600, 2)).padStart(4, '0')}/cases?limit=20`,
    }),
  },
  { name: 'metrics', isCompared: false, next: () => ({ method: 'GET', path: '/api/metrics' }) },
];
