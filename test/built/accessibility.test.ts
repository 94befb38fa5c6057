import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { onePageOfEachType } from '../support/page-types.ts';
import { serveSite, type ServedSite } from '../support/serve-site.ts';

const dist = path.join(projectDir, 'dist');

let server: ServedSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveSite(dist), launchChromium()]);
  page = await openAuditPage(browser);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('accessibility', () => {
  it.each(Object.entries(onePageOfEachType(path.join(dist, 'client'))))(
    'axe finds nothing on a page of the type %s, in either theme, on a wide and a narrow screen',
    async (_, address) => {
      expect(await auditPage(page, server.origin + address)).toEqual([]);
    },
  );
});
