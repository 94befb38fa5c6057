import { timed } from './measure-engine.ts';
import { measureQueries, type MeasuredQueries } from './measure-queries.ts';
import { openOwnInBrowser } from './own-browser.ts';
import { ownEngine } from './own-engine.ts';
import type { SearchSet } from './read-set.ts';

/** The same queries in Chromium. */
export interface MeasuredBrowser extends MeasuredQueries {
  /** Share of the queries whose first ten results are the same, in the same order, as in Node. */
  readonly sameAsInNode: number;
}

/** Measures our own search in Chromium: bytes as they cross the network, times in the page. */
export async function measureBrowser(
  folder: string,
  set: SearchSet,
  say: (text: string) => void,
): Promise<MeasuredBrowser> {
  const sayTimed = timed('casebook in Chromium', say);
  const inNode = await ownEngine.open(folder, set.documents);
  const inBrowser = await openOwnInBrowser(folder, set.documents);
  try {
    sayTimed('compares results with those in Node');
    let same = 0;
    for (const { text } of set.queries) {
      const asked = { limit: 10, asYouType: false };
      const [here, there] = [await inNode.search(text, asked), await inBrowser.search(text, asked)];
      if (here.join('\n') === there.join('\n')) same += 1;
    }
    return {
      ...(await measureQueries(inBrowser, set, sayTimed)),
      sameAsInNode: Math.round((same / set.queries.length) * 10_000) / 10_000,
    };
  } finally {
    await inBrowser.close();
  }
}
