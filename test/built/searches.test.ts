import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

interface Told {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A page of a new reader, what it tells of searches, and what its console complains of. */
async function openReader(options: Parameters<Browser['newContext']>[0] = {}): Promise<{
  readonly context: BrowserContext;
  readonly page: Page;
  readonly told: Told[];
  readonly complaints: string[];
}> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const told: Told[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/searches')) return;
    told.push({ path: pathname, body: request.postDataJSON() as Told['body'] });
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, told, complaints };
}

const hasState = (page: Page, element: string, state: string): Promise<void> =>
  page.locator(`${element}[data-search-state="${state}"]`).waitFor({ state: 'attached' });

async function searchInDialog(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('casebook-search input').waitFor();
  await page.locator('casebook-search input').pressSequentially(words);
  await hasState(page, 'casebook-search', 'done');
}

/** Figures of self-service by their ids, and the cases that searches led to. */
async function readSelfService() {
  const response = await fetch(`${server.origin}/api/metrics/measures/self-service`);
  const { figures, tables } = (await response.json()) as {
    readonly figures: readonly { readonly id: string; readonly count: number; readonly value: number }[];
    readonly tables: readonly { readonly rows: readonly (readonly unknown[])[] }[];
  };
  return {
    figures: Object.fromEntries(figures.map(({ id, count, value }) => [id, { count, value }])),
    cases: tables[0]?.rows ?? [],
  };
}

