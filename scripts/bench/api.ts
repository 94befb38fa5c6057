import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createRandom } from '../../src/core/demo/random.ts';
import { load } from './api/load.ts';
import { operations, type AskedDatabase, type Operation } from './api/operations.ts';
import { prepareDatabase, readCustomers, writeBuild } from './api/prepare-database.ts';
import { startProcess, type ServerProcess } from './api/start-process.ts';
import { readProcessorTime } from './api/processor-time.ts';
import { readCount, readOptions } from './read-options.ts';
import { rateOf, type MeasuredLoad, type Rate } from './api/rate.ts';

const help = `Measures the API beside a bare node:http server with better-sqlite3 that does the same statements, and beside that server
behind an otherwise empty Hono.

Usage: npm run bench:api -- [--cases N] [--rounds N] [--seconds N] [--connections N] [--database FILE] [--only NAME[,NAME]]

  --cases N        cases in the database, with three times as many log entries; default 300
  --rounds N       rounds, in each of which the servers are asked in turn, so that what else the machine does
                   meets all; default 5
  --seconds N      how long each is asked in a round; default 2
  --connections N  connections, each with one request at a time; default 8
  --database FILE  a database that is made where it is missing and kept; default one that is removed
  --only NAME      ${operations.map(({ name }) => name).join(', ')}

Casebook is \`serve\` in local mode, its log in a file. The last line on stdout is one JSON object: of each operation requests
per second (the median of the rounds), latency in milliseconds and processor time in microseconds a request, of ours, of the bare
server and of Hono; ratio is our rate by that of the bare server, processorRatio its processor time by ours.
`;

const values = readOptions(help, {
  cases: { type: 'string', default: '300' },
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '2' },
  connections: { type: 'string', default: '8' },
  database: { type: 'string' },
  only: { type: 'string' },
});
const [cases, rounds, connections] = [
  readCount(help, '--cases', values.cases, 1),
  readCount(help, '--rounds', values.rounds, 1),
  readCount(help, '--connections', values.connections, 1),
];
const seconds = readCount(help, '--seconds', values.seconds, 1);
const chosen = operations.filter(({ name }) => values.only?.split(',').includes(name) ?? true);
const say = (text: string): boolean => process.stderr.write(`${text}\n`);
const projectDir = path.resolve(import.meta.dirname, '../..');

const work = await mkdtemp(path.join(await realpath(tmpdir()), 'casebook-bench-api-'));
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
  await writeBuild(path.join(work, 'dist'));
  const logFile = path.join(work, 'log');
  const own = await startProcess(
    [
      path.join(projectDir, 'src/cli/main.ts'),
      'serve',
      '--database',
      database,
      '--dist',
      path.join(work, 'dist'),
    ],
    {
      says: 'stderr',
      port: /Casebook is on http:\/\/127\.0\.0\.1:(\d+)\n/,
      logFile,
      environment: { PORT: '0', CASEBOOK_DEMO: 'off' },
    },
  );
  const reference = (script: string): Promise<ServerProcess> =>
    startProcess([path.join(projectDir, 'scripts/bench/api', script), database], {
      says: 'stdout',
      port: /"port":(\d+)/,
      logFile,
    });
  const bare = await reference('bare-server.ts');
  const hono = await reference('hono-server.ts');
  try {
    const results: Record<string, object> = {};
    const asked = { cases, customers: readCustomers(database) };
    for (const operation of chosen)
      results[operation.name] = await compare(operation, asked, { own, bare, hono });
    return { cases, rounds, connections, seconds, operations: results };
  } finally {
    await own.stop();
    await bare.stop();
    await hono.stop();
  }
}

async function compare(
  operation: Operation,
  asked: AskedDatabase,
  all: Readonly<Record<'own' | 'bare' | 'hono', ServerProcess>>,
): Promise<object> {
  const ask = async (server: ServerProcess, seed: number, milliseconds: number): Promise<MeasuredLoad> => {
    const random = createRandom(seed);
    const next = () => operation.next(random, asked);
    const before = await readProcessorTime(server.pid);
    const result = await load({ port: server.port, connections, milliseconds, next });
    const after = await readProcessorTime(server.pid);
    return {
      ...result,
      ...(before !== undefined && after !== undefined && { processorMicroseconds: after - before }),
    };
  };
  const milliseconds = seconds * 1000;
  const servers = operation.isCompared ? all : { own: all.own };
  const rates: Record<string, MeasuredLoad[]> = {};
  // What is compiled and read once is not of these.
  for (const server of Object.values(servers)) await ask(server, 7, milliseconds);
  for (let round = 0; round < rounds; round += 1) {
    // In turn: the first one of a round is the second one of the next.
    const order = round % 2 === 0 ? Object.entries(servers) : Object.entries(servers).toReversed();
    for (const [name, server] of order) {
      const result = await ask(server, 11 + round, milliseconds);
      if (result.failures > 0)
        throw new Error(`${result.failures} answers of ${name} to ${operation.name} failed`);
      (rates[name] ??= []).push(result);
    }
  }
  const ours = rateOf(rates['own'] ?? []);
  const others = {
    bare: rates['bare'] && rateOf(rates['bare']),
    hono: rates['hono'] && rateOf(rates['hono']),
  };
  const { bare } = others;
  print(operation.name, { Casebook: ours, ...others });
  return {
    own: ours,
    ...(bare && {
      ...others,
      ratio: roundRatio(ours.perSecond / bare.perSecond),
      ...(ours.processor !== undefined &&
        bare.processor !== undefined && { processorRatio: roundRatio(bare.processor / ours.processor) }),
    }),
  };
}

function roundRatio(ratio: number): number {
  return Math.round(ratio * 1000) / 1000;
}

function print(name: string, rates: Readonly<Record<string, Rate | undefined>>): void {
  const bare = rates['bare'];
  for (const [server, rate] of Object.entries(rates)) {
    if (!rate) continue;
    const { perSecond, p50, p95, p99, processor } = rate;
    const cost = processor === undefined ? '' : `  processor ${processor} µs`;
    const ratio = bare && rate !== bare ? `  ratio ${(perSecond / bare.perSecond).toFixed(2)}` : '';
    say(
      `${name.padEnd(8)} ${server.padEnd(8)} ${String(perSecond).padStart(7)}/s  p50 ${p50}  p95 ${p95}  p99 ${p99} ms${cost}${ratio}`,
    );
  }
}
