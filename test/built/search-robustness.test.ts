import { cpSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir, temporaryFolder } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

const built = process.env['CASEBOOK_TEST_OUT'] ?? path.join(projectDir, 'dist');
const query = 'quorum lost after maintenance';

const openDialog = (text: string, state: string) => async (opened: Page) => {
  await opened.keyboard.press('/');
  await opened.locator('casebook-search input').fill(text);
  await opened.locator(`casebook-search[data-search-state="${state}"]`).waitFor({ state: 'attached' });
  if (state === 'done') await opened.keyboard.press('ArrowDown');
};

async function isSettled(opened: Page): Promise<void> {
  const settled = ':is([data-search-state="done"], [data-search-state="empty"])';
  await opened.locator(`casebook-search-results${settled}`).waitFor();
}

/** Makes a manifest one of a version that is not known; its compressed copies go. */
function makeOtherVersion(file: string): void {
  if (!file.endsWith('.json')) rmSync(file);
  else writeFileSync(file, readFileSync(file, 'utf8').replace(/"version":\d+/, '"version":99'));
}

describe('search when things go wrong', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let site: ServedSite;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await temporaryFolder('robust');
    cpSync(built, folder.path, { recursive: true, filter: (file) => !file.includes('.db') });
    [site, browser] = await Promise.all([serveSite(folder.path), launchChromium()]);
  });

  afterAll(async () => {
    await browser.close();
    await site.stop();
    await folder.remove();
  });

  beforeEach(async () => {
    await page?.context().close();
    // Each with an empty cache. Requests that a service worker answers cannot be held up here.
    page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  });

  const indexFile = (name: string): string => path.join(folder.path, 'client/search-index', name);
  const hasState = (state: string): Promise<void> =>
    page.locator(`casebook-search-results[data-search-state="${state}"]`).waitFor({ state: 'attached' });
  const titles = (): Promise<string[]> => page.locator('.result-title').allTextContents();

  async function ask(text = query): Promise<string[]> {
    await page.goto(`${site.origin}/search/?${new URLSearchParams({ q: text }).toString()}`);
    await hasState('done');
    return titles();
  }

  /** Files of the index that a query takes. */
  async function filesOf(kind: string): Promise<string[]> {
    const names = new Set<string>();
    const note = (request: { url: () => string }): void => {
      const name = path.basename(new URL(request.url()).pathname);
      if (name.startsWith(`${kind}-`)) names.add(name);
    };
    page.context().on('request', note);
    await ask();
    page.context().off('request', note);
    expect(names.size).toBeGreaterThan(0);
    return [...names];
  }

  /** Does something while files are other than they should be, and mends them. */
  async function whileChanged(
    names: readonly string[],
    change: (file: string) => void,
    act: () => Promise<void>,
  ): Promise<void> {
    const aside = path.join(folder.path, 'aside');
    const all = names.flatMap((name) => globSync(`${indexFile(name)}{,.br,.gz}`));
    for (const file of all) cpSync(file, path.join(aside, path.basename(file)));
    for (const file of all) change(file);
    await act();
    for (const file of all) renameSync(path.join(aside, path.basename(file)), file);
  }

  const askAgain = async (): Promise<void> => {
    const field = page.locator('casebook-search-results input[name="q"]');
    await field.fill(`${query} `);
    await field.press('Enter');
  };

  it.each([
    [
      'that throw',
      async () =>
        page.addInitScript(
          "globalThis.Worker = class { constructor() { throw new DOMException('no workers', 'SecurityError'); } }",
        ),
    ],
    [
      'that the policy forbids',
      async () =>
        page.route(/\/search\/\?/, async (route) => {
          const response = await route.fetch();
          const headers = response.headers();
          const policy = headers['content-security-policy'] ?? '';
          await route.fulfill({
            response,
            headers: {
              ...headers,
              'content-security-policy': policy.replace(/worker-src [^;]*/, "worker-src 'none'"),
            },
          });
        }),
    ],
  ])('answers the same without workers %s', async (_, block) => {
    const expected = await ask();
    const links = await page.locator('.result-title a').evaluateAll((all) => all.map(String));
    expect(page.workers()).toHaveLength(1);
    await block();
    expect(await ask()).toEqual(expected);
    expect(await page.locator('.result-title a').evaluateAll((all) => all.map(String))).toEqual(links);
    expect(page.workers()).toHaveLength(0);
  });

  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['damaged', (file: string) => writeFileSync(file, readFileSync(file).toReversed())],
    [
      'the page of a captive portal',
      (file: string) => writeFileSync(file, '<!doctype html>Accept our terms'),
    ],
    ['empty', (file: string) => writeFileSync(file, '')],
  ])('says so where a shard is %s, keeps the rest, and is whole with the next query', async (_, change) => {
    const whole = await ask();
    const [shard = ''] = await filesOf('terms');
    await page.context().close();
    page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    await whileChanged([shard], change, async () => {
      const partly = await ask();
      expect(partly.length).toBeGreaterThan(0);
      expect(await page.locator('.results-incomplete').isVisible()).toBe(true);
    });
    // The browser keeps files of the index for ever, this one as it was.
    await askAgain();
    await page.locator('.results-incomplete').waitFor({ state: 'hidden' });
    expect(await titles()).toEqual(whole);
  });

  it('says so in the dialog, too, and is whole with the next query', async () => {
    const texts = await filesOf('store');
    await page.context().close();
    page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    await page.goto(`${site.origin}/products/`);
    await page.keyboard.press('/');
    const field = page.locator('casebook-search input');
    const status = page.locator('casebook-search [role="status"]');
    await whileChanged(
      texts.slice(0, 1),
      (file) => rmSync(file),
      async () => {
        await field.fill(query);
        await page.locator('casebook-search[data-search-state="done"]').waitFor({ state: 'attached' });
        expect(await status.textContent()).toMatch(/could not be loaded/);
        expect(await page.locator('casebook-search .hit').count()).toBeGreaterThan(0);
      },
    );
    await field.fill(`${query} `);
    await page.waitForFunction(() =>
      /^\d+ articles$/.test(document.querySelector('casebook-search [role="status"]')?.textContent ?? ''),
    );
  });

  it('tells that the index is of another version, and what to do', async () => {
    await whileChanged(['manifest.json'], makeOtherVersion, async () => {
      await page.goto(`${site.origin}/search/?q=quorum`);
      await hasState('outdated');
      const section = page.locator('.results-outdated');
      expect(await section.textContent()).toMatch(/of another version.*reload it/s);
      const status = page.locator('casebook-search-results [role="status"]');
      expect(await status.textContent()).toMatch(/of another version/);
      await page.goto(`${site.origin}/products/`);
      await page.keyboard.press('/');
      await page.locator('casebook-search input').fill('quorum');
      await page.locator('casebook-search[data-search-state="failed"]').waitFor({ state: 'attached' });
      expect(await page.locator('casebook-search [role="status"]').textContent()).toMatch(
        /of another version.*reload it/,
      );
      await page.goto(`${site.origin}/search/?q=quorum`);
      await hasState('outdated');
    });
    await page.locator('[data-reload]').click();
    await hasState('done');
    expect((await titles()).length).toBeGreaterThan(0);
  });

  it('takes a query from the address as it is, whatever stands in it', async () => {
    const strange = '<img src=x onerror=alert(1)> "ORA-00257" &amp; 仲裁 +-~^*:';
    await page.goto(`${site.origin}/search/?${new URLSearchParams({ q: strange }).toString()}`);
    await page.locator(':is([data-search-state="done"], [data-search-state="empty"])').first().waitFor();
    expect(await page.locator('casebook-search-results input[name="q"]').inputValue()).toBe(strange);
    expect(await page.locator('casebook-search-results img').count()).toBe(0);
  });

  it('is a combobox over a list box to assistive technology, with the focus in the field', async () => {
    await page.goto(`${site.origin}/products/`);
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Search the knowledge base' });
    await field.fill('replication');
    await page.locator('casebook-search[data-search-state="done"]').waitFor({ state: 'attached' });
    const list = page.getByRole('listbox', { name: 'Results' });
    expect(await field.getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    const options = list.getByRole('option');
    const count = await options.count();
    expect(count).toBeGreaterThan(5);
    expect(await page.locator('casebook-search').getByRole('status').textContent()).toMatch(/^\d+ articles$/);
    const active = (): Promise<string | null> => field.getAttribute('aria-activedescendant');
    const selected = (): Promise<(string | null)[]> =>
      list.locator('[aria-selected="true"]').evaluateAll((all) => all.map(({ id }) => id));
    expect(await active()).toBe(null);
    await page.keyboard.press('ArrowUp');
    expect(await selected()).toEqual([await options.last().getAttribute('id')]);
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(null);
    expect(await selected()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = await options.nth(1).getAttribute('id');
    expect(await active()).toBe(second);
    expect(await selected()).toEqual([second]);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    const target = await options.nth(1).getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.origin}${target}`);
  });

  it('has nothing that axe finds, in either theme, with results, without, and in part', async () => {
    const audited = await openAuditPage(browser);
    const { origin } = site;
    expect(await auditPage(audited, `${origin}/products/`, openDialog('replication', 'done'))).toEqual([]);
    expect(await auditPage(audited, `${origin}/products/`, openDialog('qqxxzzww', 'empty'))).toEqual([]);
    expect(await auditPage(audited, `${origin}/search/?q=replication&sort=newest`, isSettled)).toEqual([]);
    expect(await auditPage(audited, `${origin}/search/?q=qqxxzzww`, isSettled)).toEqual([]);
    await audited.close();
  }, 60_000);
});
