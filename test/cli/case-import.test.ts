import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { openServer } from '../server/open-server.ts';
import { runInProcess } from '../support/run-in-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-import-'));
  await cp(join(import.meta.dirname, '../core/intake/fixtures'), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...words: readonly string[]) => runInProcess(['case', 'import', ...words], { folder });

describe('casebook case import', () => {
  it.each([
    ['zendesk.jsonl', 'zendesk', 2],
    ['jira.json', 'jira', 1],
    ['jira.csv', 'jira', 1],
    ['servicenow.json', 'servicenow', 1],
    ['zammad.json', 'zammad', 1],
    ['glpi.json', 'glpi', 1],
    ['salesforce.csv', 'salesforce', 1],
    ['csv.csv', 'csv', 1],
  ])('takes %s in, and nothing of it a second time', async (file, system, count) => {
    expect(await run(file, '--from', system)).toEqual({
      status: 0,
      out: `Cases of ${system}: ${count} created, 0 updated, 0 unchanged, 0 rejected.\n`,
      err: `Records ${count}\n`,
    });
    expect((await run(file, '--from', system)).out).toContain(`0 created, 0 updated, ${count} unchanged`);
  });

  it('reports every record that it rejects, with row, line and reason, and takes the others', async () => {
    const rows = [
      'id,title,customer,severity,updated',
      'A-1,First,acme,1,2026-03-01T00:00:00Z',
      ',Second,acme,2,2026-03-01T00:00:00Z',
      'A-3,Third,,3,2026-03-01T00:00:00Z',
      'A-4,Fourth,acme,77,2026-03-01T00:00:00Z',
      'A-5,Fifth,acme,4,yesterday',
      'A-6,Sixth,acme,4,2026-03-01T00:00:00Z',
    ];
    await writeFile(join(folder, 'x.csv'), rows.join('\n'));
    const { status, out } = await run('x.csv', '--from', 'csv', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      system: 'csv',
      created: 2,
      rejected: 4,
      rejectedRows: [
        { row: 2, line: 3, reasons: [{ code: 'id-missing' }] },
        {
          row: 4,
          reasons: [{ code: 'value-not-valid', message: expect.stringMatching(/^severity/) as string }],
        },
        { row: 5, reasons: [{ message: expect.stringContaining('“yesterday”') as string }] },
        { row: 3, id: 'A-3', reasons: [{ code: 'customer-missing' }] },
      ],
    });
    expect((await run('x.csv', '--from', 'csv', '--customer', 'acme')).out).toBe(
      [
        'Cases of csv: 1 created, 0 updated, 2 unchanged, 3 rejected.',
        '  record 2 (line 3): The record has no id by which csv knows it.',
        '  record 4 (line 5): severity: Too big: expected number to be <=9.',
        '  record 5 (line 6): updated “yesterday” is no time that can be read; write it as 2026-03-01T14:05:09Z.',
        '',
      ].join('\n'),
    );
  });

  it('knows two systems of one kind apart, and checks without writing', async () => {
    await run('salesforce.csv', '--from', 'salesforce');
    const other = ['salesforce.csv', '--from', 'salesforce', '--system', 'salesforce-emea'];
    expect((await run(...other, '--dry-run')).out).toBe(
      'Cases of salesforce-emea: 1 record can be taken, 0 rejected.\n',
    );
    expect((await run(...other)).out).toContain('1 created');
  });

  it('acts as the command line, in the audit trail', async () => {
    await run('zendesk.jsonl', '--from', 'zendesk');
    const store = await openStore(join(folder, '.casebook/casebook.db'), 0);
    const { items } = await store.audit.list({ action: 'case.imported' }, { limit: 10 });
    await store.close();
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ actorName: 'Command line', via: 'system', subjectType: 'case' });
  });

  it('is seen by a server that runs', async () => {
    const opened = await openServer();
    await run('zendesk.jsonl', '--from', 'zendesk', '--database', opened.databaseFile);
    const response = await fetch(`${opened.address}/api/cases?q=datastore`);
    expect(await response.json()).toMatchObject({
      items: [{ title: 'Datastore is read-only', source: { system: 'zendesk', id: '4711' } }],
    });
    await run('glpi.json', '--from', 'glpi', '--time-zone', 'Europe/Rome', '--database', opened.databaseFile);
    const glpi = await fetch(`${opened.address}/api/cases?sourceSystem=glpi`);
    expect(await glpi.json()).toMatchObject({ items: [{ openedAt: '2026-03-01T07:00:00.000Z' }] });
    await opened.close();
  });

  it.each([
    [[], /name one file/],
    [['zendesk.jsonl'], /say what system/],
    [['zendesk.jsonl', '--from', 'remedy'], /say what system/],
    [['nothing.csv', '--from', 'csv'], /there is no file nothing\.csv/],
    [['csv.csv', '--from', 'csv', '--encoding', 'klingon'], /there is no encoding/],
    [['csv.csv', '--from', 'csv', '--system', 'A B'], /--system/],
    [['csv.csv', '--from', 'csv', '--time-zone', 'Middle-earth'], /--time-zone is an IANA time zone/],
  ])('calls %j wrong use, and touches nothing', async (words, message) => {
    const { status, err } = await run(...words);
    expect(status).toBe(2);
    expect(err).toMatch(message);
    await expect(stat(join(folder, '.casebook'))).rejects.toThrow(/ENOENT/);
  });
});
