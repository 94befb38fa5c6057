import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

/*
 * The world of these tests: three cases about a product of their own that were closed today. The first reused SN-0001; the two others are
 * alike and have no article.
 */
const product = 'probe-array';
let server: ServedSite;
let browser: Browser;
const numbers: string[] = [];

async function send(
  method: string,
  address: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${server.origin}/api${address}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return response;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([serveSite(path.join(projectDir, 'dist')), launchChromium()]);
  for (const title of [
    'Fan tray reports an unknown part',
    'Mirror lags behind nightly',
    'Mirror lags behind every night',
  ]) {
    const opened = await send('POST', '/cases', {
      kind: 'malfunction',
      title,
      customer: 'valdarno',
      contract: { number: 'PRJ-2231' },
      channel: 'phone',
      severity: 3,
      product,
    });
    const { number } = (await opened.json()) as { number: string };
    numbers.push(number);
    const outcome = { kind: 'solved', cause: title, resolution: 'It was put right.' };
    for (const transition of [{ transition: 'resolve', ...outcome }, { transition: 'close' }])
      await send('POST', `/cases/${number}/transitions`, transition, { 'If-Match': '*' });
  }
  await send('POST', `/cases/${numbers[0]}/links`, { links: [{ article: 'SN-0001', kind: 'reused' }] });
  await send('POST', '/searches', { words: 'quantum badge reader', results: 0 });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const withoutScripts = (): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled: false });

