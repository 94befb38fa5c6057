import { constants } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../../test/support/chromium.ts';
import type { Asked, OpenEngine, QueryWeight } from '../engine.ts';
import type { MeasuredPage, PageAnswer } from './page-messages.ts';
import { serveFiles, type FileServer, type ServedFile } from './serve-files.ts';

/** A search that runs in a page. */
export interface BrowserSearch {
  /** By their path. */
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Path of the module that makes the page a `MeasuredPage`. */
  readonly script: string;
  /** Language of the page (BCP 47 tag). */
  readonly language: string;
  readonly idOf: (key: string) => string;
  /** Kind of a file by its path; `script` is apart. */
  readonly kindOf: (path: string) => string;
}

/** An engine that runs elsewhere, has its own clock, is weighed by what is sent, and must be closed. */
export type EngineInBrowser = Required<OpenEngine>;

/** Results that a page shows at once. */
const shownAtOnce = 10;

/** Opens a search in Chromium, from a server on this machine that serves its files as a site would. */
export async function openInBrowser({
  files,
  script,
  language,
  idOf,
  kindOf,
}: BrowserSearch): Promise<EngineInBrowser> {
  const server = await serveFiles(new Map([...files, ['/index.html', pageOf(script, language)]]));
  const browser = await launchChromium();
  const { page } = await openPage(browser, server);
  const ask = async (text: string, asked: Asked): Promise<PageAnswer> => askPage(page, text, asked);
  const weighShowing = async (text: string, count: number): Promise<QueryWeight> => {
    server.takeSent();
    const fresh = await openPage(browser, server);
    await fresh.page.evaluate(
      async ([query, results]) =>
        // The page's script has put it there.
        (globalThis as unknown as MeasuredPage).benchShow(query, results),
      [text, count] as const,
    );
    const weight = weightOf(server.takeSent(), kindOf);
    await fresh.close();
    return weight;
  };
  return {
    search: async (text, asked) => (await ask(text, asked)).keys.map(idOf),
    timeOf: async (text, asked) => (await ask(text, asked)).ms,
    weigh: async (text) => {
      const first = await weighShowing(text, 1);
      const all = await weighShowing(text, shownAtOnce);
      return { ...first, indexForAll: Object.values(all.index).reduce((sum, size) => sum + size, 0) };
    },
    mostWeighed: 100,
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

function pageOf(script: string, language: string): ServedFile {
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Search</title><script type="module" src="${script}"></script></html>`;
  return { bytes: Buffer.from(html), quality: constants.BROTLI_MAX_QUALITY };
}

/** A page in a browser that has nothing yet. */
async function openPage(
  browser: Browser,
  server: FileServer,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  // The page has loaded when its module has run.
  await page.goto(server.origin);
  if (!(await page.evaluate(() => 'benchSearch' in globalThis)))
    throw new Error(
      `the page that is measured did not start: ${errors.join('; ') || 'a file of it is missing'}`,
    );
  return { page, close: async () => context.close() };
}

async function askPage(page: Page, text: string, asked: Asked): Promise<PageAnswer> {
  return page.evaluate(
    async ([query, options]) =>
      // The page's script has put it there.
      (globalThis as unknown as MeasuredPage).benchSearch(query, options),
    [text, asked] as const,
  );
}

/** What was sent, without the page itself, which is there before anybody searches. */
function weightOf(sent: ReadonlyMap<string, number>, kindOf: BrowserSearch['kindOf']): QueryWeight {
  let script = 0;
  const index: Record<string, number> = {};
  for (const [path, size] of sent) {
    if (path === '/index.html') continue;
    const kind = kindOf(path);
    if (kind === 'script') script += size;
    else index[kind] = (index[kind] ?? 0) + size;
  }
  return { script, index };
}
