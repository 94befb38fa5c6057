import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir, temporaryFolder } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

const built = process.env['CASEBOOK_TEST_OUT'] ?? path.join(projectDir, 'dist');
const visited = '/articles/sn-0007/';

describe('the site without network after one visit', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let browser: Browser;
  let site: ServedSite;
  let isServed = false;
  let context: BrowserContext;
  let page: Page;
  const alarms: string[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder('offline');
    cpSync(built, folder.path, { recursive: true, filter: (file) => !file.includes('.db') });
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await folder.remove();
  });

  beforeEach(async () => {
    site = await serveSite(folder.path);
    isServed = true;
    context = await browser.newContext();
    page = await context.newPage();
    alarms.length = 0;
    page.on('pageerror', (error) => alarms.push(error.message));
  });

  afterEach(async () => {
    await context.close();
    await stopServer();
  });

  async function stopServer(): Promise<void> {
    if (isServed) await site.stop();
    isServed = false;
  }

  const openPage = async (address: string): Promise<unknown> => page.goto(site.origin + address);
  const isReady = (): Promise<void> =>
    page.locator('.offline-ready:not([hidden])').waitFor({ timeout: 20_000 });
  const resultsOf = async (query: string): Promise<string[]> => {
    await openPage(`/search/?${new URLSearchParams({ q: query }).toString()}`);
    await page.locator('casebook-search-results[data-search-state="done"]').waitFor({ state: 'attached' });
    return page.locator('.result-title').allTextContents();
  };
  /** Addresses of everything that is kept on the device. */
  const keptAddresses = (): Promise<string[]> =>
    page.evaluate(async () => {
      const kept: string[] = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) kept.push(url);
      }
      return kept;
    });

  it('opens visited pages, home and search, and finds everything', async () => {
    await openPage(visited);
    await isReady();
    const title = await page.locator('h1').textContent();
    const online = await resultsOf('replication lag');
    await stopServer();

    await openPage(visited);
    expect(await page.locator('h1').textContent()).toBe(title);
    const copy = page.locator('.offline-copy');
    await copy.waitFor();
    expect(await copy.textContent()).toMatch(/This is the copy of \d+ \w+ \d{4}/);
    const font = await page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily);
    expect(font).toMatch(/Plex Sans/);
    await openPage('/');
    expect(await page.locator('.home-search input').isVisible()).toBe(true);

    expect(await resultsOf('replication lag')).toEqual(online);
    // Never asked with network.
    expect((await resultsOf('archiver ora-00257')).length).toBeGreaterThan(0);
    expect(await page.locator('.results-incomplete').isVisible()).toBe(false);
    expect((await resultsOf('kerberoz')).length).toBeGreaterThan(0);

    await openPage(visited);
    await page.keyboard.press('/');
    await page.locator('casebook-search input').fill('quorum');
    await page.locator('casebook-search[data-search-state="done"]').waitFor({ state: 'attached' });
    expect(await page.locator('casebook-search .hit').count()).toBeGreaterThan(0);
    expect(alarms).toEqual([]);
  });

  it('says what is here where a page is not, and opens it once the network is back', async () => {
    await openPage(visited);
    const title = (await page.locator('h1').textContent())?.trim() ?? '';
    await isReady();
    await context.setOffline(true);
    await openPage('/articles/sn-0001/');
    expect(await page.locator('h1').textContent()).toBe('You are offline');
    const kept = page.locator('casebook-kept-pages li a');
    await kept.first().waitFor();
    expect(await kept.allTextContents()).toContainEqual(expect.stringContaining(title));
    expect(await page.locator('[data-search="whole"]').isVisible()).toBe(true);
    await context.setOffline(false);
    await page.locator('[data-retry]').click();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent !== 'You are offline');
    expect(page.url()).toBe(`${site.origin}/articles/sn-0001/`);
    expect(await page.locator('.offline-copy').isVisible()).toBe(false);
  });

  it('loads no more than what was asked for where the reader saves data', async () => {
    await context.addInitScript(
      "Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } })",
    );
    await openPage(visited);
    await page.evaluate('navigator.serviceWorker.ready');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    const online = await resultsOf('replication lag');
    await page.waitForTimeout(1500);
    const shards = (await keptAddresses()).filter((address) => /terms-/.test(address));
    expect(shards.length).toBeGreaterThan(0);
    expect(shards.length).toBeLessThan(100);
    await stopServer();
    expect(await resultsOf('replication lag')).toEqual(online);
    expect(await page.locator('.offline-ready').isVisible()).toBe(false);
    await openPage('/articles/sn-0001/');
    await page.locator('[data-search="partly"]').waitFor();
  });

  it('never shows an old page or an old index to who has network', async () => {
    await openPage(visited);
    await isReady();
    const file = path.join(folder.path, 'client', visited, 'index.html');
    const manifest = path.join(folder.path, 'client/search-index/manifest.json');
    const before = new Map([file, manifest].map((name) => [name, readFileSync(name, 'utf8')]));
    for (const name of [file, manifest])
      for (const ending of ['.br', '.gz']) rmSync(name + ending, { force: true });
    writeFileSync(
      file,
      before.get(file)?.replace(/<h1[^>]*>[^<]*/, (heading) => `${heading} (mended)`) ?? '',
    );
    writeFileSync(manifest, `${before.get(manifest)}\n`);

    await openPage(visited);
    expect(await page.locator('h1').textContent()).toMatch(/\(mended\)/);
    await page.waitForFunction(async () => {
      const kept = await (await caches.open('casebook:search')).match('/search-index/manifest.json');
      return (await kept?.text())?.endsWith('\n') === true;
    });
    await stopServer();
    await openPage(visited);
    expect(await page.locator('h1').textContent()).toMatch(/\(mended\)/);
    expect((await resultsOf('quorum')).length).toBeGreaterThan(0);
    for (const [name, text] of before) writeFileSync(name, text);
  });

  it('keeps nothing but files of the site, and nothing once somebody signs out', async () => {
    await openPage(visited);
    await isReady();
    await page.evaluate('fetch("/api/health").then((response) => response.text())');
    await openPage('/api/docs');
    await openPage('/');
    const kept = await keptAddresses();
    expect(kept.length).toBeGreaterThan(100);
    const strange = kept.filter((address) => {
      const { origin, pathname } = new URL(address);
      const file = path.join(folder.path, 'client', pathname, pathname.endsWith('/') ? 'index.html' : '');
      return origin !== site.origin || !existsSync(file);
    });
    expect(strange).toEqual([]);
    await page.evaluate('fetch("/account/sign-out", { method: "POST" }).then((response) => response.status)');
    await page.waitForFunction('caches.keys().then((names) => names.length === 0)');
  });

  it('has nothing that axe finds on the offline page', async () => {
    const audited = await openAuditPage(browser);
    expect(await auditPage(audited, `${site.origin}/offline/`)).toEqual([]);
    await audited.close();
  });
});
