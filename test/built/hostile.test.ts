import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, runCasebook, temporaryFolder } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { asTitle, writeHostileContent } from '../support/hostile-content.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';
import { sharedMaterial } from '../support/shared-data.ts';
import { findBrokenLinks } from '../support/site-links.ts';

const material = sharedMaterial('hostile/blns.json');

describe.skipIf(!material.isThere)(`strings that break software, as articles${material.note}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let out: string;
  let strings: string[];
  let origin: string;
  let site: ServedSite | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    strings = JSON.parse(readFileSync(material.path, 'utf8')) as string[];
    folder = await temporaryFolder('hostile');
    const content = path.join(folder.path, 'content');
    writeHostileContent(content, strings);
    out = await buildSite(content, 'public', folder.path);
    site = await serveSite(out);
    ({ origin } = site);
    browser = await launchChromium();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await folder.remove();
  });

  async function openPage(): Promise<Page> {
    if (!browser) throw new Error('no browser');
    return browser.newPage();
  }

  it('make a site whose every link and fragment resolves', () => {
    expect(findBrokenLinks(path.join(out, 'client'))).toEqual([]);
  });

  it('stand on their pages as they were written, and run nothing', async () => {
    const page = await openPage();
    const alarms: string[] = [];
    page.on('dialog', (dialog) => {
      alarms.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => alarms.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') alarms.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) alarms.push(`request: ${request.url()}`);
    });
    const wrong: string[] = [];
    for (const [index, text] of strings.entries()) {
      const id = `sn-${String(index + 1).padStart(4, '0')}`;
      await page.goto(`${origin}/articles/${id}/`, { waitUntil: 'domcontentloaded' });
      const title = await page.locator('h1').first().textContent();
      if (squeeze(title ?? '') !== squeeze(asTitle(text))) wrong.push(`${id}: ${String(title)}`);
      if ((await page.locator('#resolution').count()) !== 1) wrong.push(`${id}: no resolution`);
    }
    expect(wrong).toEqual([]);
    expect(alarms).toEqual([]);
    await page.close();
  }, 240_000);

  it('can be searched for in the browser, and answer without an error', async () => {
    const page = await openPage();
    const alarms: string[] = [];
    page.on('dialog', (dialog) => {
      alarms.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => alarms.push(`error: ${error.message}`));
    for (const text of strings.filter((_, index) => index % 12 === 0)) {
      await page.goto(`${origin}/search/?q=${encodeURIComponent(text.replace(/[\uD800-\uDFFF]/g, ''))}`);
      await page
        .locator(
          'casebook-search-results:is([data-search-state="done"], [data-search-state="empty"], [data-search-state="idle"])',
        )
        .first()
        .waitFor({ state: 'attached', timeout: 10_000 });
    }
    expect(alarms).toEqual([]);
    await page.close();
  }, 240_000);

  it('can be searched for at the command line', async () => {
    for (const text of strings.filter((_, index) => index % 90 === 0)) {
      const { status, stderr } = await runCasebook([
        'search',
        '--content',
        path.join(folder.path, 'content'),
        '--json',
        '--',
        text,
      ]);
      expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
      expect([0, 1, 2]).toContain(status);
    }
  }, 120_000);
});

/** White space as a browser shows it; the characters of a title matter here, not its spacing. */
function squeeze(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
