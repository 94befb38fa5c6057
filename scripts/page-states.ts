import type { Page } from 'playwright-core';

/** A page as it looks after somebody did something on it, or on paper. */
export interface PageState {
  readonly address: string;
  /** Brings the page into the state; it is open, at rest, in the right size and theme. */
  readonly prepare: (page: Page) => Promise<void>;
  /** Paper is as wide as A4 between its margins, whatever width is asked for, and always light. */
  readonly isPrint?: boolean;
}

/** As the planner hands it to a run sheet. */
const window =
  '?start=2027-01-24T00:00Z&end=2027-01-24T08:00Z&zone=Europe/Rome&customer=Banca+Valdarno+S.p.A.';

const leave = async (): Promise<void> => undefined;

async function askDialog(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('casebook-search input').fill(query);
  const answered = '[data-search-state="done"], [data-search-state="empty"]';
  await page.locator(`casebook-search:is(${answered})`).waitFor({ state: 'attached' });
}

async function showResults(page: Page): Promise<void> {
  const shown = '[data-search-state="done"], [data-search-state="empty"]';
  await page.locator(`casebook-search-results:is(${shown})`).waitFor();
}

async function planWindow(page: Page, end: string): Promise<void> {
  await page.locator('casebook-change-window summary').click();
  await page.locator('casebook-change-window select').selectOption({ index: 1 });
  await page.locator('casebook-change-window input[name="start"]').fill('2027-01-24T00:00');
  await page.locator('casebook-change-window input[name="end"]').fill(end);
}

async function tickSome(page: Page): Promise<void> {
  const boxes = page.locator('.stage-items input');
  for (let index = 0; index < 4; index += 1) await boxes.nth(index).check();
}

/**
 * States worth a look, by name.
 *
 * @param addresses Address of one page of each type, by the type's name.
 */
export function pageStates(
  addresses: Readonly<Record<string, string | undefined>>,
): Record<string, PageState> {
  const of = (type: string): string => addresses[type] ?? '/';
  const print = (address: string): PageState => ({ address, prepare: leave, isPrint: true });
  return {
    'cases-filter': {
      address: of('cases'),
      prepare: async (page) => page.locator('.facet-title', { hasText: 'Product' }).click(),
    },
    'case-new-written': {
      address: of('case-new'),
      prepare: async (page) => {
        await page.getByLabel('Title').fill('LUN offline, aggregate full, vMotion fails');
        await page.locator('.may-help a').first().waitFor({ state: 'attached' });
      },
    },
    ...(addresses['case'] !== undefined && {
      'case-edit': {
        address: addresses['case'],
        prepare: async (page: Page) => page.locator('.case-actions summary').last().click(),
      },
    }),
    menu: {
      address: '/',
      prepare: async (page) => {
        const button = page.locator('.menu-button');
        if (await button.isVisible()) await button.click();
      },
    },
    'dialog-results': { address: '/products/', prepare: (page) => askDialog(page, 'replication') },
    'dialog-cases': {
      address: '/products/',
      prepare: (page) => askDialog(page, 'pressed retry four times'),
    },
    'dialog-nothing': { address: '/products/', prepare: (page) => askDialog(page, 'qqxxzzww') },
    results: { address: '/search/?q=snapshot', prepare: showResults },
    'results-filtered': { address: '/search/?q=snapshot&type=service-note', prepare: showResults },
    'results-code': { address: '/search/?q=ORA-00257', prepare: showResults },
    'results-cases': { address: '/search/?q=pressed+retry+four+times', prepare: showResults },
    'results-nearest': { address: '/search/?q=kerberoz', prepare: showResults },
    'results-nothing': { address: '/search/?q=qqxxzzww', prepare: showResults },
    steps: { address: `${of('procedure')}#steps`, prepare: leave },
    planner: { address: of('procedure'), prepare: (page) => planWindow(page, '2027-01-24T08:00') },
    'planner-no-go': { address: of('procedure'), prepare: (page) => planWindow(page, '2027-01-24T02:00') },
    'back-out-panel': {
      address: of('procedure'),
      prepare: async (page) => {
        const button = page.locator('.back-out-button');
        if (await button.isVisible()) await button.click();
      },
    },
    'run-sheet-planned': {
      address: `${of('procedure')}run-sheet/${window}`,
      prepare: leave,
    },
    'run-sheet-ticked': {
      address: `${of('procedure')}run-sheet/${window}`,
      prepare: async (page) => {
        await page.locator('[data-text="engineer"] input').fill('Ann Author');
        for (const name of ['step-1', 'step-2', 'step-3']) {
          await page
            .locator(`[data-done="${name}"] [aria-pressed="false"]`)
            .click({ timeout: 500 })
            .catch(leave);
        }
      },
    },
    tabs: {
      address: of('best-practice'),
      prepare: async (page) => {
        const tab = page.locator('.tab-list button').nth(1);
        await tab.click();
        await tab.scrollIntoViewIfNeeded();
      },
    },
    copied: {
      address: of('service-note'),
      prepare: async (page) => {
        await page.context().grantPermissions(['clipboard-write', 'clipboard-read']);
        const button = page.locator('casebook-copy button').first();
        await button.scrollIntoViewIfNeeded();
        await button.hover();
        await button.click();
      },
    },
    timeline: {
      address: of('customer'),
      prepare: (page) => page.locator('.timeline').scrollIntoViewIfNeeded(),
    },
    'path-begun': { address: of('path'), prepare: tickSome },
    'home-with-path': { address: '/', prepare: leave },
    'print-service-note': print(of('service-note')),
    'print-procedure': print(of('procedure')),
    'print-customer': print(of('customer')),
    'print-run-sheet': print(`${of('procedure')}run-sheet/${window}`),
    'print-path': print(of('path')),
    api: { address: '/api/docs', prepare: leave },
    'case-resolve': {
      address: of('case'),
      prepare: (page) => page.locator('.case-actions summary', { hasText: 'Resolve' }).click(),
    },
    'case-edit': {
      address: of('case'),
      prepare: (page) => page.locator('.case-actions summary', { hasText: 'Edit' }).click(),
    },
    'case-forms': {
      address: of('case'),
      prepare: async (page) => {
        const closed = page.locator('.case-part .disclosure:not([open]) > summary');
        for (let left = await closed.count(); left > 0; left -= 1) await closed.first().click();
      },
    },
    'case-new-filled': {
      address: '/cases/new/',
      prepare: async (page) => {
        await page.locator('[name="title"]').fill('Datastore is not accessible after an array failover');
        await page.locator('.suggested li').first().waitFor();
      },
    },
    'cases-facet': {
      address: '/cases/',
      prepare: (page) => page.locator('.facet-title').nth(1).click(),
    },
  };
}
