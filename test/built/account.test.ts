import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type OpenServer } from '../server/open-server.ts';
import { auditPage, openAuditPage } from '../support/audit-page.ts';
import { projectDir } from '../support/build-site.ts';
import { launchChromium } from '../support/chromium.ts';

const password = 'the third shelf is always empty';
const newPassword = 'the third shelf has a fan now';

let opened: OpenServer;
let browser: Browser;
beforeAll(async () => {
  [opened, browser] = await Promise.all([
    openServer(
      {},
      {
        CASEBOOK_SIGN_IN: 'password,oidc',
        CASEBOOK_OIDC_ISSUER: 'https://id.example.com',
        CASEBOOK_OIDC_CLIENT_ID: 'casebook',
      },
    ),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await opened.close();
});

const withoutScripts = (): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled: false });
const submit = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function signIn(page: Page, word: string): Promise<void> {
  await page.goto(`${opened.address}/account`);
  await page.getByLabel('Login').fill('admin');
  await page.getByLabel('Password').fill(word);
  await submit(page, 'Sign in');
}

describe('accounts in a browser without scripts', () => {
  it('go from the first link to a token, another browser, a new password and out', async () => {
    const context = await withoutScripts();
    const page = await context.newPage();
    await page.goto(opened.server.firstLink?.address ?? '');
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('New password').fill(password);
    await submit(page, 'Set password and sign in');
    expect(page.url()).toBe(`${opened.address}/`);

    await page.goto(`${opened.address}/account`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ada Admin');
    await page.getByText('New token').click();
    await page.getByLabel('What it is for').fill('nightly import');
    await page.getByLabel('case:import').check();
    await submit(page, 'Make token');
    const token = await page.locator('.secret').textContent();
    expect(token).toMatch(/^cbk_[0-9a-f]{64}$/);
    await page.goto(`${opened.address}/account`);
    expect(await page.content()).not.toContain(token?.slice(8));
    await page.getByRole('button', { name: 'Revoke the token nightly import' }).click();
    expect(await page.getByText('You have no token that is good.').isVisible()).toBe(true);

    const elsewhere = await (await withoutScripts()).newPage();
    await signIn(elsewhere, password);
    expect(elsewhere.url()).toBe(`${opened.address}/account`);
    await page.reload();
    await page.getByRole('button', { name: /^End the session of/ }).click();
    await elsewhere.reload();
    expect(await elsewhere.getByRole('heading', { name: 'Sign in' }).isVisible()).toBe(true);

    await page.getByLabel('Current password').fill('not it');
    await page.getByLabel('New password').fill(newPassword);
    await submit(page, 'Change password');
    expect(await page.getByRole('alert').textContent()).toContain('The current password is not right');
    await page.getByLabel('Current password').fill(password);
    await page.getByLabel('New password').fill(newPassword);
    await submit(page, 'Change password');
    expect(await page.getByRole('status').textContent()).toContain('The password is changed.');

    await submit(page, 'Sign out');
    expect(await page.getByRole('status').textContent()).toContain('You are signed out.');
    await signIn(page, password);
    expect(await page.getByRole('alert').textContent()).toContain('do not fit together');
    await signIn(page, newPassword);
    expect(page.url()).toBe(`${opened.address}/account`);
  });

  it('are not reached by a form on a page of another site', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, newPassword);
    await page.route('http://evil.localhost/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${opened.address}/account/sign-out"></form><script>document.forms[0].submit()</script>`,
      }),
    );
    const answered = page.waitForResponse(`${opened.address}/account/sign-out`);
    await page.goto('http://evil.localhost/');
    expect((await answered).status()).toBe(403);
    await page.goto(`${opened.address}/account`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ada Admin');
  });
});

describe('the site', () => {
  it('shows the way to the account to those who have signed in', async () => {
    const site = await openServer(
      {},
      { CASEBOOK_SIGN_IN: 'password', CASEBOOK_DIST: path.join(projectDir, 'dist') },
    );
    const page = await browser.newPage();
    await page.goto(site.server.firstLink?.address ?? '');
    await page.getByLabel('New password').fill(password);
    await submit(page, 'Set password and sign in');
    const link = page.getByRole('link', { name: 'Your account' });
    await link.waitFor();
    await link.click();
    expect(page.url()).toBe(`${site.address}/account`);
    await submit(page, 'Sign out');
    await page.goto(`${site.address}/`);
    expect(page.url()).toBe(`${site.address}/account/sign-in?to=%2F&why=needed`);
    await site.close();
  });
});

describe('the pages of accounts', () => {
  it('pass axe in both themes, wide and narrow, and are valid HTML', async () => {
    const page = await openAuditPage(browser);
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'no-trailing-whitespace': 'off',
        'doctype-style': 'off',
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'attribute-empty-style': 'off',
        'no-raw-characters': 'off',
        // Checkboxes of one question have one name.
        'form-dup-name': 'off',
      },
    });
    const audit = async (at: string): Promise<string[]> => {
      const found = await auditPage(page, opened.address + at);
      const { results } = await validator.validateString(await page.content());
      return [
        ...found,
        ...results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      ];
    };
    expect(await audit('/account/sign-in?why=needed')).toEqual([]);
    expect(await audit('/account/welcome?link=gone')).toEqual([]);
    await signIn(page, newPassword);
    expect(await audit('/account')).toEqual([]);
    const { id } = (await (await page.request.get(`${opened.address}/api/me`)).json()) as { id: string };
    const made = await page.request.post(`${opened.address}/api/users/${id}/link`);
    const { address } = (await made.json()) as { address: string };
    expect(await audit(address.slice(opened.address.length))).toEqual([]);
  });

  it('follow the theme that was chosen on the site', async () => {
    const page = await (await browser.newContext({ colorScheme: 'light' })).newPage();
    await page.goto(`${opened.address}/account/sign-in`);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe('rgb(251, 250, 248)');
    await page.evaluate(() => localStorage.setItem('casebook:theme', 'dark'));
    await page.reload();
    expect(await ground()).toBe('rgb(19, 21, 24)');
  });
});
