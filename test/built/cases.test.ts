import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { openCase as openCaseOf, openDisclosure, submitForm } from '../support/case-page.ts';
import { launchChromium } from '../support/chromium.ts';
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

const withoutScripts = (): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled: false });
const statusOf = async (page: Page) => (await page.locator('.case-standing').textContent()) ?? '';

const openCase = (given?: Readonly<Record<string, unknown>>): Promise<string> =>
  openCaseOf(server.origin, given);

describe('cases in a browser without scripts', () => {
  it('go from the list to a case, its log, a link, its outcome and back', async () => {
    const number = await openCase();
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/`);
    await page.getByRole('link', { name: 'Volume is read-only since the controller restart' }).click();
    expect(page.url()).toBe(`${server.origin}/cases/${number}/`);
    expect(await statusOf(page)).toContain('Open');

    await submitForm(page, 'acknowledge');
    expect(await statusOf(page)).toContain('Working');

    await page
      .locator('[data-form="log"] textarea')
      .fill('Took the volume offline and online.\nIt writes again.');
    await page.locator('[data-form="log"] select[name="kind"]').selectOption('action');
    await submitForm(page, 'log');
    expect(page.url()).toContain(`/cases/${number}/?done=saved#log`);
    expect(await page.locator('.log').textContent()).toContain('It writes again.');

    await openDisclosure(page, 'Link articles');
    await page.getByRole('textbox', { name: 'Articles' }).fill('SN-0001, bp-0001');
    await page.locator('[data-form="link"] select').selectOption('reused');
    await submitForm(page, 'link');
    expect(await page.locator('#articles .article-id').allTextContents()).toEqual(['SN-0001', 'BP-0001']);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.locator('.linked-articles .article-id').count()).toBe(0);
    await page.getByText('Removed links').click();
    await page.getByRole('button', { name: 'Restore' }).first().click();
    expect(await page.locator('.linked-articles .article-id').count()).toBe(1);

    await openDisclosure(page, 'Resolve');
    await page.getByLabel('How it ended').selectOption('solved');
    await page.getByLabel('Cause', { exact: true }).fill('A lock was left behind.');
    await page.getByLabel('Resolution', { exact: true }).fill('Offline and online again.');
    await submitForm(page, 'resolve');
    expect(await statusOf(page)).toContain('Resolved');
    expect(await page.locator('#outcome').textContent()).toContain('A lock was left behind.');

    await page.goto(`${server.origin}/cases/?active=false&linked=true`);
    expect(await page.locator('.case-number').allTextContents()).toContain(number);
    const links = (await (await fetch(`${server.origin}/api/articles/SN-0001/cases`)).json()) as {
      items: { caseNumber: string; kind: string }[];
    };
    expect(links.items.map(({ caseNumber, kind }) => [caseNumber, kind])).toContainEqual([number, 'reused']);
  });

  it('are told what a rule asks for beside the form, with what was typed', async () => {
    const number = await openCase();
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/${number}/`);
    await openDisclosure(page, 'Resolve');
    await page.getByLabel('How it ended').selectOption('solved');
    await page.getByLabel('Cause', { exact: true }).fill('A cable.');
    const [response] = await Promise.all([page.waitForNavigation(), submitForm(page, 'resolve')]);
    expect(response?.status()).toBe(422);
    expect(await page.getByRole('alert').textContent()).toContain(
      'An outcome of solved says its resolution.',
    );
    expect(await page.getByLabel('Cause', { exact: true }).inputValue()).toBe('A cable.');
    const resolution = page.getByLabel('Resolution', { exact: true });
    expect(await resolution.getAttribute('aria-invalid')).toBe('true');
    await resolution.fill('Another cable.');
    await submitForm(page, 'resolve');
    expect(await statusOf(page)).toContain('Resolved');
  });

  it('say so when somebody else was faster, and lose nothing', async () => {
    const number = await openCase();
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/${number}/`);
    await fetch(`${server.origin}/api/cases/${number}/transitions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
      body: '{"transition":"acknowledge"}',
    });
    await openDisclosure(page, 'Severity');
    await page.getByLabel('Severity', { exact: true }).selectOption('1');
    await page.locator('[data-form="adjust"] textarea').fill('The branch offices stand still.');
    await submitForm(page, 'adjust');
    expect(await page.getByRole('alert').textContent()).toContain(
      'Somebody changed the case while you wrote',
    );
    expect(await page.locator('[data-form="adjust"] textarea').inputValue()).toBe(
      'The branch offices stand still.',
    );
    await submitForm(page, 'adjust');
    expect(await page.locator('#adjustments').textContent()).toContain('S2 → S1');
  });

  it('write an entry once however often the form is sent', async () => {
    const number = await openCase();
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/${number}/`);
    const fields = await page
      .locator('[data-form="log"] input[type="hidden"]')
      .evaluateAll((inputs) =>
        Object.fromEntries(inputs.map((input) => [input.getAttribute('name'), input.getAttribute('value')])),
      );
    const form = { ...fields, kind: 'action', text: 'Once only.' };
    const headers = { Origin: server.origin };
    const posts = [1, 2].map(async () => page.request.post(page.url(), { form, headers }));
    for (const response of await Promise.all(posts)) expect(response.ok()).toBe(true);
    await page.reload();
    expect(await page.locator('.log .record-text', { hasText: 'Once only.' }).count()).toBe(1);
  });

  it('keep text of any kind to the letter and never as markup', async () => {
    const title = `<img src=x onerror=alert(1)> "quoted" & 'so' \u202E`;
    const number = await openCase({ title, problem: '</textarea><script>alert(1)</script>' });
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/${number}/`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    await openDisclosure(page, 'Edit');
    expect(await page.locator('[data-form="edit"] textarea').inputValue()).toBe(
      '</textarea><script>alert(1)</script>',
    );
  });
});

interface Made {
  readonly user?: { readonly id: string };
  readonly secret?: string;
}

async function make(what: 'users' | 'tokens', body: unknown): Promise<Made> {
  const response = await fetch(`${server.origin}/api/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Made;
}

/** A token of a contributor that is good for some rights only. */
async function tokenOf(login: string, rights: readonly string[]): Promise<string> {
  const { user } = await make('users', { login, name: 'Maria', roles: ['contributor'] });
  const { secret = '' } = await make('tokens', { name: 'for a test', rights, userId: user?.id });
  return secret;
}

/** Asks for a page with a token, or sends a form to it. */
const askAs = async (token: string, address: string, form?: Readonly<Record<string, string>>) =>
  fetch(server.origin + address, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/html' },
    redirect: 'manual',
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });

