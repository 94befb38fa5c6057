import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { peerNames } from './search/find-engine.ts';
import type { MeasuredBrowser } from './search/measure-browser.ts';
import { measureEngine, type MeasuredEngine, type MeasuringPlace } from './search/measure-engine.ts';
import { measureScaled } from './search/measure-scaled.ts';
import { WrongUse } from './read-options.ts';
import { measureLinkedCases, printLinkedCases } from './search/own-linked-cases.ts';
import { installPeers, PeersError } from './search/peers/install-peers.ts';
import { printTables } from './search/print-tables.ts';
import { help, readArguments, type BenchArguments } from './search/read-arguments.ts';
import { readSet, SetError, spread, type SearchSet } from './search/read-set.ts';

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
    if (!(error instanceof SetError || error instanceof PeersError)) throw error;
    say(error.message);
    return 1;
  }
}

async function bench(asked: BenchArguments): Promise<unknown> {
  const whole = await readSet(asked.data);
  const set = { ...whole, queries: spread(whole.queries, asked.limitQueries ?? Infinity) };
  for (const notice of set.notices) say(notice);
  say(`${set.name}: ${set.documents.length} documents, ${set.queries.length} queries`);
  const machine = { cores: availableParallelism(), load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
  if (machine.load > machine.cores / 2)
    say(`The machine is busy (load ${machine.load} on ${machine.cores} cores): times will be too long.`);
  if (asked.withLinkedCases) {
    const linkedCases = await measureLinkedCases(set, say);
    say(`\n${printLinkedCases(linkedCases)}`);
    return { set: set.name, documents: set.documents.length, linkedCases };
  }
  if (asked.withPeers) await installPeers(say);
  const work = await mkdtemp(path.join(await realpath(tmpdir()), 'casebook-bench-search-'));
  try {
    const place = { set, dataFolder: asked.data, work, say };
    const own = await measureEngine('casebook', place);
    const browser = asked.inBrowser ? await measureInBrowser(path.join(work, 'casebook'), set) : undefined;
    const scaled = asked.scale === undefined ? undefined : await measureScaled(own, place, asked.scale);
    const peers = asked.withPeers ? await measurePeers(place) : undefined;
    say(
      `\n${printTables({
        casebook: own,
        ...(browser && { 'casebook in Chromium': browser }),
        ...(scaled && { [`casebook × ${scaled.times}`]: scaled }),
        ...peers,
      })}`,
    );
    return {
      set: set.name,
      documents: set.documents.length,
      machine,
      ...own,
      ...(browser && { browser }),
      ...(scaled && { scaled }),
      ...(peers && { peers }),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Measures one peer after the other; one that fails is left out, and what it said is reported. */
async function measurePeers(place: MeasuringPlace): Promise<Readonly<Record<string, MeasuredEngine>>> {
  const peers: Record<string, MeasuredEngine> = {};
  for (const name of peerNames) {
    try {
      peers[name] = await measureEngine(name, place);
    } catch (error) {
      say(`${name} is left out: ${String(error).slice(0, 500)}`);
    }
  }
  return peers;
}

async function measureInBrowser(folder: string, set: SearchSet): Promise<MeasuredBrowser> {
  // Loaded here, as only some runs need a browser.
  const { measureBrowser } = await import('./search/measure-browser.ts');
  return measureBrowser(folder, set, say);
}
