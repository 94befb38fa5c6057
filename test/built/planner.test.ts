import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

describe('the change-window planner, for a reader in London', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serveSite(path.join(projectDir, 'dist'));
    browser = await launchChromium();
    page = await browser.newPage({ timezoneId: 'Europe/London' });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const planner = () => page.locator('casebook-change-window');
  const customer = () => planner().locator('select');
  async function plan(start: string, end: string): Promise<void> {
    await planner().locator('input[name="start"]').fill(start);
    await planner().locator('input[name="end"]').fill(end);
  }
  async function resultOf(name: string): Promise<string[]> {
    const result = planner().locator(`[data-result="${name}"]`);
    const texts = [result.locator('[data-value]'), result.locator('[data-theirs]:visible')];
    return (await Promise.all(texts.map((text) => text.allTextContents()))).flat();
  }
  const firstStep = async () => (await page.locator('.step-time').first().innerText()).split('\n');

  it('shows times by the clocks of the customer beside those of the reader', async () => {
    await page.goto(`${site.origin}/articles/pr-0001/`);
    await planner().locator('summary').click();
    await plan('2027-01-24T00:00', '2027-01-24T08:00');
    expect(await resultOf('latestDecision')).toEqual(['Sun 24 Jan, 06:00']);
    expect(await firstStep()).toEqual(['00:00–00:05']);
    await customer().selectOption('CF-0002');
    expect(await resultOf('latestDecision')).toEqual([
      'Sun 24 Jan, 06:00',
      'Banca Valdarno S.p.A.: Sun 24 Jan, 07:00',
    ]);
    expect(await firstStep()).toEqual(['00:00–00:05', '01:00–01:05']);
  });

  it('takes start and end by the clocks of the customer for who says so', async () => {
    await planner().locator('input[value="theirs"]').check();
    expect(await resultOf('latestDecision')).toEqual([
      'Sun 24 Jan, 05:00',
      'Banca Valdarno S.p.A.: Sun 24 Jan, 06:00',
    ]);
  });

  it('hands the window, the customer and their zone to the run sheet', async () => {
    await planner().locator('[data-run-sheet]').click();
    await page.waitForURL(/run-sheet\/\?start=2027-01-23T23%3A00Z&end=2027-01-24T07%3A00Z/);
    const blank = async (name: string) =>
      (await page.locator(`[data-blank="${name}"]`).innerText()).split('\n');
    expect(await page.locator('[data-blank="customer"] input').inputValue()).toBe('Banca Valdarno S.p.A.');
    expect(await blank('timeZone')).toEqual(['Europe/London', 'Europe/Rome']);
    expect(await blank('windowStart')).toEqual(['23 Jan 2027, 23:00', '24 Jan 2027, 00:00']);
    expect(await blank('latestDecision')).toEqual(['24 Jan 2027, 05:00', '24 Jan 2027, 06:00']);
    const steps = await page.locator('[data-step]').allInnerTexts();
    expect(steps[0]?.split('\n')).toEqual(['23:00', '00:00']);
    expect(steps.every((text) => /^\d\d:\d\d\n\d\d:\d\d$/.test(text))).toBe(true);
  });

  it('says so when the clocks of both show the same, and then shows one time', async () => {
    await page.goto(`${site.origin}/articles/pr-0001/?customer=CF-0005`);
    expect(await planner().locator('details').getAttribute('open')).not.toBeNull();
    expect((await customer().locator('option:checked').innerText()).trim()).toBe(
      'St Brigid University Hospital (Europe/Dublin)',
    );
    await plan('2027-01-24T00:00', '2027-01-24T08:00');
    expect(await planner().locator('[data-same-clocks]').isVisible()).toBe(true);
    expect(await resultOf('latestDecision')).toEqual(['Sun 24 Jan, 06:00']);
  });

  it('takes any time zone for a customer who has no record here', async () => {
    await customer().selectOption('Asia/Tokyo');
    expect(await resultOf('latestDecision')).toEqual(['Sun 24 Jan, 06:00', 'Asia/Tokyo: Sun 24 Jan, 15:00']);
  });

  it('warns of a time that the clocks of the customer skip', async () => {
    await customer().selectOption('America/New_York');
    await planner().locator('input[value="theirs"]').check();
    await plan('2027-03-14T02:30', '2027-03-14T12:00');
    expect(await planner().locator('[data-skipped]').isVisible()).toBe(true);
    await plan('2027-03-14T03:30', '2027-03-14T12:00');
    expect(await planner().locator('[data-skipped]').isVisible()).toBe(false);
  });

  it('is opened for the customer by their record', async () => {
    await page.goto(`${site.origin}/articles/cf-0001/`);
    await page.locator('.timeline-table a').first().click();
    await page.waitForURL(/\/articles\/pr-0001\/\?customer=CF-0001$/);
    expect(await customer().inputValue()).toBe('CF-0001');
  });

  it('has no fault that axe finds when it is open', async () => {
    const audited = await openAuditPage(browser);
    expect(await auditPage(audited, `${site.origin}/articles/pr-0001/?customer=CF-0004`)).toEqual([]);
    await audited.close();
  }, 60_000);
});