describe('rights on the pages of cases', () => {
  it('show a case without a form to whoever may only read it, and refuse what is sent all the same', async () => {
    const number = await openCase();
    const token = await tokenOf('maria', ['article:read', 'case:read']);
    const shown = await askAs(token, `/cases/${number}/`);
    expect(shown.status).toBe(200);
    expect(await shown.text()).not.toContain('<form method="post"');
    const refused = await askAs(token, `/cases/${number}/`, { form: 'log', kind: 'action', text: 'x' });
    expect(refused.status).toBe(403);
    expect((await askAs(token, '/cases/new/')).status).toBe(403);
    expect((await askAs(token, `/cases/${number}/draft/`)).status).toBe(403);
  });

  it('show nothing of cases to whoever may not read them', async () => {
    const number = await openCase();
    const token = await tokenOf('marta', ['article:read']);
    for (const address of [
      '/cases/',
      `/cases/${number}/`,
      '/cases/new/',
      '/cases/article-panel/?article=SN-0001',
    ]) {
      const answer = await askAs(token, address);
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain(number);
    }
  });
});

describe('what may help with a case', () => {
  it('is linked or dismissed with one click, without scripts', async () => {
    const number = await openCase({
      title: 'LUNs offline since the aggregate ran out of space',
      problem: 'ONTAP took the LUNs offline when the aggregate was full.',
      product: 'ontap',
    });
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/${number}/`);
    const ids = page.locator('.suggested-articles .article-id');
    const [first = ''] = await ids.allTextContents();
    await page.locator('[data-form="link-suggestion"] button').first().click();
    expect(await page.locator('.linked-articles .article-id').allTextContents()).toEqual([first]);
    expect(await page.locator('.case-done').textContent()).toContain('Linked.');
    const [second = ''] = await ids.allTextContents();
    expect(second).toMatch(/^[A-Z]{2}-\d{4}/);
    await page
      .locator('.suggested-articles li', { hasText: second })
      .locator('[data-form="dismiss"] button')
      .click();
    expect(await ids.allTextContents()).not.toContain(second);
    expect(await ids.allTextContents()).not.toContain(first);
  });
});

describe('what a resolved case taught', () => {
  it('is drafted as a service note, with what was masked beside it', async () => {
    const number = await openCase({
      problem: 'The array at 10.20.30.40 refuses every login.',
      contact: { name: 'Giulia Ferri' },
    });
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/${number}/`);
    expect(await page.getByRole('link', { name: 'Draft a service note' }).count()).toBe(0);
    await fetch(`${server.origin}/api/cases/${number}/transitions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
      body: JSON.stringify({ transition: 'resolve', kind: 'workaround', resolution: 'Restart the node.' }),
    });
    await page.reload();
    await page.getByRole('link', { name: 'Draft a service note' }).click();
    await page.getByRole('button', { name: 'Write the draft' }).click();
    const source = (await page.locator('.delivered-text').textContent()) ?? '';
    expect(source).toContain('Restart the node.');
    expect(source).not.toContain('10.20.30.40');
    expect(await page.locator('.draft .case-details').textContent()).toContain('10.20.30.40');
  });

  it('is taken along as a file', async () => {
    const number = await openCase();
    await fetch(`${server.origin}/api/cases/${number}/transitions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
      body: JSON.stringify({ transition: 'resolve', kind: 'workaround', resolution: 'Restart the node.' }),
    });
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/${number}/draft/`);
    await page.getByRole('button', { name: 'Write the draft' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toMatch(/^sn-\d{4}\.mdx$/);
  });
});

describe('a new case', () => {
  it('is opened without scripts, once however often the form is sent, and says its number', async () => {
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/`);
    await page.getByRole('link', { name: 'New case' }).click();
    await page.getByLabel('Title').fill('Replica lags behind since noon');
    await page.getByLabel('Product').selectOption('postgresql');
    await page.getByLabel('Agreement').selectOption({ index: 1 });
    await page.getByLabel('Customer', { exact: true }).fill('valdarno');
    await submitForm(page, 'open');
    // An agreement belongs to a contract.
    expect(await page.getByLabel('Contract number').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Title').inputValue()).toBe('Replica lags behind since noon');
    await page.getByLabel('Contract number').fill('PRJ-1');
    await submitForm(page, 'open');
    const [, number] = /\/cases\/(SR-\d+)\/\?done=opened$/.exec(page.url()) ?? [];
    expect(await page.getByRole('status').first().textContent()).toContain(
      `for the customer is ${number ?? ''}`,
    );
    // The team of the product takes it.
    expect(await page.locator('#details').textContent()).toContain('Databases');
  });

  it('shows articles, resolved cases and advice while the problem is written, each in another tab', async () => {
    const number = await openCase({
      title: 'Volume is read-only since an aggregate ran full',
      problem: 'The LUN is offline and the aggregate is full.',
    });
    await fetch(`${server.origin}/api/cases/${number}/transitions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
      body: JSON.stringify({ transition: 'resolve', kind: 'workaround', resolution: 'Space was added.' }),
    });
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/new/`);
    await page.getByLabel('Title').pressSequentially('LUN offline, aggregate full', { delay: 5 });
    const panel = page.getByRole('complementary', { name: 'May help' });
    const article = panel.locator('[data-part="articles"] a').first();
    await article.waitFor();
    expect(await article.getAttribute('href')).toMatch(/^\/articles\//);
    expect(await panel.locator('[data-part="articles"] mark').count()).toBeGreaterThan(0);
    expect(await panel.locator('[data-part="articles"] .suggested-why').first().textContent()).toContain('“');
    const similar = panel.locator('[data-part="cases"] li', { hasText: number });
    expect(await similar.textContent()).toContain('Space was added.');
    expect(await similar.locator('mark').count()).toBeGreaterThan(0);
    await page.getByLabel('Problem statement').fill('vMotion fails, too.');
    await panel.getByText('These words lead to 2 teams').waitFor();
    const status = page.locator('casebook-case-suggestions [role="status"]');
    await status.filter({ hasText: 'may help' }).waitFor({ state: 'attached' });

    const [opened] = await Promise.all([page.context().waitForEvent('page'), article.click()]);
    expect(new URL(opened.url()).pathname).toMatch(/^\/articles\//);
    expect(await page.getByLabel('Problem statement').inputValue()).toBe('vMotion fails, too.');
  });

  it('takes the contract from the record of a customer, and nothing that was written by hand', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/new/`);
    const customer = page.getByLabel('Customer', { exact: true });
    const contract = page.getByLabel('Contract number');
    const choose = async (name: string) => {
      await customer.fill(name);
      await customer.blur();
    };
    await choose('tallow-finch');
    expect(await contract.inputValue()).toBe('TF-2026-0301');
    expect(await page.getByLabel('Agreement').inputValue()).toBe('gold-24x7');
    await choose('unheard-of');
    expect(await contract.inputValue()).toBe('');
    await contract.fill('BY-HAND');
    await choose('tallow-finch');
    expect(await contract.inputValue()).toBe('BY-HAND');

    await page.getByLabel('Title').fill('Checkout answers slowly');
    await submitForm(page, 'open');
    await page.waitForURL('**/?done=opened');
    const record = page.locator('.case-about').getByRole('link', { name: 'Tallow & Finch' });
    expect(await record.getAttribute('href')).toBe('/articles/cf-0006/');
  });

  it('keeps what was written over a reload, until the case is open', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/new/`);
    await page.getByLabel('Title').fill('Backups end with error 23');
    await page.getByLabel('Product').selectOption('postgresql');
    await page.reload();
    expect(await page.getByLabel('Title').inputValue()).toBe('Backups end with error 23');
    expect(await page.getByLabel('Product').inputValue()).toBe('postgresql');
    await page.getByRole('button', { name: 'Start afresh' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('');
    await page.getByLabel('Title').fill('Backups end with error 24');
    await page.reload();
    await page.getByLabel('Customer', { exact: true }).fill('valdarno');
    await submitForm(page, 'open');
    await page.waitForURL('**/?done=opened');
    await page.goto(`${server.origin}/cases/new/`);
    expect(await page.getByLabel('Title').inputValue()).toBe('');
  });
});