describe('what pages tell of searches', () => {
  it('is one search for what was opened, not one for each letter, with the place of the result', async () => {
    const { context, page, told, complaints } = await openReader();
    await page.goto(`${server.origin}/products/`);
    await searchInDialog(page, 'archiver ora-00257');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/articles\/sn-0007\//);
    await expect
      .poll(async () => (await readSelfService()).figures)
      .toMatchObject({
        searches: { count: 1 },
        'opened-first': { count: 1 },
        'mean-place': { value: 1 },
      });
    expect(told.map(({ path: address, body }) => [address, body])).toEqual([
      [
        '/api/searches',
        expect.objectContaining({
          words: 'archiver ora-00257',
          lang: 'en',
          clicked: expect.objectContaining({ article: 'SN-0007', position: 1 }) as unknown,
        }),
      ],
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is nothing of what was begun and given up, and one search of what was looked at for a while', async () => {
    const { context, page, told } = await openReader();
    await page.goto(`${server.origin}/products/`);
    await searchInDialog(page, 'arch');
    await page.keyboard.press('Escape');
    await page.locator('casebook-search dialog').waitFor({ state: 'hidden' });
    await searchInDialog(page, 'datastore apd');
    await expect.poll(() => told.length, { timeout: 8000 }).toBe(1);
    // Its id is known once it is answered.
    await page.waitForFunction(() => /-/.test(sessionStorage.getItem('casebook:search') ?? ''));
    expect(told[0]?.body).toMatchObject({ words: 'datastore apd', results: expect.any(Number) as number });
    expect(told[0]?.body).not.toHaveProperty('clicked');
    // What is opened after that belongs to the same search; the results page knows it, too.
    await page.keyboard.press('Enter');
    await hasState(page, 'casebook-search-results', 'done');
    await page.locator('.result-title a').nth(1).click();
    await page.waitForURL(/\/articles\//);
    await expect.poll(() => told.length).toBe(2);
    expect(told[1]).toMatchObject({
      path: expect.stringMatching(/^\/api\/searches\/[0-9a-f-]{36}\/click$/) as string,
      body: { position: 2 },
    });
    await page.goBack();
    await hasState(page, 'casebook-search-results', 'done');
    await page.goto(`${server.origin}/products/`);
    expect(told.length).toBe(2);
    await context.close();
  });

  it('leads from nothing found to a new case, which is known to come of the search', async () => {
    const { context, page, complaints } = await openReader();
    const words = 'qzxv-4711 plotter jammed';
    await page.goto(`${server.origin}/search/?${new URLSearchParams({ q: '"qzxv 4711 plotter jammed"' })}`);
    await hasState(page, 'casebook-search-results', 'empty');
    await page.locator('casebook-search-results input[name="q"]').fill(words);
    await page.keyboard.press('Enter');
    await page.locator('[data-open-case]:visible').first().click();
    await page.waitForURL(/\/cases\/new\/\?title=.*&search=/);
    expect(await page.getByLabel('Title').inputValue()).toBe(words);
    await page.getByLabel('Customer', { exact: true }).fill('valdarno');
    await page.locator('form[data-form="open"] button[type="submit"]').click();
    await page.waitForURL(/\/cases\/SR-\d+\/\?done=opened/);
    const number = /SR-\d+/.exec(page.url())?.[0];
    const { figures, cases } = await readSelfService();
    expect(cases.map((row) => row.slice(0, 2))).toEqual([[number, words]]);
    expect(figures).toMatchObject({ 'led-to-case': { count: 1 } });
    expect(figures['null-searches']?.count).toBeGreaterThan(0);
    // A new case that comes of nothing begins empty.
    await page.goto(`${server.origin}/cases/new/`);
    expect(await page.getByLabel('Title').inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is what an escalation came of, where it was searched in the same tab before, and nobody takes that away', async () => {
    const { context, page, complaints } = await openReader();
    const open = async (): Promise<string> => {
      const response = await context.request.post(`${server.origin}/api/cases`, {
        headers: { Origin: server.origin },
        data: {
          kind: 'malfunction',
          title: 'Plotter is jammed',
          customer: 'valdarno',
          contract: { number: 'BV-1' },
          channel: 'phone',
          severity: 3,
        },
      });
      return ((await response.json()) as { number: string }).number;
    };
    const escalate = async (number: string, before: () => Promise<void>): Promise<void> => {
      await page.goto(`${server.origin}/cases/${number}/`);
      await page.locator('.case-actions summary', { hasText: 'Escalate' }).click();
      await before();
      await page.getByLabel('Why it cannot go on here').fill('Nobody knows this.');
      await page.locator('form[data-form="escalate"] button[type="submit"]').click();
      await page.waitForURL(/done=saved/);
    };
    const box = page.locator('casebook-last-search input');
    const [unrelated, one, other] = [await open(), await open(), await open()];
    await escalate(unrelated, async () => {
      expect(await box.isHidden()).toBe(true);
      expect(await box.isDisabled()).toBe(true);
    });
    const words = 'qzxv-4712 plotter';
    await page.goto(`${server.origin}/search/?${new URLSearchParams({ q: words })}`);
    await page.waitForFunction(() => /-.*-.*-/.test(sessionStorage.getItem('casebook:search') ?? ''));
    await escalate(one, async () => {
      expect(await page.locator('.field-check').innerText()).toContain(words);
      expect(await box.isChecked()).toBe(true);
    });
    await page.goto(`${server.origin}/search/?q=plotter`);
    await page.waitForFunction(() =>
      (sessionStorage.getItem('casebook:search') ?? '').startsWith('["plotter","'),
    );
    await escalate(other, async () => box.uncheck());
    const { cases } = await readSelfService();
    const led = new Set(cases.map(([number]) => number));
    expect([led.has(one), led.has(other), led.has(unrelated)]).toEqual([true, false, false]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is nothing where the reader asks for that', async () => {
    const { context, page, told, complaints } = await openReader({ extraHTTPHeaders: { DNT: '1' } });
    await page.goto(`${server.origin}/search/?q=quorum`);
    await hasState(page, 'casebook-search-results', 'done');
    await page.locator('.result-title a').first().click();
    await page.waitForURL(/\/articles\//);
    expect([told, complaints]).toEqual([[], []]);
    await context.close();
  });

  it('is nothing without network, and no error', async () => {
    const { context, page, told, complaints } = await openReader();
    await page.goto(`${server.origin}/products/`);
    await searchInDialog(page, 'quorum');
    await context.setOffline(true);
    await page.waitForTimeout(1100);
    await page.keyboard.press('Escape');
    expect([told, complaints]).toEqual([[], []]);
    await context.close();
  });

  it('is nothing on a host that only serves files', async () => {
    const files = await serveFiles(path.join(projectDir, 'dist/client'));
    const { context, page, complaints } = await openReader();
    await page.goto(`${files.origin}/search/?q=quorum`);
    await hasState(page, 'casebook-search-results', 'done');
    await page.locator('.result-title a').first().click();
    await page.waitForURL(/\/articles\//);
    expect(files.asked.filter((address) => address.startsWith('/api/'))).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
    await files.stop();
  });
});
