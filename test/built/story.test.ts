import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, projectDir, runCasebook, temporaryFolder } from '../support/build-site.ts';
import { openDisclosure, submitForm } from '../support/case-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveSite } from '../support/serve-site.ts';

/*
 * What cases are for, from the first to the last step, three times: in a browser, by the API alone, and at the command line alone. Two
 * cases of another system come in. An article answers one and is linked; nothing answers the other, so that a note is drafted from it,
 * and the build that has the note links it.
 */

const records = [
  'id,title,problem,customer,contact,kind,channel,severity,state,product,opened,updated',
  'A-1,LUN is offline,"The LUN went offline and its volume has no space left.",valdarno,Marta Ferri,malfunction,phone,2,open,ontap,2026-11-20T08:00:00Z,2026-11-20T08:00:00Z',
  'A-2,Badge printer prints blank cards,"Marta Ferri: the badge printer at the reception prints blank cards. Its address is 10.9.8.7.",valdarno,Marta Ferri,malfunction,phone,3,open,,2026-11-20T09:00:00Z,2026-11-20T09:00:00Z',
].join('\n');
const [answered, taught] = ['SR-000001', 'SR-000002'];
const outcome = {
  cause: 'The ribbon was in upside down.',
  resolution: 'Put the ribbon in with the mark up.',
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let content: string;
let out: string;
let inFolder: (name: string) => string;
beforeAll(async () => {
  folder = await temporaryFolder('story');
  inFolder = (name) => path.join(folder.path, name);
  content = inFolder('content');
  await cp(path.join(projectDir, 'content'), content, { recursive: true });
  await writeFile(inFolder('cases.csv'), records);
  // Whether anybody has built it or not: its id is taken.
  const note = await readFile(path.join(content, 'service-notes/sn-0002.mdx'), 'utf8');
  await mkdir(inFolder('later'));
  await writeFile(inFolder('later/sn-0090.mdx'), note.replaceAll('SN-0002', 'SN-0090'));
  out = await buildSite(content, 'internal', folder.path);
});
afterAll(() => folder.remove());

/** Runs a command on a database, and fails with what it said. */
async function run(database: string, ...words: readonly string[]): Promise<string> {
  const result = await runCasebook([...words, '--database', database], {
    environment: { CASEBOOK_CONTENT: content, CASEBOOK_OUT: out },
    cwd: folder.path,
  });
  if (result.status !== 0) throw new Error(`${words.join(' ')}:\n${result.stderr}`);
  return result.stdout;
}
const importCases = (database: string): Promise<string> =>
  run(database, 'case', 'import', 'cases.csv', '--from', 'csv');
const build = (): Promise<string> => buildSite(content, 'internal', folder.path);

/** The parts of answers of the API that the story looks at. */
interface Answer {
  readonly id?: string;
  readonly file?: string;
  readonly source?: string;
  readonly items?: readonly unknown[];
  readonly articles?: readonly unknown[];
  readonly figures?: readonly { readonly id: string; readonly count: number }[];
}

describe('the story of two cases', () => {
  it('in a browser', async () => {
    const database = inFolder('browser.db');
    expect(await importCases(database)).toContain('2 created, 0 updated, 0 unchanged, 0 rejected');
    const [server, browser] = await Promise.all([serveSite(out, { database, content }), launchChromium()]);
    const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const open = (name: string): Promise<void> => openDisclosure(page, name);
    const submit = (form: string): Promise<void> => submitForm(page, form);
    const finish = async (cause: string, resolution: string): Promise<void> => {
      await open('Resolve');
      await page.getByLabel('How it ended').selectOption('solved');
      await page.getByLabel('Cause', { exact: true }).fill(cause);
      await page.getByLabel('Resolution', { exact: true }).fill(resolution);
      await submit('resolve');
      await open('Close');
      await submit('close');
    };

    await page.goto(`${server.origin}/cases/`);
    await page.getByRole('link', { name: 'LUN is offline' }).click();
    const suggested = page
      .locator('.suggested-articles > li')
      .filter({ has: page.locator('.article-id', { hasText: /^SN-0001$/ }) });
    await suggested.locator('[data-form="link-suggestion"] button').click();
    expect(await page.locator('.linked-articles .article-id').allTextContents()).toEqual(['SN-0001']);
    await finish('The volume was full.', 'Grew the volume and brought the LUN online.');

    await page.goto(`${server.origin}/articles/sn-0001/`);
    await page.locator('casebook-case-panel li', { hasText: answered }).waitFor();
    await page.goto(`${server.origin}/metrics/link-rate/`);
    expect(await page.locator('.measure-main').first().textContent()).toMatch(/100%\s*1 of 1/);

    await page.goto(`${server.origin}/cases/${taught}/`);
    await finish(outcome.cause, outcome.resolution);
    await page.goto(`${server.origin}/metrics/gaps/`);
    expect(await page.locator('.measure-main').first().textContent()).toContain('1');
    await page.goto(`${server.origin}/cases/${taught}/`);
    // Somebody else has begun a note meanwhile, which no build has yet.
    await cp(inFolder('later'), path.join(content, 'service-notes'), { recursive: true });
    await page.locator(`a[href="/cases/${taught}/draft/"]`).first().click();
    await submit('draft');
    const source = (await page.locator('.delivered-text').textContent()) ?? '';
    expect(await page.locator('#source').textContent()).toContain('service-notes/sn-0091.mdx');
    expect(source).not.toMatch(/Marta|10\.9\.8\.7/);
    expect(source).toContain('ribbon');
    await writeFile(path.join(content, 'service-notes/sn-0091.mdx'), source);
    await build();
    await expect
      .poll(
        async () => {
          await page.goto(`${server.origin}/cases/${taught}/`);
          return page.locator('.linked-articles').allTextContents();
        },
        { timeout: 10_000 },
      )
      .toEqual([expect.stringMatching(/SN-0091[\s\S]*Created/)]);
    await page.goto(`${server.origin}/articles/sn-0091/`);
    await page.locator('casebook-case-panel li', { hasText: taught }).waitFor();
    await page.goto(`${server.origin}/metrics/known-new-unknown/`);
    expect((await page.locator('.measure-main').allTextContents()).map((text) => text.trim())).toEqual([
      expect.stringMatching(/50%\s*1 of 2/),
      expect.stringMatching(/50%\s*1 of 2/),
      expect.stringMatching(/0%\s*0 of 2/),
    ]);
    expect(complaints).toEqual([]);
    await browser.close();
    await server.stop();
  });

  it('by the API alone', async () => {
    const server = await serveSite(out, { database: inFolder('api.db'), content });
    const ask = async (method: string, address: string, body?: unknown) => {
      const response = await fetch(`${server.origin}/api${address}`, {
        method,
        headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${address}: ${text}`);
      return JSON.parse(text) as Answer;
    };
    const finish = async (number: string, told: typeof outcome): Promise<void> => {
      const transitions = `/cases/${number}/transitions`;
      await ask('POST', transitions, { transition: 'resolve', kind: 'solved', ...told });
      await ask('POST', transitions, { transition: 'close' });
    };
    const given = { kind: 'malfunction', customer: 'valdarno', channel: 'phone', severity: 3 };
    const first = 'The LUN went offline and its volume has no space left.';
    await ask('POST', '/cases', { ...given, title: 'LUN is offline', problem: first, product: 'ontap' });
    const { articles } = await ask('POST', '/suggestions', { case: answered });
    expect(articles).toMatchObject([{ key: 'SN-0001' }, ...(articles ?? []).slice(1)]);
    await ask('POST', `/cases/${answered}/links`, { links: [{ article: 'SN-0001', kind: 'reused' }] });
    await finish(answered, outcome);
    expect((await ask('GET', '/articles/SN-0001/cases')).items).toMatchObject([{ caseNumber: answered }]);

    const { id } = await ask('POST', '/searches', { words: 'badge printer blank', results: 0 });
    await ask('POST', '/cases', { ...given, title: 'Badge printer prints blank cards' });
    expect(await ask('POST', `/searches/${String(id)}/case`, { case: taught })).toMatchObject({
      case: taught,
    });
    await finish(taught, outcome);
    const [one, two] = await Promise.all([1, 2].map(() => ask('POST', `/cases/${taught}/draft`)));
    expect(one?.id).not.toBe(two?.id);
    await writeFile(path.join(content, String(one?.file)), String(one?.source), { flag: 'wx' });
    await build();
    await expect
      .poll(async () => (await ask('GET', `/cases/${taught}/links`)).items, { timeout: 10_000 })
      .toMatchObject([{ article: one?.id, kind: 'created' }]);
    const shares = await ask('GET', '/metrics/measures/known-new-unknown');
    expect((shares.figures ?? []).map(({ count }) => count)).toEqual([1, 1, 0]);
    const readers = await ask('GET', '/metrics/measures/self-service');
    expect(readers.figures).toContainEqual(expect.objectContaining({ id: 'led-to-case', count: 1 }));
    await server.stop();
  });

  it('at the command line alone', async () => {
    const database = inFolder('command-line.db');
    const say = (...words: readonly string[]): Promise<string> => run(database, ...words);
    await importCases(database);
    expect(await say('suggest', answered)).toContain('SN-0001');
    await say('link', 'add', answered, 'SN-0001', '--kind', 'reused');
    const told = ['--outcome', 'solved', '--cause', outcome.cause, '--resolution', outcome.resolution];
    for (const number of [answered, taught]) {
      await say('case', 'resolve', number, ...told);
      await say('case', 'close', number);
    }
    expect(await say('link', 'list', 'SN-0001')).toContain(answered);
    expect(await say('metrics', 'gaps')).toContain('1');
    const written = (await say('new', 'service-note', '--from-case', taught)).trim();
    const source = await readFile(path.join(folder.path, written), 'utf8');
    expect(source).not.toMatch(/Marta|10\.9\.8\.7/);
    await build();
    // A start makes the articles of a newer build known.
    await (await serveSite(out, { database, content })).stop();
    const article = /sn-\d+/.exec(written)?.[0].toUpperCase() ?? '';
    expect(await say('case', 'show', taught)).toMatch(
      new RegExp(`${article}[^\\n]*created|created[^\\n]*${article}`),
    );
    const { figures } = JSON.parse(await say('metrics', 'known-new-unknown', '--json')) as {
      readonly figures: readonly { readonly count: number }[];
    };
    expect(figures.map(({ count }) => count)).toEqual([1, 1, 0]);
  });
});
