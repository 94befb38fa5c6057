import type { Asked } from '../engine.ts';

/** What a page that is measured answers. */
export interface PageAnswer {
  /** What the page knows a document by, best first. */
  readonly keys: readonly string[];
  /** From the question to the answer, in the page. */
  readonly ms: number;
}

/** What the script of a measured page puts on `globalThis`. */
export interface MeasuredPage {
  readonly benchSearch: (text: string, asked: Asked) => Promise<PageAnswer>;
  /** Loads what it takes to show so many results; more than one are shown with what the page shows beside them. */
  readonly benchShow: (text: string, count: number) => Promise<void>;
}