describe('what opens over a page', () => {
  it('takes the first field, and is closed by Escape and by a click beside it, with what was typed', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/${await openCase()}/`);
    const panel = page.locator('.case-actions > .disclosure[open]');
    await openDisclosure(page, 'Set to wait');
    // A moment after it opens.
    await panel.locator('textarea:focus').waitFor();
    await page.keyboard.type('The vendor answers on Monday.');
    await page.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Set to wait');
    await openDisclosure(page, 'Set to wait');
    expect(await panel.locator('textarea').inputValue()).toBe('The vendor answers on Monday.');
    await page.locator('#clocks-title').click();
    expect(await panel.count()).toBe(0);
  });
});

describe('the list of cases', () => {
  it('is filtered by its address, and says which conditions hold', async () => {
    await openCase({ severity: 1, title: 'Both switches of the pair are unreachable' });
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/`);
    await page.locator('.facet-title', { hasText: 'Severity' }).click();
    await page.locator('.facet[open] input[value="1"]').check();
    await page.locator('.facet[open] button').click();
    expect(new URL(page.url()).searchParams.getAll('severity')).toEqual(['1']);
    expect(new Set(await page.locator('.case-table .severity > [aria-hidden]').allTextContents())).toEqual(
      new Set(['S1']),
    );
    await page.getByRole('link', { name: 'Remove the filter S1' }).click();
    expect(page.url()).toBe(`${server.origin}/cases/`);
  });

  it('says how many cases each value would list beside the other conditions', async () => {
    const customer = 'counted-customer';
    for (const severity of [1, 3, 3]) await openCase({ customer, severity, product: 'ontap' });
    await openCase({ customer, severity: 4, product: 'vsphere' });
    const page = await (await withoutScripts()).newPage();
    const countsOf = async (facet: string): Promise<Record<string, string>> =>
      Object.fromEntries(
        await page
          .locator('.facet', { has: page.locator('.facet-title', { hasText: facet }) })
          .locator('label')
          .evaluateAll((labels) =>
            labels.map((label): [string, string] => [
              label.querySelector('input')?.value ?? '',
              label.querySelector('.facet-count')?.textContent ?? '',
            ]),
          ),
      );
    await page.goto(`${server.origin}/cases/?customer=${customer}&severity=3`);
    expect(await page.locator('.case-list-facts').textContent()).toContain('2 cases');
    // Another severity would be asked for besides; a product only among these.
    expect(await countsOf('Severity')).toEqual({ 1: '1', 2: '0', 3: '2', 4: '1' });
    expect(await countsOf('Product')).toMatchObject({ ontap: '2', vsphere: '0' });
    expect(await countsOf('State')).toMatchObject({ open: '2', closed: '0' });
  });

  it('has what is due next first where that is asked for, and says what the order is', async () => {
    const customer = 'due-customer';
    const late = await openCase({ customer, severity: 1, openedAt: new Date(Date.now() - 7_200_000) });
    const later = await openCase({ customer, severity: 4 });
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/?active=true&customer=${customer}`);
    const numbers = page.locator('.case-table .case-number');
    expect(await numbers.allTextContents()).toEqual([later, late]);
    expect(await page.locator('.case-order-now').textContent()).toBe('Last opened first');
    await page.getByRole('link', { name: 'Due next first' }).click();
    await page.locator('.case-order-now', { hasText: 'Due next first' }).waitFor();
    expect(await numbers.allTextContents()).toEqual([late, later]);
    expect(await page.locator('.due-next').first().textContent()).toContain('late');
    // Other conditions leave the order as it is.
    await page.getByRole('button', { name: 'Apply', exact: true }).last().click();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('due');
    expect(new URL(page.url()).searchParams.get('customer')).toBe(customer);
  });

  it('puts all cases in the order of what is due, page by page', async () => {
    const customer = 'many-due';
    const first = await openCase({ customer, severity: 1, openedAt: new Date(Date.now() - 90_000_000) });
    const others: string[] = [];
    for (let index = 0; index < 51; index += 1) others.push(await openCase({ customer, severity: 4 }));
    const page = await (await withoutScripts()).newPage();
    await page.goto(`${server.origin}/cases/?active=true&customer=${customer}&sort=due`);
    const numbers = page.locator('.case-table .case-number');
    expect((await numbers.allTextContents())[0]).toBe(first);
    expect(await numbers.count()).toBe(50);
    await page.getByRole('link', { name: 'Due later' }).click();
    await page.waitForURL(/after=/);
    expect(await numbers.allTextContents()).toEqual(others.slice(-2));
    expect(await page.locator('.case-order-now').textContent()).toBe('Due next first');
    await page.getByRole('link', { name: 'First page' }).click();
    await page.waitForURL((address) => !address.searchParams.has('after'));
    expect((await numbers.allTextContents())[0]).toBe(first);
  });

  it('completes the names of customers and engineers, and keeps conditions that it has no field for', async () => {
    await openCase({ customer: 'completed-customer', assignedEngineer: 'Ondřej Malý' });
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/?businessImpact=medium&channel=phone`);
    const names = async (id: string) =>
      page
        .locator(`#${id} option`)
        .evaluateAll((options) => options.map((each) => each.getAttribute('value')));
    expect(await names('customer-names')).toContain('completed-customer');
    expect(await names('engineer-names')).toContain('Ondřej Malý');
    await page.locator('.case-apply').click();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('businessImpact'), searchParams.get('channel')]).toEqual(['medium', 'phone']);
  });

  it('keeps filters of the reader in the browser, until they are forgotten', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/?severity=4&state=open`);
    await page.getByText('Keep this filter').click();
    await page.getByLabel('Name').fill('Questions');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.goto(`${server.origin}/cases/`);
    await page.getByRole('link', { name: 'Questions' }).click();
    expect(new URL(page.url()).search).toBe('?state=open&severity=4');
    await page.getByRole('button', { name: 'Forget the filter Questions' }).click();
    await page.reload();
    expect(await page.getByRole('link', { name: 'Questions' }).count()).toBe(0);
  });

  it('says what to do when nothing is found', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/cases/?q=qqxxzzww`);
    expect(await page.locator('.empty-state').textContent()).toContain('No case meets these conditions.');
  });

  it('is where the pages of the build lead, on a server', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/`);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cases' }).click();
    expect(page.url()).toBe(`${server.origin}/cases/`);
  });
});

/** Opens every form of the parts of a page. */
const openParts = async (page: Page): Promise<void> =>
  page
    .locator('.case-part details')
    .evaluateAll((parts) => parts.forEach((part) => part.setAttribute('open', '')));

describe('accessibility of the pages of cases', () => {
  it('axe finds nothing on the list, a case with its forms opened, and a comparison', async () => {
    const number = await openCase({
      problem: 'It cannot be written to.',
      contact: { name: 'Giulia Ferri', phone: '+39 055 0100', email: 'giulia.ferri@valdarno.example' },
    });
    const api = async (where: string, body: unknown) =>
      (
        await fetch(`${server.origin}/api/cases/${number}/${where}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
          body: JSON.stringify(body),
        })
      ).json() as Promise<{ items: { id: string }[] }>;
    await api('statements', { text: 'It began on Monday.', saidBy: 'Giulia Ferri' });
    await api('statements', { text: 'A bug.', standing: 'false-lead', evidence: 'The release notes.' });
    await api('facts', { kind: 'system-logs', text: 'Nothing unusual.' });
    await api('log', { kind: 'remark', text: 'Look at the patch panel.' });
    await api('contacts', { dueAt: '2030-01-01T10:00:00Z', channel: 'phone' });
    await api('complaints', { text: 'Nobody called.', complainant: 'Head of IT' });
    await api('transitions', { transition: 'escalate', level: 'senior-engineer', reason: 'Unknown.' });
    const { items } = await api('links', { links: [{ article: 'SN-0001', kind: 'reused' }] });
    const page = await openAuditPage(browser);
    const addresses = [
      '/cases/new/',
      '/cases/',
      '/cases/?severity=2',
      '/cases/?q=qqxxzzww',
      `/cases/${number}/`,
      `/cases/${number}/links/${items[0]?.id ?? ''}/`,
      '/cases/SR-999999/',
      `/cases/${number}/draft/`,
    ];
    const found: string[] = [];
    for (const address of addresses) {
      for (const problem of await auditPage(page, server.origin + address, openParts))
        found.push(`${address}: ${problem}`);
    }
    expect(found).toEqual([]);
  }, 120_000);

  it('axe finds nothing on an action that is open, refused or not, nor on a filter', async () => {
    const number = await openCase({ contract: undefined });
    const page = await openAuditPage(browser);
    const found: string[] = [];
    const audit = async (address: string, what: string, prepare: (page: Page) => Promise<void>) => {
      for (const problem of await auditPage(page, server.origin + address, prepare))
        found.push(`${what}: ${problem}`);
    };
    for (const action of ['Resolve', 'Set to wait', 'Escalate', 'Severity', 'Edit']) {
      await audit(`/cases/${number}/`, action, async () => {
        await openDisclosure(page, action);
        expect(await page.locator('.case-actions > .disclosure[open] form').isVisible()).toBe(true);
      });
    }
    for (const query of ['?done=saved', '?done=opened']) {
      await audit(`/cases/${number}/${query}`, query, async () => {
        expect(await page.locator('.case-done').isVisible()).toBe(true);
      });
    }
    await audit(`/cases/${number}/`, 'refused', async () => {
      await submitForm(page, 'acknowledge');
      await page.locator('.form-failure').waitFor();
    });
    for (const facet of ['Severity', 'Customer', 'Opened']) {
      await audit('/cases/?active=true', facet, async () => {
        await page.locator('.facet-title', { hasText: facet }).click();
        expect(await page.locator('.facet[open] .facet-panel').isVisible()).toBe(true);
      });
    }
    await audit('/cases/new/', 'suggestions', async () => {
      await page.getByLabel('Title').fill('LUN offline, aggregate full, vMotion fails');
      await page.locator('.may-help a').first().waitFor({ state: 'attached' });
    });
    expect(found).toEqual([]);
  }, 180_000);
});
