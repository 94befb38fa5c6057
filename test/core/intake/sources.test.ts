import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportedCase } from '../../../src/core/intake/imported-case.ts';
import { intakeSourceNames, intakeSources } from '../../../src/core/intake/intake-sources.ts';
import { readRecord } from '../../../src/core/intake/read-record.ts';
import { readRecords } from '../../../src/library/intake/read-records.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');

async function read(file: string): Promise<readonly ImportedCase[]> {
  const name = intakeSourceNames.find((known) => file.startsWith(known));
  if (!name) throw new Error(`no system is called as ${file} begins`);
  const source = intakeSources[name];
  const found: ImportedCase[] = [];
  for await (const row of readRecords(path.join(fixtures, file), source)) {
    if (!('record' in row)) throw new Error(row.reason);
    const checked = readRecord(source, row.record);
    if (checked.isRejected) throw new Error(JSON.stringify(checked.rejections));
    found.push(checked.value);
  }
  return found;
}

async function readFirst(file: string): Promise<ImportedCase> {
  const [first] = await read(file);
  if (!first) throw new Error(`${file} has no record`);
  return first;
}

const at = (text: string): number => Date.parse(text);

describe('the mapping tables', () => {
  it('have a fixture each', () => {
    const files = readdirSync(fixtures);
    expect(intakeSourceNames.filter((name) => !files.some((file) => file.startsWith(`${name}.`)))).toEqual(
      [],
    );
  });

  it('zendesk: a ticket of the JSON export, with who wrote each comment', async () => {
    const [ticket, question] = await read('zendesk.jsonl');
    expect(ticket).toMatchObject({
      source: { system: 'zendesk', id: '4711' },
      updatedAt: at('2026-03-02T16:40:00Z'),
      fields: {
        kind: 'malfunction',
        title: 'Datastore is read-only',
        problem: 'Since the failover nobody can write to DS-07.',
        customer: 'harbourline',
        contact: { name: 'Priya Nair', email: 'priya@harbourline.example' },
        channel: 'e-mail',
        severity: 1,
        state: 'resolved',
        team: 'Storage',
        assignedEngineer: 'Marta Kovář',
        openedAt: at('2026-03-01T08:15:00Z'),
        firstReplyAt: at('2026-03-01T08:50:00Z'),
        resolvedAt: at('2026-03-02T16:00:00Z'),
      },
    });
    expect(ticket?.log.map(({ key, kind, text, isInternal }) => [key, kind, text, isInternal])).toEqual([
      ['2', 'reply', 'Please send the logs.', false],
      ['3', 'customer', 'Attached.', false],
      ['4', 'remark', 'Looks like the old lock again.', true],
    ]);
    expect(ticket?.rest).toMatchObject({
      tags: ['storage', 'failover'],
      custom_fields: [{ id: 360001, value: 'DS-07' }],
      satisfaction_rating: { score: 'good' },
      metric_set: { replies: 1 },
    });
    expect(ticket?.rest).not.toHaveProperty('subject');
    expect(question?.fields).toMatchObject({ kind: 'question', state: 'open', customer: 'organization 56' });
  });

  it('jira: an issue of the API, its document as lines', async () => {
    const issue = await readFirst('jira.json');
    expect(issue).toMatchObject({
      source: { system: 'jira', id: 'SUP-42', url: 'https://support.atlassian.net/browse/SUP-42' },
      fields: {
        title: 'Path down after firmware update',
        problem: 'One path is dead.\n- vmhba3 only',
        customer: 'harbourline',
        severity: 2,
        state: 'closed',
        component: 'fabric',
        productVersion: '9.13.1',
        outcome: { kind: 'unsolved' },
        openedAt: at('2026-03-01T08:00:00Z'),
        closedAt: at('2026-03-04T11:00:00Z'),
      },
      log: [
        { key: '501', kind: 'action', isInternal: false, by: 'Marta Kovář' },
        { key: '502', kind: 'remark', isInternal: true },
      ],
      rest: { id: '10042', fields: { labels: ['fabric'], customfield_10050: 'HL-2024-0117' } },
    });
    expect(issue.rest).toHaveProperty('fields.components', [
      { id: '1', name: 'fabric' },
      { id: '2', name: 'hba' },
    ]);
  });

  it('jira: a row of the CSV export, with columns that stand twice', async () => {
    expect(await readFirst('jira.csv')).toMatchObject({
      source: { id: 'SUP-42' },
      fields: {
        problem: 'One path is dead.\nSince Sunday.',
        state: 'resolved',
        outcome: { kind: 'solved' },
        component: 'fabric',
        openedAt: at('2026-03-01T09:00:00Z'),
        resolvedAt: at('2026-03-04T12:00:00Z'),
      },
      log: [{ text: 'Rescanned; nothing.', by: 'marta', at: at('2026-03-01T10:00:00Z') }],
      rest: { 'Custom field (Serial)': 'SN123', 'Component/s': ['fabric', 'hba'] },
    });
  });

  it('servicenow: times as stored, everything else as shown, journals apart', async () => {
    expect(await readFirst('servicenow.json')).toMatchObject({
      source: { id: 'INC0010023' },
      fields: {
        customer: 'harbourline',
        contact: { name: 'Abel Tuter' },
        channel: 'phone',
        severity: 1,
        businessImpact: 'high',
        state: 'resolved',
        component: 'ORCL-PROD',
        team: 'Database',
        openedAt: at('2026-03-01T12:00:00Z'),
        resolvedAt: at('2026-03-01T15:00:00Z'),
        outcome: { kind: 'workaround', resolution: 'Raised the number of processes.' },
      },
      log: [
        // The journal is as it is shown, an hour ahead.
        { kind: 'remark', text: 'Listener restarted.', by: 'Marta Kovář', at: at('2026-03-01T13:30:00Z') },
        { kind: 'remark', text: 'Taken over.' },
      ],
      rest: { u_site: 'Genova', sys_id: '46c0' },
    });
    expect(await readFirst('servicenow.csv')).toMatchObject({
      source: { id: 'INC0010024' },
      fields: { state: 'pending', severity: 3, customer: 'lindworm', openedAt: at('2026-03-02T09:00:00Z') },
      rest: { category: 'Software' },
    });
    expect(await readFirst('servicenow-labels.csv')).toMatchObject({
      source: { id: 'INC0010025' },
      fields: { state: 'resolved', channel: 'portal', outcome: { kind: 'unsolved' } },
      rest: { Category: 'Hardware' },
    });
  });

  it('servicenow: cases with their own numbers of states, and ids instead of names', async () => {
    const [shown, stored] = await read('servicenow-case.json');
    expect(shown).toMatchObject({
      source: { id: 'CS0001032' },
      fields: {
        kind: 'malfunction',
        customer: 'harbourline',
        contact: { name: 'Priya Nair' },
        contract: { number: 'HL-2024-0117' },
        channel: 'portal',
        severity: 2,
        state: 'pending',
      },
      log: [
        // Told in summer time, and in winter time.
        { text: 'The log is attached.', at: at('2026-04-01T09:00:00Z') },
        { text: 'Please send the log.', at: at('2026-03-01T09:00:00Z') },
      ],
    });
    expect(stored).toMatchObject({
      fields: {
        kind: 'question',
        customer: 'account 86837a386f0331003b3c498f5d3ee4ca',
        state: 'closed',
        closedAt: at('2026-03-02T08:00:00Z'),
      },
      log: [],
      rest: { work_notes: '01.03.2026 09:00 - Marta (Work notes)\nTold in another form.' },
    });
    expect(stored?.fields).not.toHaveProperty('assignedEngineer');
    expect(stored?.fields).not.toHaveProperty('outcome');
  });

  it('zammad: the first article is the problem, HTML as words', async () => {
    expect(await readFirst('zammad.json')).toMatchObject({
      source: { id: '31003' },
      fields: {
        problem: 'Nothing is shown.\nSince the update & restart.',
        customer: 'harbourline',
        contact: { email: 'priya@harbourline.example' },
        state: 'pending',
        severity: 2,
        assignedEngineer: 'marta@example.com',
        firstReplyAt: at('2026-03-01T08:20:00Z'),
      },
      log: [
        { key: '11', kind: 'reply', channel: 'e-mail' },
        { key: '12', kind: 'remark', by: 'marta@example.com' },
      ],
      rest: { pending_time: '2026-03-05T08:00:00.000Z', id: 3 },
    });
  });

  it('glpi: encoded HTML, trees of names, and a CSV with semicolons', async () => {
    expect(await readFirst('glpi.json')).toMatchObject({
      source: { id: '812' },
      fields: {
        kind: 'malfunction',
        problem: 'The queue stops & says offline.',
        customer: 'harbourline',
        component: 'Printers',
        channel: 'phone',
        severity: 1,
        businessImpact: 'high',
        state: 'closed',
        outcome: { resolution: 'Replaced the driver.' },
        closedAt: at('2026-03-04T08:00:00Z'),
      },
      log: [
        { key: 'reply 21', kind: 'reply', text: 'Restarted.' },
        { key: 'reply 22', kind: 'remark' },
      ],
      rest: { global_validation: 1, urgency: 4 },
    });
    expect(await readFirst('glpi.csv')).toMatchObject({
      source: { id: '1812' },
      fields: { state: 'working', severity: 1, customer: 'harbourline' },
    });
  });

  it('glpi: rows of a search, by the numbers of its options', async () => {
    expect(await readFirst('glpi-search.json')).toMatchObject({
      source: { id: '812' },
      fields: {
        title: 'Printer queue stops',
        problem: 'It says offline.',
        kind: 'question',
        customer: 'harbourline',
        contact: { name: 'Priya Nair' },
        channel: 'e-mail',
        severity: 1,
        businessImpact: 'medium',
        state: 'pending',
        component: 'Printers',
        team: 'Desk',
        assignedEngineer: 'Marta Kovář',
        openedAt: at('2026-03-01T08:00:00Z'),
      },
      rest: { 10: 4 },
    });
  });

  it('glpi: people and groups by their roles, and a category that is nothing', async () => {
    const ticket = await readFirst('glpi-actors.json');
    expect(ticket.fields).toMatchObject({
      contact: { name: 'priya' },
      assignedEngineer: 'marta',
      team: 'Desk',
      channel: 'portal',
    });
    expect(ticket.fields).not.toHaveProperty('component');
    // Who else is named stays.
    expect(ticket.rest).toHaveProperty('Ticket_User');
  });

  it('salesforce: related records, nested or as columns', async () => {
    expect(await readFirst('salesforce.json')).toMatchObject({
      source: { id: '00001026' },
      fields: {
        state: 'escalated',
        severity: 2,
        channel: 'phone',
        customer: 'harbourline',
        contact: { phone: '+44 20 7946 0000' },
        assignedEngineer: 'Marta Kovář',
      },
      log: [
        { key: '00a1', kind: 'action' },
        { key: '00a2', kind: 'remark' },
      ],
      rest: { Potential_Liability__c: 'No', Reason: 'Performance' },
    });
    expect(await readFirst('salesforce.csv')).toMatchObject({
      source: { id: '00001026' },
      fields: { state: 'closed', closedAt: at('2026-03-03T08:00:00Z'), customer: 'harbourline' },
      rest: { SLA__c: 'Gold' },
    });
    expect(await readFirst('salesforce-loader.csv')).toMatchObject({
      source: { id: '00001027' },
      fields: {
        state: 'working',
        customer: 'account 001D000000IqhSL',
        contact: { email: 'priya@harbourline.example' },
        openedAt: at('2026-03-01T08:00:00Z'),
      },
    });
  });

  it('csv: our own words', async () => {
    expect(await readFirst('csv.csv')).toMatchObject({
      source: { system: 'csv', id: 'A-1' },
      fields: {
        kind: 'slowness',
        contract: { number: 'HL-1' },
        severity: 2,
        businessImpact: 'high',
        state: 'resolved',
        openedAt: at('2026-03-01T07:00:00Z'),
        outcome: { kind: 'solved', cause: 'DNS', resolution: 'Fixed the zone' },
      },
      rest: { room: 'B12' },
    });
  });
});

