import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules about colours: all that another theme changes of the same page. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** A page that axe can be put into: the policy of the site keeps foreign scripts out. */
export async function openAuditPage(browser: Browser): Promise<Page> {
  return browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' });
}

/**
 * What axe finds at an address in both themes, on a narrow and a wide screen, and where the page is too wide.
 *
 * @param prepare Brings the page that was opened into the state to look at.
 */
export async function auditPage(
  page: Page,
  address: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<string[]> {
  const found: string[] = [];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address, { waitUntil: 'networkidle' });
    await prepare?.(page);
    await page.evaluate(axe);
    for (const [colorScheme, rules] of [
      ['light', standards],
      ['dark', ofColours],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<AxeResults>(
        `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
      );
      for (const { id, nodes } of violations) {
        const places = nodes.map(({ target }) => target.join(' ')).join(', ');
        found.push(`${width} ${colorScheme}: ${id}: ${places}`);
      }
      const excess: number = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (excess > 0) found.push(`${width} ${colorScheme}: ${excess} px wider than the window`);
    }
  }
  return found;
}
