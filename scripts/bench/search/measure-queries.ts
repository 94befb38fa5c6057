import process from 'node:process';
import type { OpenEngine, QueryWeight } from './engine.ts';
import { percentilesOf, type Percentiles } from './percentiles.ts';
import { judgedDepth, meanQuality, measureRanking, type Quality } from './quality.ts';
import { spread, type SearchSet } from './read-set.ts';

export interface MeasuredQueries {
  readonly kinds: Readonly<Record<string, Quality>>;
  /** Over all queries, whatever their kind. */
  readonly overall: Quality;
  readonly bytes?: MeasuredBytes;
  /** Each query when it is asked again at once. */
  readonly latencyMs: MeasuredTimes;
  /** Each query while its last word is typed, from the first letter on. */
  readonly prefixMs: MeasuredTimes & {
    /** The same while the first word is typed alone. */
    readonly firstWord: MeasuredTimes;
  };
}

/** Milliseconds by the clock. */
export interface MeasuredTimes extends Percentiles {
  /** Processor time, which grows little on a busy machine; of searches in this process only. */
  readonly cpu?: Percentiles;
}

/** Compressed bytes until the first result of a query can be shown, in a browser that has nothing yet. */
export interface MeasuredBytes extends Percentiles {
  readonly script: number;
  readonly withoutScript: Percentiles;
  /** Until all is shown that a page shows at once; the same as for the first where an engine shows them together. */
  readonly untilAll: Percentiles;
  /** Means of the files of each kind. */
  readonly meanOfKind: Readonly<Record<string, number>>;
}

const shownResults = 10;

/**
 * Queries whose typing is measured, evenly spread over the set. A query is typed in a dozen keystrokes, and the first
 * letters may cost more than all queries together.
 */
const typedQueries = 100;

/** Asks an open engine all queries of a set and measures how well, how fast and at what price it answers. */
export async function measureQueries(
  engine: OpenEngine,
  set: Pick<SearchSet, 'queries' | 'judgements'>,
  say: (text: string) => void = () => undefined,
): Promise<MeasuredQueries> {
  const { queries, judgements } = set;
  say(`asks ${queries.length} queries`);
  const measured: { readonly kind: string; readonly quality: Quality }[] = [];
  for (const { id, text, kind } of queries) {
    const ranking = await engine.search(text, { limit: judgedDepth, asYouType: false });
    measured.push({ kind, quality: measureRanking(distinct(ranking), judgements.get(id) ?? new Map()) });
  }
  const texts = queries.map(({ text }) => text);
  say('asks them again');
  const latencyMs = await timeAll(engine, texts, false);
  if (engine.weigh) say('weighs what each loads in a fresh browser');
  const weighed = spread(texts, engine.mostWeighed ?? Infinity);
  const bytes = engine.weigh && (await weighQueries(engine.weigh, weighed));
  const typed = spread(texts, typedQueries);
  say(`types ${typed.length} of them`);
  const lastWord = await timeAll(engine, distinct(typed.flatMap(typingOfLastWord)), true);
  const firstWord = await timeAll(engine, distinct(typed.flatMap(typingOfFirstWord)), true);
  return {
    kinds: Object.fromEntries(
      Array.from(
        Map.groupBy(measured, ({ kind }) => kind),
        ([kind, ofKind]) => [kind, meanQuality(ofKind.map(({ quality }) => quality))],
      ),
    ),
    overall: meanQuality(measured.map(({ quality }) => quality)),
    ...(bytes && { bytes }),
    latencyMs,
    prefixMs: { ...lastWord, firstWord },
  };
}

/** What stands in the search field while the last word of a query is typed: `disk f`, `disk fu`, `disk ful`, `disk full`. */
export function typingOfLastWord(text: string): string[] {
  const words = text.trim();
  const start = /\S*$/.exec(words)?.index ?? 0;
  return prefixesOf(words.slice(start)).map((prefix) => words.slice(0, start) + prefix);
}

/** What stands in the search field while the first word of a query is typed: `d`, `di`, `dis`, `disk`. */
export function typingOfFirstWord(text: string): string[] {
  return prefixesOf(/\S+/.exec(text)?.[0] ?? '');
}

function prefixesOf(word: string): string[] {
  const letters = Array.from(word);
  return letters.map((_, index) => letters.slice(0, index + 1).join(''));
}

/** Asks each text once to have its files at hand, and again to measure: at any size of the base, however many others are asked. */
async function timeAll(
  engine: OpenEngine,
  texts: readonly string[],
  asYouType: boolean,
): Promise<MeasuredTimes> {
  const asked = { limit: shownResults, asYouType };
  const clock: number[] = [];
  const cpu: number[] = [];
  for (const text of texts) {
    if (engine.timeOf) {
      await engine.timeOf(text, asked);
      clock.push(await engine.timeOf(text, asked));
      continue;
    }
    await engine.search(text, asked);
    const usage = process.cpuUsage();
    const started = performance.now();
    await engine.search(text, asked);
    clock.push(performance.now() - started);
    const { user, system } = process.cpuUsage(usage);
    cpu.push((user + system) / 1000);
  }
  return { ...percentilesOf(clock, 2), ...(cpu.length > 0 && { cpu: percentilesOf(cpu, 2) }) };
}

async function weighQueries(
  weigh: NonNullable<OpenEngine['weigh']>,
  texts: readonly string[],
): Promise<MeasuredBytes> {
  const weights: QueryWeight[] = [];
  for (const text of texts) weights.push(await weigh(text));
  const indexOnly = weights.map(({ index }) => Object.values(index).reduce((sum, size) => sum + size, 0));
  const kinds = [...new Set(weights.flatMap(({ index }) => Object.keys(index)))].toSorted();
  return {
    ...percentilesOf(weights.map(({ script }, query) => script + (indexOnly[query] ?? 0))),
    script: percentilesOf(weights.map(({ script }) => script)).p50,
    withoutScript: percentilesOf(indexOnly),
    untilAll: percentilesOf(
      weights.map(({ script, indexForAll }, query) => script + (indexForAll ?? indexOnly[query] ?? 0)),
    ),
    meanOfKind: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        Math.round(weights.reduce((sum, { index }) => sum + (index[kind] ?? 0), 0) / weights.length),
      ]),
    ),
  };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
