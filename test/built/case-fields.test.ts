import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectDir } from '../support/build-site.ts';
import { openCase, openDisclosure, submitForm } from '../support/case-page.ts';
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

/** Opens a case by the API, and its page. */
async function openPage(
  given: Readonly<Record<string, unknown>>,
  options: { readonly javaScriptEnabled?: boolean; readonly timezoneId?: string } = {
    javaScriptEnabled: false,
  },
): Promise<{ readonly page: Page; readonly read: () => Promise<Record<string, unknown>> }> {
  const number = await openCase(server.origin, given);
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${server.origin}/cases/${number}/`);
  return {
    page,
    read: async () =>
      (await (await fetch(`${server.origin}/api/cases/${number}`)).json()) as Record<string, unknown>,
  };
}

describe('fields of a case, without scripts', () => {
  it('keep what the customer claims beside what the evidence shows, to the second', async () => {
    const { page, read } = await openPage({ onset: { claimed: { words: 'two days ago' } } });
    await openDisclosure(page, 'Edit onset');
    expect(await page.getByLabel('As the customer tells it').inputValue()).toBe('two days ago');
    await page.getByLabel('Evidence', { exact: true }).first().fill('messages of node a, line 1403');
    await page.getByLabel('As the evidence shows it').fill('2026-11-20T03:47:12');
    await submitForm(page, 'onset');
    expect(await page.locator('#problem').textContent()).toContain('messages of node a, line 1403');
    expect((await read())['onset']).toEqual({
      claimed: { words: 'two days ago' },
      observed: { at: '2026-11-20T03:47:12.000Z', evidence: 'messages of node a, line 1403' },
    });
  });

  it('say that slowness needs a baseline, and what is missing of one, with what was typed', async () => {
    const { page, read } = await openPage({ kind: 'slowness' });
    const advice = page.locator('#problem .case-advice');
    expect(await advice.count()).toBe(1);
    await openDisclosure(page, 'Edit baseline');
    await page.getByLabel('Measure', { exact: true }).fill('Throughput of the nightly copy');
    await page.getByLabel('Usual').fill('310 MB/s');
    await submitForm(page, 'baseline');
    const now = page.locator('[data-form="baseline"] [name="baseline/observed"]');
    expect(await now.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Usual').inputValue()).toBe('310 MB/s');
    await now.fill('42 MB/s');
    await submitForm(page, 'baseline');
    expect(await advice.count()).toBe(0);
    expect((await read())['baseline']).toEqual({
      measure: 'Throughput of the nightly copy',
      usual: '310 MB/s',
      observed: '42 MB/s',
    });
  });

  it('let work without a contract go on once it is said who approved it', async () => {
    const { page } = await openPage({ contract: undefined });
    expect(await page.locator('.case-approval').textContent()).toContain('There is no contract.');
    await submitForm(page, 'acknowledge');
    expect(await page.locator('.form-failure').textContent()).toContain('no approval yet');
    await openDisclosure(page, 'Record the approval');
    await page.getByLabel('Who approved it').fill('Centre manager');
    await submitForm(page, 'approve');
    expect(await page.locator('.case-approval').count()).toBe(0);
    expect(await page.locator('#details').textContent()).toContain('Approved by Centre manager');
    await submitForm(page, 'acknowledge');
    expect(await page.locator('.case-standing').textContent()).toContain('Working');
  });

  it('correct the contract and who can be asked, and empty what is not known any more', async () => {
    const { page, read } = await openPage({ contact: { name: 'Giulia Ferri', phone: '+39 055 1' } });
    await openDisclosure(page, 'Edit contract');
    await page.locator('[name="contract/number"]').fill('PRJ-9');
    await page.locator('[name="contract/kind"]').selectOption('warranty');
    await page.locator('[name="contract/timeZone"]').fill('Europe/Rome');
    await submitForm(page, 'contract');
    await openDisclosure(page, 'Edit contact');
    for (const field of await page.locator('[data-form="person"] input[type="text"]').all()) {
      await field.fill('');
    }
    await submitForm(page, 'person');
    const subject = await read();
    expect(subject['contract']).toEqual({ number: 'PRJ-9', kind: 'warranty', timeZone: 'Europe/Rome' });
    expect(subject['entitlement']).toEqual({ standing: 'covered' });
    expect(subject['contact']).toBeUndefined();
  });

  it('plan a fix that the customer follows', async () => {
    const { page, read } = await openPage({});
    await openDisclosure(page, 'Plan a fix');
    await page.getByLabel('Fix or change').fill('Patch of the driver');
    await page.getByLabel('Release').fill('9.14.1P7');
    await page.getByLabel('Customer follows it').selectOption('true');
    await submitForm(page, 'fix');
    expect(await page.locator('#planned-fix').textContent()).toContain('Patch of the driver');
    expect((await read())['plannedFix']).toEqual({
      description: 'Patch of the driver',
      release: '9.14.1P7',
      isFollowed: true,
    });
  });

  it('keep an entry of the log that another one corrects', async () => {
    const { page } = await openPage({});
    await page.locator('[data-form="log"] textarea').fill('Restarted node b.');
    await submitForm(page, 'log');
    await page.locator('.log-entry', { hasText: 'Restarted node b.' }).getByRole('link').first().click();
    expect(await page.locator('.log-corrects').textContent()).toContain('Restarted node b.');
    await page.locator('[data-form="log"] textarea').fill('It was node a.');
    await submitForm(page, 'log');
    const entries = await page.locator('.log-entry').allTextContents();
    expect(entries[0]).toContain('Corrects an entry');
    expect(entries.join()).toContain('Restarted node b.');
  });
});

describe('what a case produced', () => {
  it('is linked by a form of its own once the case is resolved, and offered no more after', async () => {
    const { page } = await openPage({});
    const action = page.locator('#articles summary', { hasText: 'Link as produced' });
    expect(await action.count()).toBe(0);
    await openDisclosure(page, 'Resolve');
    await page.getByLabel('How it ended').selectOption('workaround');
    await page.getByLabel('Resolution', { exact: true }).fill('Restart of the node.');
    await submitForm(page, 'resolve');
    await action.click();
    const form = page.locator('.disclosure[open] [data-form="link"]');
    await form.getByRole('textbox', { name: 'Articles' }).fill('SN-9999');
    await form.getByRole('button').click();
    // The form that was refused is open, with what was typed, and the other one is not.
    expect(await form.count()).toBe(1);
    expect(await form.getByRole('textbox', { name: 'Articles' }).inputValue()).toBe('SN-9999');
    expect(await form.locator('select').inputValue()).toBe('created');
    await form.getByRole('textbox', { name: 'Articles' }).fill('SN-0002');
    await form.getByLabel('Reason').fill('It was written for both.');
    await form.getByRole('button').click();
    expect(await page.locator('.linked-articles .badge').textContent()).toContain('Created');
    expect(await action.count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Draft a service note' }).count()).toBe(0);
  });
});

describe('times in forms', () => {
  it('are shown by the clock of the reader, and stay what they were when nothing is changed', async () => {
    const onset = { observed: { at: '2026-07-20T03:47:12.000Z', evidence: 'messages' } };
    const { page, read } = await openPage({ onset }, { timezoneId: 'America/New_York' });
    await openDisclosure(page, 'Edit onset');
    const field = page.getByLabel('As the evidence shows it');
    expect(await field.inputValue()).toBe('2026-07-19T23:47:12');
    await page.getByLabel('As the customer tells it').fill('this morning');
    await submitForm(page, 'onset');
    await page.waitForURL('**/?done=saved*');
    expect((await read())['onset']).toEqual({ ...onset, claimed: { words: 'this morning' } });
  });
});

describe('clocks', () => {
  it('go on while the page is open, and are late when their time is over', async () => {
    const { page } = await openPage({}, {});
    await page.clock.install();
    await page.reload();
    const next = page.locator('.clock-next').first();
    expect(await next.textContent()).toContain('in ');
    await page.clock.fastForward('06:00:00');
    expect(await next.textContent()).toContain('late');
    expect(await next.getAttribute('class')).toContain('tone-danger');
  });
});

describe('what can be done', () => {
  it('says before an escalation what the next level would have to ask for', async () => {
    const { page } = await openPage({});
    await openDisclosure(page, 'Escalate');
    const advice = page.locator('.disclosure[open] .case-advice');
    expect(await advice.textContent()).toContain('System logs');
    await advice.getByRole('link', { name: 'Add facts' }).click();
    expect(new URL(page.url()).hash).toBe('#facts');
  });
});