describe('metrics in a browser without scripts', () => {
  it('lead from a measure to exactly the cases that it counts', async () => {
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/metrics/`);
    await page.locator('select[name="product"]').selectOption(product);
    await page.locator('select[name="period"]').selectOption('week');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(page.url()).toContain(`product=${product}`);
    const card = page.getByRole('article', { name: 'Link rate' });
    expect(await card.locator('.measure-main').textContent()).toMatch(/33%\s*1 of 3/);

    await card.getByRole('link', { name: 'The cases of Link rate, Whole time' }).click();
    expect(await page.locator('.case-table .case-number').allTextContents()).toEqual([numbers[0]]);
    expect(await page.locator('.chips').textContent()).toContain('Answered by a known article');

    await page.goBack();
    await page.getByRole('link', { name: 'Known, new, unknown' }).click();
    await page.getByRole('link', { name: /^The cases of Unknown 67%, 20\d\d-W\d\d$/ }).click();
    const listed = await page.locator('.case-table .case-number').allTextContents();
    expect(listed).toEqual([numbers[2], numbers[1]]);
  });

  it('show charts that say in words what they show, from nought, with the table behind them', async () => {
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/metrics/link-rate/?product=${product}`);
    const chart = page.getByRole('img', { name: /^Link rate, 20\d\d-\d\d to 20\d\d-\d\d/ });
    const bar = chart.locator('rect');
    expect(await bar.count()).toBe(1);
    const [y, height] = await Promise.all([bar.getAttribute('y'), bar.getAttribute('height')]);
    expect(Number(y) + Number(height)).toBeCloseTo(100);
    expect(Number(height)).toBeCloseTo(100 / 3);
    expect(await chart.locator('desc').textContent()).toMatch(/^One period with data\. Lowest 33% in/);
    expect(await page.getByRole('row', { name: /Whole time/ }).textContent()).toMatch(/33%\s*1 of 3/);
    // A month in which nothing was closed has no data, and is not nought.
    expect(await page.locator('.period-table tbody tr').last().textContent()).toMatch(/–\s*0 of 0/);
  });

  it('take what an address asks for as far as it makes sense', async () => {
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/metrics/?period=day&from=2026-02-30&product=${product}`);
    expect(await page.locator('select[name="period"]').inputValue()).toBe('month');
    await page.goto(`${server.origin}/metrics/?from=2026-05-01&to=2026-04-01`);
    expect(await page.getByRole('alert').textContent()).toContain('lies before from');
    expect((await page.goto(`${server.origin}/metrics/engineers/`))?.status()).toBe(404);
  });

  it('name what is not written down, with the command that begins the article', async () => {
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/metrics/gaps/?product=${product}`);
    const gap = page.locator('.gap').first();
    expect(await gap.textContent()).toMatch(/2 cases.*mirror/s);
    expect(await gap.locator('code').textContent()).toMatch(
      /^npm run casebook -- new service-note --from-case SR-\d+$/,
    );
    await gap.getByRole('link').first().click();
    expect(numbers.slice(1)).toContain(new URL(page.url()).pathname.split('/')[2]);
    await page.goto(`${server.origin}/metrics/gaps/`);
    expect(await page.locator('.gaps-of-searches').textContent()).toContain('quantum badge reader');
  });

  it('have samples drawn and judged by forms, and tell accuracy and loss with their intervals', async () => {
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/metrics/samples/`);
    if (!(await page.getByLabel('Closed from').isVisible()))
      await page.getByText('Draw a sample').first().click();
    const today = new Date().toISOString().slice(0, 10);
    await page.getByLabel('Closed from').fill('2020-01-01');
    await page.getByLabel('Closed until').fill('2020-01-31');
    await page.getByLabel('Product').selectOption(product);
    await page.getByRole('button', { name: 'Draw a sample' }).click();
    expect(await page.getByRole('alert').textContent()).toContain(
      'No case that fits was closed in that time.',
    );
    await page.getByLabel('Closed from').fill(today);
    await page.getByLabel('Closed until').fill(today);
    await page.getByLabel('Seed').fill('probe');
    await page.getByLabel('Product').selectOption(product);
    await page.getByRole('button', { name: 'Draw a sample' }).click();
    expect(await page.getByRole('status').textContent()).toContain('The sample is drawn.');
    expect(await page.locator('.sampled-case').count()).toBe(3);

    const judge = async (number: string | undefined, verdict: string) => {
      const subject = page.locator(`#${number ?? ''}`);
      await subject.getByLabel('Verdict').selectOption(verdict);
      await subject.getByLabel('Note').fill('As it should be.');
      await subject.getByRole('button', { name: 'Judge' }).click();
      expect(page.url()).toContain(`#${number ?? ''}`);
    };
    await judge(numbers[0], 'right-article');
    await judge(numbers[1], 'link-missing');
    expect(await page.locator(`#${numbers[1] ?? ''}`).textContent()).toMatch(
      /An article answers it, not linked.*As it should be\./s,
    );
    expect(await page.locator('.sample-facts').first().textContent()).toContain('2 of 3 judged');

    await page.goto(`${server.origin}/metrics/capture-loss/?product=${product}`);
    expect(await page.locator('.measure-main').first().textContent()).toMatch(
      /50%\s*1 of 2\s*95 % interval 9\.?\d*% to 91%/,
    );
  });
});

describe('pages of metrics', () => {
  it('are accessible in both themes and keep to the rules of HTML', async () => {
    const page = await openAuditPage(browser);
    const samples = (await (await send('GET', '/metrics/samples')).json()) as { items: { id: string }[] };
    const addresses = [
      '/metrics/',
      `/metrics/?period=quarter&product=${product}`,
      '/metrics/known-new-unknown/',
      '/metrics/reuse/',
      '/metrics/self-service/',
      '/metrics/gaps/',
      '/metrics/samples/',
      `/metrics/samples/${samples.items[0]?.id ?? ''}/`,
      '/metrics/engineers/',
    ];
    const found: string[] = [];
    for (const address of addresses)
      for (const problem of await auditPage(page, server.origin + address))
        found.push(`${address}: ${problem}`);
    expect(found).toEqual([]);
  }, 120_000);

  it('fit a narrow window', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    for (const address of ['/metrics/', '/metrics/capture-loss/', '/metrics/gaps/', '/metrics/samples/']) {
      await page.goto(server.origin + address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(`${address} ${width}`).toBe(`${address} 320`);
    }
  });
});
