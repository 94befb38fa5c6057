import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { measureEngine } from './search/measure-engine.ts';
import { printTables } from './search/print-tables.ts';
import { help, readArguments, WrongUse, type BenchArguments } from './search/read-arguments.ts';
import { readSet, SetError, spread } from './search/read-set.ts';

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

process.exitCode = await main(process.argv.slice(2));

/** @returns The exit status. */
async function main(words: readonly string[]): Promise<0 | 1 | 2> {
  try {
    const asked = readArguments(words);
    if (asked === 'help') process.stdout.write(help);
    else process.stdout.write(`${JSON.stringify(await bench(asked))}\n`);
    return 0;
  } catch (error) {
    if (error instanceof WrongUse) {
      say(`${error.message}\nnpm run bench:search -- --help tells more.`);
      return 2;
    }
    if (!(error instanceof SetError)) throw error;
    say(error.message);
    return 1;
  }
}

async function bench({ data, limitQueries }: BenchArguments): Promise<unknown> {
  const whole = await readSet(data);
  const set = { ...whole, queries: spread(whole.queries, limitQueries ?? Infinity) };
  for (const notice of set.notices) say(notice);
  say(`${set.name}: ${set.documents.length} documents, ${set.queries.length} queries`);
  const work = await mkdtemp(path.join(await realpath(tmpdir()), 'casebook-bench-search-'));
  try {
    const own = await measureEngine('casebook', set, data, work, say);
    say(`\n${printTables({ casebook: own })}`);
    return { set: set.name, documents: set.documents.length, ...own };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
