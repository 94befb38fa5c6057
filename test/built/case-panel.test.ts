import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveFiles } from '../support/serve-files.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

let server: ServedSite;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serveSite(path.join(projectDir, 'dist')), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function openCase(): Promise<string> {
  const response = await fetch(`${server.origin}/api/cases`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      kind: 'malfunction',
      title: 'LUN is offline on the second site',
      customer: 'valdarno',
      channel: 'phone',
      severity: 3,
    }),
  });
  return ((await response.json()) as { number: string }).number;
}

const countOf = async (what: 'flags' | 'feedback'): Promise<number> => {
  const response = await fetch(`${server.origin}/api/articles/SN-0001/${what}?limit=200`);
  return ((await response.json()) as { items: unknown[] }).items.length;
};

describe('what cases and readers say of an article', () => {
  it('links the case that it solved, and shows it among those that it resolved', async () => {
    const number = await openCase();
    const page = await browser.newPage();
    await page.goto(`${server.origin}/articles/sn-0001/`);
    await page.getByText('This solved it').click();
    const field = page.getByLabel('Case (optional)');
    await field.fill('12');
    await page.locator('[data-solved] button').click();
    expect(await page.locator('[data-said]').textContent()).toBe('Write the number as SR-000123.');
    await field.fill(number.toLowerCase());
    await page.locator('[data-solved] button').click();
    await page.getByText('Thank you. The case is linked.').waitFor();
    const link = page.locator('casebook-case-panel li', { hasText: number }).getByRole('link');
    await link.click();
    expect(await page.locator('#articles').textContent()).toContain('Reused');
  });

  it('keeps a word without a case as feedback, and a flag with its reason', async () => {
    const [feedback, flags] = [await countOf('feedback'), await countOf('flags')];
    const page = await browser.newPage();
    await page.goto(`${server.origin}/articles/sn-0001/`);
    await page.getByText('This solved it').click();
    await page.getByLabel('What helped (optional)').fill('The second command.');
    await page.locator('[data-solved] button').click();
    await page.getByText('Thank you. Your word is kept.').waitFor();
    await page.getByText('Something is wrong').click();
    await page.getByLabel('What would be right').fill('The option is called -force.');
    await page.locator('[data-flag] button').click();
    await page.getByText('Whoever keeps this article true will see it.').waitFor();
    expect([await countOf('feedback'), await countOf('flags')]).toEqual([feedback + 1, flags + 1]);
  });

  it('says what the server refuses, and keeps what was typed', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/articles/sn-0001/`);
    await page.getByText('This solved it').click();
    await page.getByLabel('Case (optional)').fill('SR-999999');
    await page.locator('[data-solved] button').click();
    await page.getByText('One of the cases is not there.').waitFor();
    expect(await page.getByLabel('Case (optional)').inputValue()).toBe('SR-999999');
  });

  it('is not there where no server is, and asks for nothing', async () => {
    const files = await serveFiles(path.join(projectDir, 'dist/client'));
    const page = await browser.newPage();
    await page.goto(`${files.origin}/articles/sn-0001/`, { waitUntil: 'networkidle' });
    expect(await page.locator('casebook-case-panel').isVisible()).toBe(false);
    const menu = page.getByRole('navigation', { name: 'Main' });
    expect(await menu.getByRole('link', { name: 'Cases' }).isVisible()).toBe(false);
    expect(files.asked.filter((name) => /^\/(?:api|cases)\//.test(name))).toEqual([]);
    await page.close();
    await files.stop();
  });

  it('is accessible with its forms open', async () => {
    const page = await openAuditPage(browser);
    const found = await auditPage(page, `${server.origin}/articles/sn-0001/`, async () => {
      await page.getByText('This solved it').click();
      await page.getByText('Something is wrong').click();
    });
    expect(found).toEqual([]);
  });
});
