import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createRandom } from '../../src/core/demo/random.ts';
import { load, type LoadResult } from './api/load.ts';
import { operations, type Operation } from './api/operations.ts';
import { prepareDatabase, writeBuild } from './api/prepare-database.ts';
import { startProcess, type ServerProcess } from './api/start-process.ts';
import { rateOf, type Rate } from './api/rate.ts';

const help = `Measures the API beside a bare node:http server with better-sqlite3 that does the same statements.

Usage: npm run bench:api -- [--cases N] [--rounds N] [--seconds N] [--connections N] [--database FILE] [--only NAME[,NAME]]

  --cases N        cases in the database, with three times as many log entries; default 300
  --rounds N       rounds, in each of which both servers are asked in turn, so that what else the machine does
                   meets both; default 5
  --seconds N      how long each is asked in a round; default 2
  --connections N  connections, each with one request at a time; default 8
  --database FILE  a database that is made where it is missing and kept; default one that is removed
  --only NAME      ${operations.map(({ name }) => name).join(', ')}

Casebook is \`serve\` in local mode, its log in a file. The last line on stdout is one JSON object: of each operation requests
per second (the median of the rounds) and latency in milliseconds, of ours and of the bare server, and the ratio.
`;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '8' },
    database: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const [cases, rounds, connections] = [values.cases, values.rounds, values.connections].map((text) => {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  process.stderr.write(`“${text}” is no number of these. See --help\n`);
  return process.exit(2);
}) as [number, number, number]; // three texts, three numbers
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
  const bare = await startProcess([path.join(projectDir, 'scripts/bench/api/bare-server.ts'), database], {
    says: 'stdout',
    port: /"port":(\d+)/,
    logFile,
  });
  try {
    const results: Record<string, object> = {};
    for (const operation of chosen) results[operation.name] = await compare(operation, own, bare);
    return { cases, rounds, connections, seconds: Number(values.seconds), operations: results };
  } finally {
    await own.stop();
    await bare.stop();
  }
}

async function compare(operation: Operation, own: ServerProcess, bare: ServerProcess): Promise<object> {
  const ask = async (server: ServerProcess, seed: number, milliseconds: number): Promise<LoadResult> => {
    const random = createRandom(seed);
    const next = () => operation.next(random, cases);
    return load({ port: server.port, connections, milliseconds, next });
  };
  const milliseconds = Number(values.seconds) * 1000;
  const servers = operation.isCompared ? { own, bare } : { own };
  const rates: Record<string, LoadResult[]> = {};
  // What is compiled and read once is not of these.
  for (const server of Object.values(servers)) await ask(server, 7, Math.min(milliseconds, 1000));
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
  const theirs = rates['bare'] && rateOf(rates['bare']);
  print(operation.name, ours, theirs);
  return {
    own: ours,
    ...(theirs && { bare: theirs, ratio: Math.round((ours.perSecond / theirs.perSecond) * 1000) / 1000 }),
  };
}

function line({ perSecond, p50, p95, p99 }: Rate): string {
  return `${String(perSecond).padStart(7)}/s  p50 ${p50}  p95 ${p95}  p99 ${p99} ms`;
}

function print(name: string, ours: Rate, theirs: Rate | undefined): void {
  say(`${name.padEnd(8)} Casebook ${line(ours)}`);
  if (theirs)
    say(`${''.padEnd(8)} bare     ${line(theirs)}  ratio ${(ours.perSecond / theirs.perSecond).toFixed(2)}`);
}