const rejectionsOf = (raw: unknown) => {
  const checked = readRecord(intakeSources.zendesk, raw);
  return checked.isRejected ? checked.rejections.map(({ code }) => code) : [];
};

describe('readRecord', () => {
  const ticket = { id: 1, subject: 'x', organization: { name: 'acme' }, created_at: '2026-03-01T00:00:00Z' };
  it.each([
    ['intake-01: no object', 'text', ['not-a-record']],
    ['intake-02: no id', { ...ticket, id: null }, ['id-missing']],
    ['intake-03: a time that is none', { ...ticket, created_at: '03/04/2026' }, ['value-not-valid']],
    [
      'intake-04: a date that is not in the calendar',
      { ...ticket, created_at: '2026-02-31' },
      ['value-not-valid'],
    ],
    ['intake-05: both', { subject: 'x', created_at: 'soon' }, ['id-missing', 'value-not-valid']],
    ['intake-06: nothing is wrong', ticket, []],
  ])('%s', (_, raw, codes) => {
    expect(rejectionsOf(raw)).toEqual(codes);
  });

  it('refuses words that Casebook does not have, and says in which field', () => {
    const checked = readRecord(intakeSources.csv, { id: 'A', title: 'x', kind: 'outage', severity: 'bad' });
    expect(checked).toMatchObject({
      isRejected: true,
      rejections: [
        { message: expect.stringContaining('kind') },
        { message: expect.stringContaining('severity') },
      ],
    });
  });

  it('keeps what is too long whole: a title in the rest, a problem in the log', () => {
    const checked = readRecord(intakeSources.zendesk, {
      ...ticket,
      subject: `a\n${'b'.repeat(400)}`,
      description: `${'c'.repeat(19_999)}\n${'d'.repeat(30_000)}`,
    });
    if (checked.isRejected) throw new Error(JSON.stringify(checked.rejections));
    const { fields, rest, log } = checked.value;
    expect(fields.title).toHaveLength(300);
    expect(rest['title (whole)']).toHaveLength(402);
    expect([fields.problem, ...log.map(({ text }) => text)].join('')).toBe(
      `${'c'.repeat(19_999)}\n${'d'.repeat(30_000)}`,
    );
    expect(log.map(({ key }) => key)).toEqual(['problem#2', 'problem#3']);
  });

  it('takes half characters for what they are, and an address for a customer that is named nowhere else', () => {
    const checked = readRecord(intakeSources.zendesk, {
      ...ticket,
      subject: 'x\uD800',
      organization: null,
      requester: { email: 'Jan@Lindworm.example' },
    });
    expect(checked).toMatchObject({ value: { fields: { title: 'x\uFFFD', customer: 'lindworm.example' } } });
  });
});
