import type { DocumentName, SetDocument } from './read-set.ts';

/** A search engine as it is measured; a file each. */
export interface Engine {
  /** Key in the report. */
  readonly name: string;
  /** Builds the index of documents and writes its files; gives what the building alone took. */
  readonly build: (documents: readonly SetDocument[], folder: string) => Promise<BuildCost>;
  /** Kind of a file that `build` writes, by its path in the folder. */
  readonly kindOf: (name: string) => string;
  /** Kinds of the files that hold texts for results to quote, and nothing to find them by. */
  readonly textKinds?: readonly string[];
  /** Brotli's quality to size the index with, where no browser loads it; the best unless told. */
  readonly sizeQuality?: number;
  /** Opens what `build` wrote. */
  readonly open: (folder: string, documents: readonly DocumentName[]) => Promise<OpenEngine>;
}

export interface BuildCost {
  /** From documents in memory to the bytes of all files in memory, or in the database. */
  readonly ms: number;
  /** Peak of resident memory of programs that the engine started for it. */
  readonly otherPeakMB?: number;
}

/** An open index. */
export interface OpenEngine {
  /** Ids of documents, best first, each once. */
  readonly search: (text: string, asked: Asked) => Promise<readonly string[]>;
  /** Milliseconds that a search takes where it runs, when that is not in this process. */
  readonly timeOf?: (text: string, asked: Asked) => Promise<number>;
  /** What a browser that has nothing yet loads until the first result can be shown; `undefined` where none can search it. */
  readonly weigh?: (text: string) => Promise<QueryWeight>;
  /** How many queries are weighed, evenly spread, where weighing one takes a browser; all unless told. */
  readonly mostWeighed?: number;
  readonly close?: () => Promise<void>;
}

export interface Asked {
  readonly limit: number;
  /** The last word may be unfinished. */
  readonly asYouType: boolean;
}

/** Compressed bytes as they are served. */
export interface QueryWeight {
  readonly script: number;
  /** Files of the index by their kind, until the first result can be shown. */
  readonly index: Readonly<Record<string, number>>;
  /** Files of the index until everything is shown that a page shows at once: ten results, and facets. */
  readonly indexForAll?: number;
}
