import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

describe('the choice of a theme', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;
  const alarms: string[] = [];

  beforeAll(async () => {
    site = await serveSite(path.join(projectDir, 'dist'));
    browser = await launchChromium();
    page = await browser.newPage({ colorScheme: 'light' });
    page.on('pageerror', (error) => alarms.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') alarms.push(message.text());
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = 'rgb(251, 250, 248)';
  const dark = 'rgb(19, 21, 24)';

  it('holds on every page of the site and of the API, wherever it was made', async () => {
    await page.goto(`${site.origin}/products/`);
    expect(await ground()).toBe(light);
    const onSite = page.locator('casebook-theme button');
    await onSite.click();
    await onSite.click();
    expect(await onSite.getAttribute('aria-label')).toBe('Theme: Dark');

    await page.goto(`${site.origin}/api/docs`);
    expect(await ground()).toBe(dark);
    const onApi = page.locator('[data-theme-button]');
    expect(await onApi.textContent()).toBe('Theme: dark');
    await onApi.click();
    expect([await onApi.textContent(), await ground()]).toEqual(['Theme: system', light]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe(dark);
    await onApi.click();
    expect(await ground()).toBe(light);

    await page.goto(`${site.origin}/products/`);
    expect(await ground()).toBe(light);
    expect(alarms).toEqual([]);
  });

  it('is not needed to read the reference of the API', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false, colorScheme: 'dark' });
    await plain.goto(`${site.origin}/api/docs`);
    expect(await plain.locator('[data-theme-button]').isVisible()).toBe(false);
    expect(await plain.locator('main h2').count()).toBeGreaterThan(4);
    await plain.close();
  });

  it('leaves the reference without a fault that axe finds, in either theme', async () => {
    const audited = await openAuditPage(browser);
    expect(await auditPage(audited, `${site.origin}/api/docs`)).toEqual([]);
    await audited.close();
    // The longest page of all: axe takes its time where the machine has other work.
  }, 300_000);
});
