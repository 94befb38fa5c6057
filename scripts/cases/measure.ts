import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { articleIdSchema } from '../../src/core/article/article-id.ts';
import type { CaseFilter } from '../../src/core/case/case-filter.ts';
import { formatCaseNumber } from '../../src/core/case/case-id.ts';
import { caseStates } from '../../src/core/case/case-state.ts';
import { caseKinds } from '../../src/core/case/case-words.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createRandom, type Random } from '../../src/core/demo/random.ts';
import type { MaybePromise } from '../../src/core/there-at-once.ts';
import { logText, problem, products, title } from './sample-texts.ts';

/**
 * Measures lists, every combination of filters, search, opening a case and panels of articles on a database of `generate.ts`:
 * `node scripts/cases/measure.ts --database FILE [--times 40] [--limit 50]`. Prints the median and the 95th percentile of each in
 * milliseconds, the latter of the processor's time, too, for machines that others use; and ends with a line of JSON.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    times: { type: 'string', default: '40' },
    limit: { type: 'string', default: '50' },
  },
});
if (values.database === undefined) {
  process.stderr.write('give --database FILE, made by scripts/cases/generate.ts\n');
  process.exit(2);
}
const times = Number(values.times);
const limit = Number(values.limit);
const random = createRandom(7);
const store = await openStore(values.database, Date.now());
const [newest] = (await store.cases.list({}, { limit: 1 })).items;
if (!newest) throw new Error('there are no cases in it');
const total = Number(newest.number.slice(3));

/** A condition of a list with a value as somebody would choose it. */
const conditions: Readonly<Record<string, (random: Random) => CaseFilter>> = {
  state: () => ({ state: [random.pick(caseStates)] }),
  active: () => ({ state: caseStates.slice(0, 4) }),
  kind: () => ({ kind: [random.pick(caseKinds)] }),
  severity: () => ({ severity: [1 + random.below(4)] }),
  customer: () => ({ customer: [`customer-${random.skewed(2000, 2)}`] }),
  product: () => ({ product: [random.pick(products)[0]] }),
  team: () => ({ team: [random.pick(products)[1]] }),
  engineer: () => ({ assignedEngineer: [`Engineer ${random.skewed(300, 1.4)}`] }),
  opened: () => {
    const openedFrom = newest.openedAt - random.below(900) * 86_400_000;
    return { openedFrom, openedBefore: openedFrom + 30 * 86_400_000 };
  },
  linked: () => ({ isLinked: random.chance(0.5) }),
};

/** What somebody searches for. */
const searches: Readonly<Record<string, () => string>> = {
  'a common word': () => random.pick(['datastore', 'offline', 'host', 'customer', 'latency']),
  'two common words': () => random.pick(['datastore offline', 'backup slow', 'volume failover']),
  'a title': () => title(random),
  'a phrase': () => `"${title(random).split(' ').slice(0, 3).join(' ')}"`,
  'an error code': () => /shows (\S+);/.exec(problem(random))?.[1] ?? '',
  'a name': () => /on (\S+):/.exec(logText(random))?.[1] ?? '',
  'the beginning of a word': () => `${random.pick(['datast', 'repl', 'cert', 'snaps'])}*`,
  'a number': () => formatCaseNumber(1 + random.below(total)),
  'a word that nobody wrote': () => 'xylophone',
};

/** How long a question took, in milliseconds: by the clock, and of the processor where others use the machine, too. */
interface Result {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly processorP95: number;
}
const results: Result[] = [];

