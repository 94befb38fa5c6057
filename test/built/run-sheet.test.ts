import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

describe('a run sheet', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;
  const alarms: string[] = [];
  const address = () => `${site.origin}/articles/pr-0001/run-sheet/`;

  beforeAll(async () => {
    site = await serveSite(path.join(projectDir, 'dist'));
    browser = await launchChromium();
    page = await browser.newPage({ timezoneId: 'Europe/London' });
    page.on('pageerror', (error) => alarms.push(error.message));
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const ticks = () => page.locator('.tick');
  const engineer = () => page.getByRole('textbox', { name: 'Engineer' });
  const reset = () => page.locator('[data-reset]:visible');

  it('notes the time of each step that is done, and takes it back', async () => {
    await page.goto(address());
    const first = page.getByRole('button', { name: 'Done: Announce the maintenance' });
    expect([await first.textContent(), await first.getAttribute('aria-pressed')]).toEqual(['Done', 'false']);
    await first.click();
    expect(await first.textContent()).toMatch(/^\d\d:\d\d$/);
    await ticks().nth(1).click();
    await ticks().nth(1).click();
    expect(await ticks().nth(1).getAttribute('aria-pressed')).toBe('false');
  });

  it('keeps what was filled in, for this change only', async () => {
    await engineer().fill('Ann Author');
    await page.getByRole('textbox', { name: 'Remarks' }).fill('Nothing unusual');
    await page.reload();
    expect(await ticks().first().getAttribute('aria-pressed')).toBe('true');
    expect(await engineer().inputValue()).toBe('Ann Author');
    expect(await page.getByRole('textbox', { name: 'Remarks' }).inputValue()).toBe('Nothing unusual');
    await page.goto(`${address()}?start=2027-01-24T00:00Z&end=2027-01-24T08:00Z&customer=Banca`);
    expect(await ticks().first().getAttribute('aria-pressed')).toBe('false');
    expect(await page.getByRole('textbox', { name: 'Customer' }).inputValue()).toBe('Banca');
  });

  it('is emptied by one button, which then brings all of it back', async () => {
    await page.goto(address());
    await reset().click();
    expect([await ticks().first().textContent(), await engineer().inputValue()]).toEqual(['Done', '']);
    expect(await reset().textContent()).toBe('Undo');
    await reset().click();
    expect(await engineer().inputValue()).toBe('Ann Author');
    expect(await ticks().first().getAttribute('aria-pressed')).toBe('true');
    expect(alarms).toEqual([]);
  });

  it('has on paper what is filled in, and no buttons', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await ticks().first().isVisible()).toBe(true);
    expect(await ticks().nth(1).isVisible()).toBe(false);
    expect(await engineer().inputValue()).toBe('Ann Author');
    expect(await reset().count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  });

  it('has no fault that axe finds, filled in or not', async () => {
    const audited = await openAuditPage(browser);
    expect(
      await auditPage(audited, `${address()}?start=2027-01-24T00:00Z&end=2027-01-24T08:00Z&zone=Asia/Tokyo`),
    ).toEqual([]);
    await audited.close();
  }, 60_000);
});
