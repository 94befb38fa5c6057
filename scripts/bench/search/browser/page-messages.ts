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
}
