import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

const out = process.env['CASEBOOK_TEST_OUT'] ?? path.join(projectDir, 'dist');

describe('search on the built site', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;
  const alarms: string[] = [];

  beforeAll(async () => {
    site = await serveSite(out);
    browser = await launchChromium();
    // Requests that a service worker answers cannot be held up here.
    page = await browser.newPage({ serviceWorkers: 'block' });
    page.on('pageerror', (error) => alarms.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') alarms.push(`console: ${message.text()}`);
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const hasState = (element: 'casebook-search' | 'casebook-search-results', state: string): Promise<void> =>
    page.locator(`${element}[data-search-state="${state}"]`).waitFor({ state: 'attached' });
  const titles = (): Promise<string[]> => page.locator('.result-title').allTextContents();

  it('opens by slash, finds as one types, and opens what arrows choose at the marked words', async () => {
    await page.goto(`${site.origin}/products/`);
    await page.keyboard.press('/');
    const field = page.locator('casebook-search input');
    await field.pressSequentially('archiver ora-002');
    await hasState('casebook-search', 'done');
    const first = page.locator('casebook-search [role="option"]').first();
    await first.locator('mark').first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await first.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/articles\/sn-0007\/#/);
    await page.locator('mark.search-arrival').first().waitFor();
    expect((await page.locator('mark.search-arrival').first().textContent())?.toLowerCase()).toMatch(
      /archiver|ora-00257/,
    );
    expect(alarms).toEqual([]);
  });

  it('loses nothing that is typed before its script is there', async () => {
    await page.goto(`${site.origin}/products/`);
    await page.route(/search-dialog[^/]*\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('archiver', { delay: 5 });
    expect(await page.locator('casebook-search input').inputValue()).toBe('archiver');
    await hasState('casebook-search', 'done');
    await page.unrouteAll();
    expect(alarms).toEqual([]);
  });

  it('opens by Ctrl-K and closes by Escape, with the focus where it was', async () => {
    await page.goto(`${site.origin}/products/`);
    const trigger = page.locator('[data-search-open]').first();
    await trigger.focus();
    await page.keyboard.press('Control+k');
    await page.locator('casebook-search dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('casebook-search dialog[open]').waitFor({ state: 'detached' });
    expect(await trigger.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('closes at the first Escape with a query in the field', async () => {
    await page.goto(`${site.origin}/products/`);
    await page.keyboard.press('/');
    await page.locator('casebook-search input').fill('quorum');
    await hasState('casebook-search', 'done');
    await page.keyboard.press('Escape');
    await page.locator('casebook-search dialog[open]').waitFor({ state: 'detached', timeout: 2000 });
    expect(await page.locator('casebook-search dialog').isVisible()).toBe(false);
  });

  it('marks the words of a result on the page that is open already', async () => {
    await page.goto(`${site.origin}/articles/sn-0007/`);
    await page.keyboard.press('/');
    await page.locator('casebook-search input').fill('archiver ora-00257');
    await hasState('casebook-search', 'done');
    await page.locator('casebook-search a[href^="/articles/sn-0007/#"]').first().click();
    await page.locator('mark.search-arrival').first().waitFor();
    expect(await page.locator('casebook-search dialog[open]').count()).toBe(0);
  });

  it('takes a log of any length on the home page, with a short title of the results', async () => {
    await page.goto(site.origin);
    const line = '2026-11-22T04:13:02Z db1 oracle[77]: ARC0: archiver error, ORA-00257, waiting for space\n';
    await page.locator('.home-paste textarea').fill(line.repeat(300));
    await page.locator('.home-paste button').click();
    await page.waitForURL(/\/search\/\?q=ORA-00257/);
    await hasState('casebook-search-results', 'done');
    expect(page.url().length).toBeLessThan(1500);
    expect((await page.title()).length).toBeLessThan(90);
    expect(await titles()).not.toEqual([]);
  });

  it('opens by slash from a check box', async () => {
    await page.goto(`${site.origin}/search/?q=replication`);
    await hasState('casebook-search-results', 'done');
    await page.locator('.facet input').first().focus();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
  });

  it('goes to the results page by Enter when nothing is chosen', async () => {
    await page.goto(`${site.origin}/products/`);
    await page.keyboard.press('/');
    await page.locator('casebook-search input').fill('quorum');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=quorum$/);
    await hasState('casebook-search-results', 'done');
    expect((await titles()).some((title) => /quorum/i.test(title))).toBe(true);
  });

  it('keeps query and filters in the address, and the counts true', async () => {
    await page.goto(`${site.origin}/search/?q=replication`);
    await hasState('casebook-search-results', 'done');
    const row = page.locator('.facet-row', { has: page.locator('input[name="type"][value="procedure"]') });
    const count = Number(await row.locator('.facet-count').textContent());
    await row.locator('input').check();
    await page.waitForURL(/q=replication&type=procedure$/);
    await page
      .locator(`casebook-search-results[data-search-state="done"] [role="status"]:has-text("${count} ")`)
      .waitFor();
    await page.reload();
    await hasState('casebook-search-results', 'done');
    expect(await page.locator('input[name="type"][value="procedure"]').isChecked()).toBe(true);
    await page.goBack();
    await hasState('casebook-search-results', 'done');
    expect(await page.locator('.facet input:checked').count()).toBe(0);
    expect(alarms).toEqual([]);
  });

  it('shows as many results as before, at the same place, to who comes back from one', async () => {
    await page.goto(`${site.origin}/search/?q=replication`);
    await hasState('casebook-search-results', 'done');
    const before = (await titles()).length;
    await page.locator('[data-more]').click();
    await page.waitForFunction((count) => document.querySelectorAll('.result-title').length > count, before);
    const shown = (await titles()).length;
    const chosen = page.locator('.result-title a').nth(before + 1);
    await chosen.scrollIntoViewIfNeeded();
    const top = await page.evaluate(() => scrollY);
    expect(top).toBeGreaterThan(0);
    await chosen.click();
    await page.waitForURL(/\/articles\//);
    await page.goBack();
    await hasState('casebook-search-results', 'done');
    expect((await titles()).length).toBe(shown);
    await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 4, top);
    await page.locator('casebook-search-results input[name="q"]').fill('quorum');
    await page.waitForURL(/q=quorum/);
    await hasState('casebook-search-results', 'done');
    expect((await titles()).length).toBeLessThanOrEqual(before);
  });

  it('puts what was verified last first when asked to, in the address and for who comes back', async () => {
    await page.goto(`${site.origin}/search/?q=replication`);
    await hasState('casebook-search-results', 'done');
    const best = await titles();
    const sorting = page.getByLabel('Sort by');
    await sorting.focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/q=replication&sort=newest$/);
    const days = (): Promise<string[]> =>
      page
        .locator('.result time')
        .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    await page.waitForFunction(
      (first) => document.querySelector('.result-title')?.textContent !== first,
      best[0],
    );
    const shown = await days();
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).toEqual(shown.toSorted((a, b) => (a < b ? 1 : -1)));
    const newest = await titles();
    await page.reload();
    await hasState('casebook-search-results', 'done');
    expect(await titles()).toEqual(newest);
    expect(await sorting.inputValue()).toBe('newest');
    await page.goBack();
    await page.waitForFunction(
      (first) => document.querySelector('.result-title')?.textContent === first,
      best[0],
    );
    expect(await sorting.inputValue()).toBe('relevance');
    expect(page.url()).toMatch(/q=replication$/);
    await page.goForward();
    await page.waitForFunction(
      (first) => document.querySelector('.result-title')?.textContent === first,
      newest[0],
    );
    expect(await sorting.inputValue()).toBe('newest');
    expect(alarms).toEqual([]);
  });

  it('offers similar words, else ways on, where nothing is found', async () => {
    await page.goto(`${site.origin}/search/?q=kerberoz`);
    await hasState('casebook-search-results', 'done');
    expect(await page.locator('.results-suggestion').textContent()).toMatch(/These are for kerberos:$/);
    await page.goto(`${site.origin}/search/?q=${encodeURIComponent('+kerberos +multipath')}`);
    await hasState('casebook-search-results', 'done');
    expect(await page.locator('.results-nearest').isVisible()).toBe(true);
    await page.goto(`${site.origin}/search/?q=quorum+kerberoz`);
    await hasState('casebook-search-results', 'done');
    await page.getByRole('link', { name: 'quorum kerberos' }).click();
    await page.waitForURL(/q=quorum\+kerberos/);
    await page.goto(`${site.origin}/search/?q=qqxxzzww`);
    await hasState('casebook-search-results', 'empty');
    expect(await page.locator('.results-empty a').count()).toBeGreaterThan(3);
    const status = page.locator('casebook-search-results [role="status"]');
    expect(await status.textContent()).toMatch(/^Nothing found/);
    expect(await status.evaluate((element) => getComputedStyle(element).display)).not.toBe('none');
  });

  it('works in the page itself where workers are blocked', async () => {
    await page.route(/search-worker/, async (route) => route.abort());
    await page.goto(`${site.origin}/search/?q=quorum`);
    await hasState('casebook-search-results', 'done');
    expect((await titles()).length).toBeGreaterThan(0);
    await page.unroute(/search-worker/);
    alarms.length = 0;
  });

  it('says so when the index cannot be loaded, keeps the query, and goes on when asked again', async () => {
    await page.route(/search-index/, async (route) => route.abort());
    await page.goto(`${site.origin}/search/?q=quorum`);
    await hasState('casebook-search-results', 'failed');
    expect(await page.locator('casebook-search-results input[name="q"]').inputValue()).toBe('quorum');
    await page.unroute(/search-index/);
    await page.locator('[data-retry]').click();
    await hasState('casebook-search-results', 'done');
    alarms.length = 0;
  });

  it('says so when a part of the index cannot be loaded, and shows what the rest gives', async () => {
    await page.route(/search-index\/store-/, async (route) => route.abort());
    await page.goto(`${site.origin}/search/?q=quorum`);
    await hasState('casebook-search-results', 'done');
    expect(await page.locator('.results-incomplete').isVisible()).toBe(true);
    await page.unroute(/search-index\/store-/);
    alarms.length = 0;
  });

  it('ships at most 40 kB of compressed script before the first query', async () => {
    const scripts = new Set<string>();
    const note = (request: { url: () => string }): void => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) scripts.add(pathname);
    };
    page.on('request', note);
    await page.goto(`${site.origin}/search/`, { waitUntil: 'networkidle' });
    page.off('request', note);
    // A worker's own file is loaded behind the page's back.
    const assets = path.join(out, 'client/_astro');
    for (const name of readdirSync(assets))
      if (/^search-worker.*\.js$/.test(name)) scripts.add(`/_astro/${name}`);
    const sizes = [...scripts].map((script) => {
      const file = path.join(out, 'client', script);
      return readFileSync(existsSync(`${file}.br`) ? `${file}.br` : file).length;
    });
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
  });
});