async function measure(name: string, ask: () => MaybePromise<unknown>): Promise<void> {
  const durations: number[] = [];
  const processor: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage();
    const start = performance.now();
    await ask();
    durations.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  results.push({
    name,
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    processorP95: percentile(processor, 0.95),
  });
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Every way of choosing some of several. */
function choose(names: readonly string[], count: number): string[][] {
  if (count === 0) return [[]];
  return names.flatMap((name, index) =>
    choose(names.slice(index + 1), count - 1).map((others) => [name, ...others]),
  );
}

const filterOf = (names: readonly string[]): CaseFilter =>
  Object.assign({}, ...names.map((name) => conditions[name]?.(random))) as CaseFilter; // parts of one filter

await measure('list: the first page', () => store.cases.list({}, { limit }));
await measure('list: a page in the middle', () =>
  store.cases.list({ openedBefore: newest.openedAt - random.below(1000) * 86_400_000 }, { limit }),
);
for (const count of [1, 2, 3, 4]) {
  for (const names of choose(Object.keys(conditions), count)) {
    if (names.includes('state') && names.includes('active')) continue;
    await measure(`list by ${names.join(' + ')}`, () => store.cases.list(filterOf(names), { limit }));
  }
}
for (const [name, text] of Object.entries(searches)) {
  await measure(`search: ${name}`, () => store.cases.list({ text: text() }, { limit }));
  await measure(`search: ${name}, a product, active`, () =>
    store.cases.list({ text: text(), ...filterOf(['product', 'active']) }, { limit }),
  );
  await measure(`search: ${name}, a customer, opened in a month`, () =>
    store.cases.list({ text: text(), ...filterOf(['customer', 'opened']) }, { limit }),
  );
}
for (const match of ['all', 'any'] as const) {
  await measure(`rank by a title: ${match}`, () =>
    store.caseSearch.rank({ text: title(random), match, isResolved: true, limit: 10 }),
  );
  await measure(`rank by a problem: ${match}`, () =>
    store.caseSearch.rank({ text: problem(random), match, isResolved: true, limit: 10 }),
  );
}
await measure('open a case', () => openCase(store, 1 + random.below(total)));
await measure('find a case of another system', () =>
  store.cases.findBySource('zendesk', `Z-${1 + random.below(total)}`),
);
for (const [name, key] of [
  ['a popular article', () => 'SN-0001'],
  ['any article', () => `SN-${String(1 + random.below(600)).padStart(4, '0')}`],
] as const) {
  await measure(`panel of ${name}`, async () => {
    const id = articleIdSchema.parse(key());
    await store.links.listOfArticle(id, {}, { limit: 20 });
    await store.links.countOfArticle(id);
  });
  await measure(`panel of ${name}, one kind`, () =>
    store.links.listOfArticle(articleIdSchema.parse(key()), { kind: 'reused' }, { limit: 20 }),
  );
}
await store.close();

/** What a page of a case shows. */
async function openCase({ cases, links }: Store, sequence: number): Promise<void> {
  const subject = await cases.find(formatCaseNumber(sequence));
  if (!subject) throw new Error(`${sequence} is not there`);
  await cases.listLog(subject.id, { limit: 50, order: 'newest-first' });
  await cases.listStatements(subject.id);
  await cases.listFacts(subject.id);
  await cases.listEscalations(subject.id);
  await cases.listChanges(subject.id);
  await cases.readClockFacts(subject.id);
  await links.listOfCase(subject.id);
}

const round = (value: number): number => Math.round(value * 100) / 100;
const worst = results.toSorted((a, b) => b.p95 - a.p95);
process.stderr.write('      p50       p95 processor p95\n');
for (const { name, p50, p95, processorP95 } of results) {
  process.stderr.write(
    `${p50.toFixed(2).padStart(9)} ${p95.toFixed(2).padStart(9)} ${processorP95.toFixed(2).padStart(9)}  ${name}\n`,
  );
}
process.stdout.write(
  `${JSON.stringify({
    cases: total,
    questions: results.length,
    times,
    processorOver50: results
      .filter(({ processorP95 }) => processorP95 > 50)
      .map(({ name, processorP95 }) => ({ name, processorP95: round(processorP95) })),
    over50: results.filter(({ p95 }) => p95 > 50).map(({ name, p95 }) => ({ name, p95: round(p95) })),
    worst: worst.slice(0, 5).map(({ name, p95 }) => ({ name, p95: round(p95) })),
  })}\n`,
);
