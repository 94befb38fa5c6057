import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { buildSite, runCasebook, temporaryFolder } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';
import { sharedMaterial } from '../support/shared-data.ts';
import { findBrokenLinks, listPages } from '../support/site-links.ts';
import { findInvalidHtml } from '../support/validate-html.ts';

const material = sharedMaterial('support-articles');

describe.skipIf(!material.isThere)(`600 published support articles${material.note}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let content: string;
  let out: string;
  let site: ServedSite | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    folder = await temporaryFolder('import');
    content = path.join(folder.path, 'content');
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await folder.remove();
  });

  it('are imported, every one', async () => {
    const { status, stdout } = await runCasebook(['import', 'markdown', material.path, '--out', content]);
    expect(stdout).toMatch(/600 of 600/);
    expect(status).toBe(0);
  }, 120_000);

  it('pass the check without an error', async () => {
    const { status, stderr } = await runCasebook(['check', '--content', content, '--quiet']);
    expect(stderr).toMatch(/\b0 errors\b|no problems/);
    expect(status).toBe(0);
  }, 60_000);

  it('become a site whose every internal link and fragment resolves', async () => {
    out = await buildSite(content, 'internal', folder.path);
    const client = path.join(out, 'client');
    expect(
      listPages(client).filter((page) => /^articles\/[a-z]{2}-\d+\/index\.html$/.test(page)),
    ).toHaveLength(600);
    expect(findBrokenLinks(client)).toEqual([]);
  }, 180_000);

  it('become valid pages, in which axe finds nothing in either theme', async () => {
    site ??= await serveSite(out);
    browser ??= await launchChromium();
    const client = path.join(out, 'client');
    // Every tenth article through the validator, every hundredth and each kind of list through axe.
    const articles = listPages(client).filter((page) => /^articles\/[a-z]{2}-\d+\/index\.html$/.test(page));
    const lists = ['index.html', 'service-notes/index.html', 'products/index.html', 'search/index.html'];
    const sample = [...articles.filter((_, index) => index % 10 === 0), ...lists];
    expect(await findInvalidHtml(client, sample)).toEqual([]);
    const page = await openAuditPage(browser);
    for (const name of [...articles.filter((_, index) => index % 100 === 0), ...lists]) {
      expect(await auditPage(page, `${site.origin}/${name.replace(/index\.html$/, '')}`)).toEqual([]);
    }
    await page.close();
  }, 180_000);

  it('are found in a real browser by a symptom, with the words marked where they stand', async () => {
    site ??= await serveSite(out);
    browser ??= await launchChromium();
    const page = await browser.newPage();
    const alarms: string[] = [];
    page.on('pageerror', (error) => alarms.push(error.message));
    page.on('console', (message) => message.type() === 'error' && alarms.push(message.text()));
    await page.goto(
      `${site.origin}/search/?q=${encodeURIComponent('transaction log backup fails error 3041')}`,
    );
    await page.locator('casebook-search-results[data-search-state="done"]').waitFor({ state: 'attached' });
    expect(await page.locator('casebook-search-results mark').count()).toBeGreaterThan(0);
    await page.locator('casebook-search-results a[href^="/articles/"]').first().click();
    await page.waitForURL(/\/articles\/[a-z]{2}-\d+\//);
    expect(await page.locator('h1').textContent()).toBeTruthy();
    expect(alarms).toEqual([]);
  }, 60_000);
});
