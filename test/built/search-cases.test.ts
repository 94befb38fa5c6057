import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../src/core/article/article-id.ts';
import type { Audience } from '../../src/core/article/audience.ts';
import { caseNumberSchema } from '../../src/core/case/case-id.ts';
import { formatSnapshot, type AnsweredArticle } from '../../src/core/snapshot/case-snapshot.ts';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { buildSite, projectDir, temporaryFolder } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveFiles, type FileHost } from '../support/serve-files.ts';

/** Words that only a customer said, and none of an article. */
const words = 'grumbling wardrobe';

const note = (id: string, title: string): string => `---
id: ${id}
title: ${title}
summary: ${title}, and what helps.
audience: public
confidence: validated
owner: storage
authors: [Ann Author]
created: 2026-01-01
reviewed: 2026-02-01
---

## Issue

${title}.

## Environment

Any.

## Cause

Known.

## Resolution

Resolved.

## Prevention

None.
`;

const answered = (id: string, reuse: number, statement: string): AnsweredArticle => ({
  id: articleIdSchema.parse(id),
  reuse,
  cases: [{ number: caseNumberSchema.parse('SR-000001'), statements: [statement] }],
});

const waitForReason = (seen: Page): Promise<void> => seen.locator('.hit-cases').first().waitFor();

describe('what search says of linked cases', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let browser: Browser;
  let page: Page;
  const hosts = new Map<Audience, FileHost>();
  const at = (audience: Audience, address: string): string => `${hosts.get(audience)?.origin}${address}`;

  beforeAll(async () => {
    folder = await temporaryFolder('search-cases');
    const content = path.join(folder.path, 'content');
    mkdirSync(path.join(content, 'service-notes'), { recursive: true });
    cpSync(path.join(projectDir, 'content/policy'), path.join(content, 'policy'), { recursive: true });
    const write = (id: string, title: string): void =>
      writeFileSync(path.join(content, `service-notes/${id.toLowerCase()}.mdx`), note(id, title));
    write('SN-0001', 'Fan module fails at start');
    write('SN-0002', 'Power supply is not redundant');
    writeFileSync(
      path.join(folder.path, 'case-snapshot.json'),
      formatSnapshot([
        answered('SN-0001', 3, `There is a ${words} in the rack.`),
        answered('SN-0002', 1, 'Half of the lights are out, says the night porter.'),
      ]),
    );
    for (const audience of ['internal', 'public'] as const) {
      const out = await buildSite(content, audience, folder.path);
      hosts.set(audience, await serveFiles(path.join(out, 'client')));
    }
    browser = await launchChromium();
    page = await openAuditPage(browser);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    for (const host of hosts.values()) await host.stop();
    await folder.remove();
  });

  async function askDialog(query: string): Promise<void> {
    await page.keyboard.press('/');
    await page.locator('casebook-search input').fill(query);
    const states = ['done', 'empty'].map((state) => `[data-search-state="${state}"]`).join(', ');
    await page.locator(`casebook-search:is(${states})`).waitFor({ state: 'attached' });
  }

  it('says in the dialog that cases led to an article, with the words of a customer marked', async () => {
    await page.goto(at('internal', '/products/'));
    await askDialog(words);
    const option = page.getByRole('option', { name: /Fan module fails/ });
    const reason = option.locator('.hit-cases');
    expect(await reason.textContent()).toBe(
      `3 resolved cases led here. A customer said: There is a ${words} in the rack.`,
    );
    expect(await reason.locator('mark').allTextContents()).toEqual(['grumbling', 'wardrobe']);
    // A customer may speak any language; the sentence before is the page's.
    expect(await reason.getAttribute('lang')).toBe('en');
    expect(await reason.locator('q').getAttribute('lang')).toBe('');
    await page.keyboard.press('ArrowDown');
    expect(await option.getAttribute('aria-selected')).toBe('true');
  });

  it('says so on the results page, of one case as of one', async () => {
    await page.goto(at('internal', '/search/?q=night+porter+lights'));
    await page.locator('.result').first().waitFor();
    expect(await page.locator('.result .hit-cases').allTextContents()).toEqual([
      'A resolved case led here. The customer said: Half of the lights are out, says the night porter.',
    ]);
  });

  it('says nothing of cases where the article’s own words answer', async () => {
    await page.goto(at('internal', '/search/?q=fan+module'));
    await page.locator('.result').first().waitFor();
    expect(await page.locator('.hit-cases').count()).toBe(0);
  });

  it('reads well for everyone, in both themes, narrow and wide', async () => {
    const query = encodeURIComponent(words);
    expect(await auditPage(page, at('internal', `/search/?q=${query}`), waitForReason)).toEqual([]);
    expect(await auditPage(page, at('internal', '/products/'), async () => askDialog(words))).toEqual([]);
  });

  it('finds nothing by a customer’s words in a build for readers outside, and has no reason to show', async () => {
    await page.goto(at('public', '/products/'));
    await askDialog(words);
    expect(await page.locator('casebook-search').getAttribute('data-search-state')).toBe('empty');
    await page.goto(at('public', '/search/?q=fan+module'));
    await page.locator('.result').first().waitFor();
    expect(await page.locator('.hit-cases').count()).toBe(0);
    expect(await page.content()).not.toContain('resolved case');
  });
});
