import process from 'node:process';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

const out = process.env['CASEBOOK_TEST_OUT'] ?? path.join(projectDir, 'dist');
/** Texts that an engine has to read before it knows the best of these results. */
const textsOfFirst = 2;

describe('the first result in the search dialog', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(out), launchChromium()]);
  });

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  beforeEach(async () => {
    await page?.context().close();
    page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    await page.goto(`${site.origin}/products/`);
    await page.keyboard.press('/');
    await page.locator('casebook-search[data-search-state]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const lists: string[][] = [];
      Object.assign(globalThis, { shownLists: lists });
      const list = document.querySelector('#search-options');
      const note = (): number =>
        lists.push(Array.from(list?.querySelectorAll('.hit-title') ?? [], ({ textContent }) => textContent));
      if (list) new MutationObserver(note).observe(list, { childList: true });
    });
  });

  /** The lists of titles that the dialog showed, one after the other. */
  const shownLists = (): Promise<string[][]> => page.evaluate('shownLists');
  const hasState = (state: string): Promise<void> =>
    page.locator(`casebook-search[data-search-state="${state}"]`).waitFor({ state: 'attached' });

  /** Holds texts up but the first ones, until the returned function is called. */
  async function holdTexts(): Promise<() => void> {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    let texts = 0;
    await page.route(/search-index\/store-/, async (route) => {
      texts += 1;
      if (texts > textsOfFirst) await released;
      // The page may be gone by then.
      await route.continue().catch(() => undefined);
    });
    return release;
  }

  it('is there before the others, stays as it is when they come, and can be chosen meanwhile', async () => {
    const release = await holdTexts();
    await page.locator('casebook-search input').fill('archiver ora-00257');
    const first = page.locator('casebook-search .hit').first();
    await first.waitFor();
    expect(await page.locator('casebook-search .hit').count()).toBe(1);
    await hasState('loading');
    const status = page.locator('casebook-search [role="status"]');
    expect(await status.textContent()).toMatch(/^\d+ articles$/);
    const said = await status.textContent();
    await page.keyboard.press('ArrowDown');
    await first.evaluate((element) => element.setAttribute('data-seen', ''));
    const { y, height } = (await first.boundingBox()) ?? { y: 0, height: 0 };

    release();
    await hasState('done');
    expect(await page.locator('casebook-search .hit').count()).toBeGreaterThan(1);
    expect(await first.getAttribute('data-seen')).toBe('');
    expect(await first.boundingBox()).toMatchObject({ y, height });
    expect(await status.textContent()).toBe(said);
    const chosen = first.locator('[aria-selected="true"]');
    expect(await page.locator('casebook-search input').getAttribute('aria-activedescendant')).toBe(
      await chosen.getAttribute('id'),
    );
    const [early = [], whole = []] = (await shownLists()).filter((titles) => titles.length > 0);
    expect(early).toEqual(whole.slice(0, 1));
    expect(new Set(whole).size).toBe(whole.length);
  });

  it('is not shown for a query that another took the place of', async () => {
    const release = await holdTexts();
    await page.locator('casebook-search input').fill('archiver ora-00257');
    await page.locator('casebook-search .hit').first().waitFor();
    await page.locator('casebook-search input').fill('multipath paths down');
    release();
    await hasState('done');
    const lists = (await shownLists()).filter((titles) => titles.length > 0);
    const [early] = lists[0] ?? [];
    expect(lists.at(-1)?.length).toBeGreaterThan(1);
    expect(lists.filter((titles) => titles.length > 1 && titles[0] === early)).toEqual([]);
  });

  it('comes with all others where everything is at hand, so that nothing flickers', async () => {
    const field = page.locator('casebook-search input');
    await field.fill('replication');
    await hasState('done');
    await field.fill('');
    await hasState('idle');
    const before = (await shownLists()).length;
    await field.fill('replication');
    await hasState('done');
    const lists = (await shownLists()).slice(before);
    expect(lists.map((titles) => titles.length > 1)).toEqual([true]);
  });
});
