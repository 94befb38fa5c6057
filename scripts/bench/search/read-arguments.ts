import { parseOptions, WrongUse } from '../read-options.ts';

export const help = `Measures search on a folder of documents, queries and judgements.

Usage: npm run bench:search -- --data DIR [--peers] [--browser] [--scale N] [--limit-queries N]
       npm run bench:search -- --data DIR --linked-cases

  --data DIR         Holds docs.jsonl    { "id", "title", "text", "lang", "headings"? }
                           queries.jsonl { "id", "text", "kind"? }
                           qrels.jsonl   { "queryId", "docId", "rel" }
  --peers            The same for lunr, MiniSearch, Orama, SQLite FTS5 and Pagefind, each as one would set it up;
                     they are installed into scripts/bench/peers on first use
  --browser          The same in Chromium: bytes from the network, times in the page
  --scale N          Once more with N times the documents, and how bytes and times have grown. A copy of a
                     document keeps its form and a third of its words; the others are replaced by
                     words that are as frequent, so that the judgements stay right
  --linked-cases     Only this: queries of the set as what customers said in resolved cases, linked to their
                     answers, and what that does to the other queries
  --limit-queries N  Only N of the queries, evenly spread

Tables go to stderr. The last line on stdout is one JSON object:

  kinds      by kind of query ("all" where queries have none), means over the queries:
             ndcg10 (gain 2^rel-1, discounted by log2 of place + 1, as a share of the best possible),
             mrr10 (one by the place of the first answer, 0 below the tenth), success1 and success5
             (share of queries with an answer there), recall100 (share of the answers)
  bytes      compressed bytes, as the site serves them, that a browser which has nothing yet loads
             until the first result of a query can be shown: script, manifest, tables, terms, texts;
             withoutScript the same without the script; untilAll the bytes until ten results and their
             facets are shown
  latencyMs  a query asked again at once, so that its files are at hand, ten results; by the clock, cpu by
             processor time, which other work on the machine lengthens little
  prefixMs   a query asked as you type, for every beginning of its last word after the words before it,
             files at hand; firstWord the same for the first word alone; of 100 queries at most
  build      ms from documents in memory to the bytes of all files; peakMB the resident memory of that
             process at its largest, documents included; brotliBytes all files but the texts that
             results quote, at brotli's best; textBytes those texts, as the site compresses them
  indexBytes both by kind of file
  linkedCases  with --linked-cases, each without and with cases: half (every second query is a case, the
             others are asked, then the other way round), threeQuarters (three of four are cases),
             otherArticles (every second article has cases, the queries of the others are asked),
             unlikeAnyCase (those of them that no case resembles); thanksToCases is the share of first
             results that say so
  machine    cores, and the load when the run began: on a busy machine times mean little

Exit status: 0 measured, 1 the data cannot be read or the peers not be installed, 2 wrong use.
`;

export interface BenchArguments {
  readonly data: string;
  readonly withPeers: boolean;
  readonly inBrowser: boolean;
  /** How many times the documents. */
  readonly scale: number | undefined;
  readonly limitQueries: number | undefined;
  readonly withLinkedCases: boolean;
}

/**
 * Reads the command line.
 *
 * @returns `'help'` when that is asked for.
 * @throws {WrongUse}
 */
export function readArguments(words: readonly string[]): BenchArguments | 'help' {
  const values = parseOptions(words, {
    data: { type: 'string' },
    peers: { type: 'boolean' },
    browser: { type: 'boolean' },
    scale: { type: 'string' },
    'limit-queries': { type: 'string' },
    'linked-cases': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return 'help';
  if (values.data === undefined) throw new WrongUse('name the folder of the set: --data DIR');
  return {
    data: values.data,
    withPeers: values.peers === true,
    inBrowser: values.browser === true,
    scale: countOf('--scale', values.scale, 2),
    limitQueries: countOf('--limit-queries', values['limit-queries'], 1),
    withLinkedCases: values['linked-cases'] === true,
  };
}

function countOf(option: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < least)
    throw new WrongUse(`${option} is a whole number from ${least}, not ${JSON.stringify(value)}`);
  return count;
}
