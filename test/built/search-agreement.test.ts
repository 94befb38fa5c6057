import path from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchResultsSchema } from '../../src/api/search/search-schema.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import { search } from '../../src/cli/search.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

const out = process.env['CASEBOOK_TEST_OUT'] ?? path.join(projectDir, 'dist');

/** Addresses, as the command line prints them. */
async function onCommandLine(query: string): Promise<string[]> {
  let printed = '';
  await runCommandLine(
    ['search', '--json', '--', query],
    { search: async () => Promise.resolve(search) },
    {
      out: (text) => (printed += text),
      err: () => undefined,
      isInteractive: false,
      environment: {},
      workingDirectory: projectDir,
      now: () => new Date('2026-11-22T12:00:00Z'),
    },
  );
  const { hits } = JSON.parse(printed) as { readonly hits: readonly { readonly address: string }[] };
  return hits.map(({ address }) => address);
}

describe('one engine everywhere', () => {
  let site: ServedSite;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serveSite(out);
    browser = await launchChromium();
    page = await browser.newPage({ serviceWorkers: 'block' });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  /** Addresses, as the results page shows them. */
  const inBrowser = async (query: string): Promise<string[]> => {
    await page.goto(`${site.origin}/search/?q=${encodeURIComponent(query)}`);
    await page
      .locator('casebook-search-results:is([data-search-state="done"], [data-search-state="empty"])')
      .waitFor();
    return page
      .locator('.result-title a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  };
  const inApi = async (query: string): Promise<string[]> => {
    const response = await fetch(`${site.origin}/api/search?q=${encodeURIComponent(query)}`);
    return searchResultsSchema.parse(await response.json()).items.map(({ address }) => address);
  };
  it.each([
    'datastore read-only after a path failover',
    'ORA-00257',
    'kerberoz',
    'quorum kerberoz',
    '"no space left"',
    '+quorum -proxmox',
    'SR escalation',
    'HA',
    'chyba replikace',
    'spazio esaurito',
    '日志已满',
    'type:procedure disk',
    'sn0012',
    'qqxxzzww',
  ])('gives the same articles, sections and order for %s', async (query) => {
    const expected = await inApi(query);
    expect(await inBrowser(query)).toEqual(expected);
    expect(await onCommandLine(query)).toEqual(expected);
    expect(expected.length > 0).toBe(query !== 'qqxxzzww');
  });
});
