import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { onePageOfEachType } from '../support/page-types.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

const dist = path.join(projectDir, 'dist');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let server: ServedSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveSite(dist), launchChromium()]);
  // The policy of the site keeps foreign scripts out, axe among them.
  page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('accessibility', () => {
  it.each(Object.entries(onePageOfEachType(path.join(dist, 'client'))))(
    'axe finds nothing on a page of the type %s, in either theme, on a wide and a narrow screen',
    async (_, address) => {
      const found: string[] = [];
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.goto(server.origin + address, { waitUntil: 'networkidle' });
          await page.evaluate(axe);
          const { violations } = await page.evaluate<AxeResults>(
            `axe.run(document, { runOnly: ${JSON.stringify(standards)} })`,
          );
          for (const { id, nodes } of violations) {
            found.push(
              `${width} ${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
            );
          }
          const excess: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          if (excess > 0) found.push(`${width} ${colorScheme}: ${excess} px wider than the window`);
        }
      }
      expect(found).toEqual([]);
    },
  );
});
