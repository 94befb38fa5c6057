import { access, cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { createRandom } from '../../src/core/demo/random.ts';
import { load, openLine } from './api/load.ts';
import { prepareDatabase, writeBuild } from './api/prepare-database.ts';
import { startProcess, type ServerProcess } from './api/start-process.ts';
import { questionsFor, type Question } from './cases/questions.ts';
import { processorTimeOf } from './cases/server-time.ts';
import { readCount, readOptions } from './read-options.ts';

const help = `Measures what readers and programs ask a server with many cases: lists, searches, cases, panels of articles,
suggestions, measures, gaps, samples, the audit trail, and the pages that show them.

Usage: npm run bench:cases -- [--cases N] [--database FILE] [--times N] [--clients N] [--dist DIR] [--only TEXT]

  --cases N        cases in the database, with three times as many log entries; default 300
  --database FILE  a database that is made where it is missing and kept; default one that is removed
  --times N        how often one client asks each question; default 40
  --clients N      clients that ask at once in a second round, a second each; default 4, 0: no such round
  --dist DIR       a build, whose pages and search index are served with generated articles; default dist, where there is one
  --only TEXT      questions whose names have this text

Each question has a limit that 95 of 100 answers keep to. They are held against processor time of the server, which others who
use the machine do not lengthen; the clock is told beside it. The last line on stdout is one JSON object.
`;

const values = readOptions(help, {
  cases: { type: 'string', default: '300' },
  database: { type: 'string' },
  times: { type: 'string', default: '40' },
  clients: { type: 'string', default: '4' },
  dist: { type: 'string' },
  only: { type: 'string', default: '' },
});
/** Answers before those that are measured: what is compiled and read once is not of these. */
const warmUps = 10;
const [cases, times, clients] = [
  readCount(help, '--cases', values.cases, 0),
  readCount(help, '--times', values.times, 0),
  readCount(help, '--clients', values.clients, 0),
];
const say = (text: string): boolean => process.stderr.write(`${text}\n`);
const projectDir = path.resolve(import.meta.dirname, '../..');

const work = await mkdtemp(path.join(await realpath(tmpdir()), 'casebook-bench-cases-'));
try {
  process.stdout.write(`${JSON.stringify(await bench())}\n`);
} finally {
  await rm(work, { recursive: true, force: true });
}

async function bench(): Promise<object> {
  const database = path.resolve(values.database ?? path.join(work, 'casebook.db'));
  await prepareDatabase(database, cases, (made) => {
    if (made % 50_000 === 0) say(`${made} cases`);
  });
  const dist = path.join(work, 'dist');
  await writeBuild(dist);
  const hasPages = await takePages(path.resolve(values.dist ?? path.join(projectDir, 'dist')), dist);
  if (!hasPages) say('There is no build: pages and suggestions of articles are not measured.');
  const main = path.join(projectDir, 'src/cli/main.ts');
  const server = await startProcess([main, 'serve', '--database', database, '--dist', dist], {
    says: 'stderr',
    port: /Casebook is on http:\/\/127\.0\.0\.1:(\d+)\n/,
    logFile: path.join(work, 'log'),
    environment: { PORT: '0', CASEBOOK_DEMO: 'off', CASEBOOK_WRITES_PER_MINUTE: '100000' },
  });
  const results: Record<string, Result> = {};
  try {
    say(`${''.padEnd(38)}processor p50     p95 | clock p50     p95 | ${clients} clients p95 | limit`);
    for (const question of questionsFor(hasPages).filter(({ name }) => name.includes(values.only))) {
      const result = await measure(server, question);
      results[question.name] = result;
      print(question.name, result);
    }
  } finally {
    await server.stop();
  }
  const over = Object.entries(results).filter(([, { isOver }]) => isOver);
  return { cases, times, clients, over: over.map(([name]) => name), questions: results };
}

/** Takes what makes live pages and suggestions from a build; false: there is none. */
async function takePages(from: string, to: string): Promise<boolean> {
  try {
    await access(path.join(from, 'server'));
  } catch {
    return false;
  }
  await cp(path.join(from, 'client/search-index'), path.join(to, 'client/search-index'), { recursive: true });
  await cp(path.join(from, 'policy.json'), path.join(to, 'policy.json'));
  await mkdir(path.join(to, 'server'));
  const current = await readFile(path.join(from, 'server/current.json'), 'utf8');
  await writeFile(path.join(to, 'server/current.json'), current);
  // The module finds its packages from where the project is, so that it is led to and not copied.
  const { folder } = JSON.parse(current) as { readonly folder: string }; // as a build writes it
  await symlink(path.join(from, 'server', folder), path.join(to, 'server', folder));
  return true;
}

/** Milliseconds. */
interface Result {
  readonly limit: number;
  readonly isOver: boolean;
  readonly processor?: { readonly p50: number; readonly p95: number };
  readonly clock: { readonly p50: number; readonly p95: number };
  readonly together?: { readonly p50: number; readonly p95: number };
}

async function measure(server: ServerProcess, question: Question): Promise<Result> {
  const random = createRandom(11);
  const durations: number[] = [];
  const processor: number[] = [];
  const next = () => question.next(random, cases);
  const line = await openLine(server.port);
  for (let time = -warmUps; time < times; time += 1) {
    const before = processorTimeOf(server.pid);
    const request = next();
    const start = performance.now();
    const status = await line.ask(request);
    const duration = performance.now() - start;
    const after = processorTimeOf(server.pid);
    if (status > 299) throw new Error(`${request.method} ${request.path} was answered with ${status}`);
    if (time < 0) continue;
    durations.push(duration);
    if (before !== undefined && after !== undefined) processor.push(after - before);
  }
  line.close();
  const together =
    clients > 0
      ? await load({ port: server.port, connections: clients, milliseconds: 1000, next })
      : undefined;
  const held = processor.length > 0 ? processor : durations;
  return {
    limit: question.limit,
    isOver: quantile(held, 0.95) > question.limit,
    ...(processor.length > 0 && { processor: quantiles(processor) }),
    clock: quantiles(durations),
    ...(together && { together: quantiles(together.latencies) }),
  };
}

function quantiles(numbers: readonly number[]): { readonly p50: number; readonly p95: number } {
  return { p50: quantile(numbers, 0.5), p95: quantile(numbers, 0.95) };
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return Math.round(value * 10) / 10;
}

function cell(value: number | undefined, width: number): string {
  return (value?.toFixed(1) ?? '–').padStart(width);
}

function print(name: string, { processor, clock, together, limit, isOver }: Result): void {
  say(
    `${name.padEnd(38)}${cell(processor?.p50, 13)} ${cell(processor?.p95, 7)} | ${cell(clock.p50, 9)} ${cell(clock.p95, 7)} | ` +
      `${cell(together?.p95, 13)} | ${String(limit).padStart(5)}${isOver ? '  OVER' : ''}`,
  );
}
