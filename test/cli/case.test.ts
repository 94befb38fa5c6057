import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPreparedStore } from '../../src/server/open-prepared-store.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { runInProcess } from '../support/run-in-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-cases-'));
  const now = new Date('2026-11-22T11:00:00Z');
  const store = await openPreparedStore(join(folder, '.casebook/casebook.db'), now);
  const articles = [sampleArticle('SN-0001'), sampleArticle('SN-0002'), sampleArticle('SN-0002.it')];
  await store.articles.register({ audience: 'internal', articles, at: now.getTime() });
  await store.close();
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...words: readonly string[]) => runInProcess(words, { folder });

const open = (...more: readonly string[]) =>
  run('case', 'open', '--title', 'LUN offline', '--customer', 'harbourline', '--severity', '2', ...more);
const resolve = (number = 'SR-000001') =>
  run('case', 'resolve', number, '--cause', 'Volume full', '--resolution', 'Grown');

describe('casebook case', () => {
  it('opens a case and prints its number alone', async () => {
    expect(await open('--product', 'ontap', '--contract', 'HL-1')).toEqual({
      status: 0,
      out: 'SR-000001\n',
      err: 'Opened. Tell the customer the number:\n',
    });
  });

  it('lists cases in a table that lines up, filtered by the names of the API', async () => {
    await open('--contract', 'HL-1');
    await run('case', 'open', '--title', 'Which release?', '--customer', 'lantian', '--severity', '4');
    expect((await run('case', 'list', '--customer', 'harbourline,valdarno', '--active', 'true')).out).toBe(
      [
        'NUMBER     STATE  P  S  CUSTOMER     PRODUCT  ENGINEER  OPENED            TITLE',
        'SR-000001  open   2  2  harbourline                     2026-11-22 12:00  LUN offline',
        '',
      ].join('\n'),
    );
    const { out } = await run('case', 'list', '--severity', '4', '--json');
    expect(JSON.parse(out)).toMatchObject([{ number: 'SR-000002', openedAt: '2026-11-22T12:00:00.000Z' }]);
  });

  it.each([
    [['case', 'list', '--severity', 'high'], '--severity high means nothing; give 1 to 9, 1 the worst'],
    [['case', 'list', '--openedFrom', 'soon'], '--openedFrom soon means nothing'],
    [['case', 'list', '--reason', 'x'], 'list takes no --reason'],
    [['case', 'list', '--sort', 'age'], '--sort is due'],
    [['case', 'list', '--limit', '0'], '--limit is a number from 1 to 1000'],
    [['case', 'show', '17'], 'name the case by its number, such as SR-000123'],
    [['case', 'open', '--title', 'x'], '--customer:'],
    [['case', 'log', 'SR-000001'], 'give the text after the number'],
    [['case', 'escalate', 'SR-000001', '--level', 'boss', '--reason', 'x'], '--level:'],
    [['case', 'frobnicate'], 'name what to do: list, show, export, open'],
    [['link', 'add', 'SR-000001', 'SN-0001'], 'name the kind: --kind created, reused'],
    [['link', 'add', 'SN-0001', '--kind', 'reused'], 'name a case and an article'],
    [['link', 'add', 'SR-000001', 'notes', '--kind', 'reused'], '“notes” is neither'],
  ])('takes %j for wrong use', async (words, message) => {
    const { status, out, err } = await run(...words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it('records what happens to a case by the rules of the API, and says when they forbid it', async () => {
    await open('--contract', 'HL-1');
    expect((await run('case', 'acknowledge', 'sr-000001')).err).toBe('SR-000001 is working, severity 2.\n');
    await run('case', 'log', 'SR-000001', 'Volume grown', '--minutes', '20');
    await run('case', 'statement', 'SR-000001', 'It is the fabric');
    const statement =
      /reported +(\S+) +It is the fabric/.exec((await run('case', 'show', 'SR-000001')).out)?.[1] ?? '';
    await run(
      'case',
      'statement',
      'SR-000001',
      '--judge',
      statement,
      '--standing',
      'false-lead',
      '--evidence',
      'Clean',
    );
    await run('case', 'severity', 'SR-000001', '--severity', '1', '--reason', 'All of it');
    await run('case', 'escalate', 'SR-000001', '--level', 'senior-engineer', '--reason', 'Stuck');
    await run('case', 'return', 'SR-000001', '--answer', 'Go on');
    expect(await run('case', 'resolve', 'SR-000001', '--cause', 'Volume full')).toMatchObject({
      status: 1,
      err: 'casebook case: An outcome of solved says its resolution.\n',
    });
    expect((await resolve()).status).toBe(0);
    const { out } = await run('case', 'show', 'SR-000001', '--json');
    expect(JSON.parse(out)).toMatchObject({
      case: { state: 'resolved', severity: 1, outcome: { cause: 'Volume full' } },
      statements: [{ standing: 'false-lead' }],
      escalations: [{ answer: 'Go on' }],
    });
    expect((await run('case', 'reopen', 'SR-000001', '--reason', 'Back')).err).toContain('working');
    expect((await run('case', 'show', 'SR-000001')).out).toContain('Command line  Volume grown');
  });

  it('names the case that is not there, and does not find one by accident', async () => {
    expect(await run('case', 'log', 'SR-000009', 'x')).toMatchObject({
      status: 1,
      err: expect.stringContaining('there is no case SR-000009') as string,
    });
  });

  it('exports what lists show, safe from formulas', async () => {
    await run('case', 'open', '--title', '=1+1', '--customer', 'lantian', '--severity', '4');
    const { out } = await run('case', 'export');
    expect(out).toMatch(/^"number","state"/);
    expect(out).toContain(`"'=1+1"`);
    const json = await run('case', 'export', '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject([{ title: '=1+1' }]);
  });
});

describe('casebook link', () => {
  it('links a case to several articles at once, and takes them back', async () => {
    await open('--contract', 'HL-1');
    await resolve();
    const added = await run('link', 'add', 'SR-000001', 'sn-0001', 'SN-0002.it', '--kind', 'reused');
    expect(added.status).toBe(0);
    expect(added.out).toMatch(/SR-000001 +reused +SN-0001 .*\nSR-000001 +reused +SN-0002\.it /);
    const undo = /link undo (\S+)/.exec(added.err)?.[1] ?? '';
    expect((await run('link', 'list', 'SN-0002')).out).toContain('SR-000001');
    expect((await run('link', 'undo', undo)).status).toBe(0);
    expect((await run('link', 'list', 'SR-000001')).err).toBe('There is no link.\n');
    const removed = await run('link', 'list', 'SR-000001', '--removed', '--json');
    const [first] = JSON.parse(removed.out) as { id: string }[];
    expect((await run('link', 'restore', first?.id ?? '')).out).toContain('present');
    expect((await run('link', 'change', first?.id ?? '', '--kind', 'consulted')).status).toBe(1);
    expect((await run('link', 'remove', first?.id ?? '', '--reason', 'Wrong one')).out).toContain('removed');
  });

  it('links several cases to one article, all of them or none', async () => {
    await open('--contract', 'HL-1');
    await open('--contract', 'HL-1');
    const refused = await run('link', 'add', 'SR-000001', 'SR-000002', 'SN-0001', '--kind', 'created');
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('only a resolved case has created an article');
    expect(
      (await run('link', 'add', 'SR-000001', 'SR-000002', 'SN-0001', '--kind', 'consulted')).status,
    ).toBe(0);
    expect((await run('link', 'list', 'SN-0001', '--json')).out.match(/"caseNumber"/g)).toHaveLength(2);
  });

  it('leaves entries in the audit trail in the name of the command line', async () => {
    await open('--contract', 'HL-1');
    const store = await openPreparedStore(join(folder, '.casebook/casebook.db'), new Date());
    const { items } = await store.audit.list({ action: 'case.opened' }, { limit: 5 });
    await store.close();
    expect(items).toMatchObject([{ actorName: 'Command line', via: 'system' }]);
  });
});

describe('casebook webhook', () => {
  it('makes a webhook, prints its secret alone, and lists, tests, disables and removes it', async () => {
    const added = await run(
      'webhook',
      'add',
      '--url',
      'https://hooks.example.com/x',
      '--event',
      'case.resolved',
    );
    expect(added.out).toMatch(/^whsec_\S+\n$/);
    const id = /Webhook (\S+) is told of case\.resolved/.exec(added.err)?.[1] ?? '';
    await open('--contract', 'HL-1');
    await resolve();
    expect((await run('webhook', 'deliveries', id)).out).toMatch(/case\.resolved +pending +0 /);
    expect((await run('webhook', 'test', id)).status).toBe(0);
    expect((await run('webhook', 'disable', id)).err).toBe('The webhook hooks.example.com is disabled.\n');
    expect((await run('webhook', 'list')).out).toMatch(/disabled +hooks\.example\.com +case\.resolved /);
    expect((await run('webhook', 'remove', id)).status).toBe(0);
    expect(await run('webhook', 'enable', id)).toMatchObject({ status: 1 });
  });

  it.each([
    [['webhook', 'add'], 'name the address: --url'],
    [['webhook', 'add', '--url', 'ftp://x'], 'url:'],
    [['webhook', 'add', '--url', 'https://x.example', '--event', 'case.closed'], 'events:'],
    [['webhook', 'redeliver', 'x'], 'name the delivery'],
    [['webhook', 'shout'], 'name what to do: list, add'],
  ])('takes %j for wrong use', async (words, message) => {
    const { status, err } = await run(...words);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});
