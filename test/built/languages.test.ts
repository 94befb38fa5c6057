import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Nodes } from 'hast';
import type { Browser } from 'playwright-core';
import { htmlToHast } from 'satteri';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/article/language.ts';
import { buildSite, temporaryFolder } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { article, policy, translation, writeContent } from '../support/content-folder.ts';
import { serveFiles, type FileHost } from '../support/serve-files.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';
import { findBrokenLinks, listPages } from '../support/site-links.ts';

/** A text that says which language it is in. */
const text = (lang: Language, words = 'text') => `${words} ⟦${lang}⟧`;

const common = (lang: Language) => ({ lang, title: text(lang, 'title'), summary: text(lang, 'summary') });

/** Originals in English and Italian, some of them translated, each text marked by its language. */
const files = {
  ...policy,
  ...article('SN-0001', {
    fields: { ...common('en'), symptoms: [text('en')], related: ['SN-0002', 'SN-0003'] },
  }),
  ...translation('SN-0001', 'it', {
    fields: { ...common('it'), symptoms: [text('it')] },
    sections: { cause: 'Come in [](SN-0002), in [questa nota ⟦it⟧](SN-0002) e in [](SN-0003).' },
  }),
  ...article('SN-0002', {
    fields: {
      ...common('en'),
      outcome: 'unresolved',
      pending: { what: text('en'), owner: 'storage' },
      confidence: 'work-in-progress',
    },
  }),
  ...article('SN-0003', {
    fields: {
      ...common('it'),
      related: ['SN-0001', 'SN-0002'],
      reviewed: '2026-01-02',
      reviewDue: '2026-02-02',
    },
  }),
  ...article('PR-0001', {
    fields: {
      ...common('it'),
      risk: { likelihood: 'low', impact: 'high' },
      leastImpact: text('it'),
      backOutPlan: 'BO-0001',
    },
  }),
  ...translation('PR-0001', 'en', { fields: common('en') }),
  ...article('PR-0002', {
    fields: {
      ...common('it'),
      risk: { likelihood: 'low', impact: 'high' },
      leastImpact: text('it'),
      noBackOut: text('it'),
    },
  }),
  ...article('BO-0001', {
    fields: {
      ...common('it'),
      restores: ['PR-0001'],
      authoriser: text('it'),
      pointOfNoReturn: text('it'),
      lastTested: undefined,
      notTested: text('it'),
    },
  }),
  ...article('BP-0001', { fields: { ...common('it'), evidence: [text('it')] } }),
  ...translation('BP-0001', 'cs', { fields: common('cs') }),
  ...article('OB-0001', {
    fields: {
      ...common('it'),
      audienceOfPath: text('it'),
      stages: [
        {
          title: text('it'),
          goal: text('it'),
          articles: ['SN-0001', 'SN-0003'],
          checks: [text('it')],
          questions: [text('it')],
          ask: text('it'),
        },
      ],
    },
  }),
  ...translation('OB-0001', 'en', { fields: common('en') }),
  ...article('CF-0001', {
    fields: {
      ...common('it'),
      products: [{ product: 'ontap' }],
      patchPolicy: text('it'),
      contacts: [{ role: text('it'), name: 'Pat Doe', note: text('it') }],
      freezes: [{ name: text('it'), from: '2026-11-15', to: '2099-01-10', note: text('it') }],
      plannedChanges: [{ name: text('it'), date: '2099-01-01', procedure: 'PR-0001', note: text('it') }],
    },
  }),
};

describe('a site in several languages', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let content: Awaited<ReturnType<typeof writeContent>>;
  let client: string;
  let site: ServedSite;
  let browser: Browser;
  /** A host that knows no redirects. */
  let plain: FileHost;

  beforeAll(async () => {
    folder = await temporaryFolder('languages');
    content = await writeContent(files);
    const out = await buildSite(content.path, 'internal', folder.path);
    client = path.join(out, 'client');
    site = await serveSite(out);
    browser = await launchChromium();
    plain = await serveFiles(client);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await site.stop();
    await plain.stop();
    await content.remove();
    await folder.remove();
  });

  it('says of every passage which language it is in', () => {
    const wrong = listPages(client).flatMap((page) =>
      wronglyMarked(readFileSync(path.join(client, page), 'utf8')).map((passage) => `${page}: ${passage}`),
    );
    expect(wrong).toEqual([]);
  });

  it('would find a passage that is marked wrongly', () => {
    const html = '<html lang="en"><body><p lang="it">⟦it⟧ <b lang="en">⟦it⟧</b></p><p>⟦cs⟧</p></body></html>';
    expect(wronglyMarked(html)).toEqual(['⟦it⟧ as en', '⟦cs⟧ as en']);
  });

  it('leads nowhere wrong', () => {
    expect(findBrokenLinks(client)).toEqual([]);
  });

  it.each([
    ['the server', () => site.origin],
    ['a host that only serves files', () => plain.origin],
  ])(
    'shows the original with a notice instead of a translation that is missing, on %s',
    async (_, origin) => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(`${origin()}/articles/sn-0002/it/`);
      await page.waitForURL(/\/articles\/sn-0002\/#not-in-it$/);
      const shown = page.locator('.notice-on-arrival:visible');
      expect((await shown.allInnerTexts()).map((notice) => notice.trim())).toEqual([
        'This article is not available in Italian. You are reading the original, in English.',
      ]);
      expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(
        /\/articles\/sn-0002\/$/,
      );
      expect(await page.locator('article').getAttribute('lang')).toBeNull();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.goto(`${origin()}/articles/sn-0002/`);
      expect(await shown.count()).toBe(0);
      await page.close();
    },
  );

  it('leads from a translation to originals with the notice, and stays at the top of the page', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/articles/sn-0001/it/`);
    const link = page.locator('.prose a[href^="/articles/sn-0002/"]').first();
    expect(await link.getAttribute('hreflang')).toBe('en');
    await link.click();
    await page.waitForURL(/#not-in-it$/);
    await page.locator('#not-in-it').waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.close();
  });
});

/** Passages whose language is marked as another, a line each. */
function wronglyMarked(html: string): string[] {
  const wrong: string[] = [];
  const visit = (node: Nodes, lang: string): void => {
    if (node.type === 'text') {
      for (const [mark, own = ''] of node.value.matchAll(/⟦([\w-]+)⟧/g))
        if (own !== lang) wrong.push(`${mark} as ${lang}`);
    }
    if (node.type === 'element' && node.tagName === 'head') return;
    const own = node.type === 'element' ? node.properties['lang'] : undefined;
    if ('children' in node)
      for (const child of node.children) visit(child, typeof own === 'string' ? own : lang);
  };
  visit(htmlToHast(html, { fragment: false }), '');
  return wrong;
}
