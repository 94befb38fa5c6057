import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemDetailsSchema } from '../../src/api/problem/problem-details.ts';
import { sharedMaterial } from '../support/shared-data.ts';
import { newCase } from '../api/case/case-application.ts';
import { ask, type Answer } from './ask.ts';
import { openServer, type OpenServer } from './open-server.ts';

const list = sharedMaterial('hostile/blns.json');
const strings = list.isThere ? (JSON.parse(readFileSync(list.path, 'utf8')) as string[]) : [];
const documents = sharedMaterial('hostile/json');
const files = documents.isThere ? readdirSync(documents.path).filter((name) => name.endsWith('.json')) : [];

let opened: OpenServer;
let number: string;
beforeAll(async () => {
  opened = await openServer({}, { CASEBOOK_WRITES_PER_MINUTE: '0', CASEBOOK_DATABASE: ':memory:' });
  number = (await send('POST', '/cases', JSON.stringify(newCase))).json['number'] as string;
});
afterAll(() => opened.close());

interface JsonAnswer extends Answer {
  readonly json: Readonly<Record<string, unknown>>;
}

async function send(
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  const answer = await ask(opened.address, `/api${path}`, {
    method,
    headers: {
      ...(body !== undefined && {
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(body)),
      }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const isJson = answer.headers['content-type']?.includes('json') ?? false;
  return { ...answer, json: isJson ? (JSON.parse(answer.text) as Record<string, unknown>) : {} };
}

const faults = () => opened.log().filter(({ level, status }) => Number(level) >= 50 || Number(status) >= 500);

/** Whether an answer that refuses is a problem that names itself, and no fault. */
function isProper({ status, headers, json }: JsonAnswer): boolean {
  if (status < 400) return true;
  return (
    status < 500 &&
    headers['content-type'] === 'application/problem+json' &&
    problemDetailsSchema.safeParse(json).success
  );
}

/** What of many went wrong, some of them done at a time. */
async function findWrong<Item>(
  items: readonly Item[],
  task: (item: Item) => Promise<boolean>,
): Promise<Item[]> {
  const wrong: Item[] = [];
  for (let start = 0; start < items.length; start += 10) {
    await Promise.all(
      items.slice(start, start + 10).map(async (item) => {
        if (!(await task(item))) wrong.push(item);
      }),
    );
  }
  return wrong;
}

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
/** A text as a header may have it. */
const headerText = (text: string): string =>
  Buffer.from(text.replace(/[\r\n\0]/g, ' ').toWellFormed())
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
const nobody = '01890000-0000-7000-8000-00000000dead';

const targets = () =>
  [
    ['POST', '/cases'],
    ['PATCH', `/cases/${number}`],
    ['POST', `/cases/${number}/transitions`],
    ['POST', `/cases/${number}/severity`],
    ['POST', `/cases/${number}/log`],
    ['POST', `/cases/${number}/statements`],
    ['POST', `/cases/${number}/links`],
    ['POST', '/articles/SN-0001/flags'],
    ['POST', '/articles/SN-0001/cases'],
    ['POST', '/searches'],
  ] as const;

const statusOf = async (name: string) =>
  (await send('POST', '/cases', readFileSync(join(documents.path, name)))).status;

const bodies = (text: string): readonly (readonly [string, string, unknown])[] => [
  [
    'POST',
    '/cases',
    { ...newCase, customer: text, contact: { name: text }, source: { system: 'x', id: text } },
  ],
  ['POST', `/cases/${number}/contacts`, { dueAt: text, channel: text }],
  ['POST', `/cases/${number}/links`, { links: [{ article: text, kind: 'reused', reason: text }] }],
  ['POST', `/cases/${number}/log`, { kind: 'action', text: 'x', corrects: text, at: text }],
  ['POST', '/searches', { words: text, results: 0, lang: text }],
  ['POST', `/searches/${nobody}/click`, { article: text, position: 1 }],
  ['POST', '/searches', { words: text, results: 0 }],
  ['POST', '/articles/SN-0001/feedback', { isHelpful: true, text }],
];

describe.skipIf(!documents.isThere)(`documents of every kind as a body${documents.note}`, () => {
  it('are refused with a problem, and none of them is a fault', async () => {
    expect(files.length).toBeGreaterThan(300);
    const wrong = await findWrong(
      files.flatMap((name) => targets().map(([method, path]) => ({ name, method, path }))),
      async ({ name, method, path }) => {
        const answer = await send(method, path, readFileSync(join(documents.path, name)), {
          'If-Match': '*',
        });
        // An object may be a correction; it is a proper case, entry or link to none of the others.
        return isProper(answer) && (answer.status >= 400 || method === 'PATCH');
      },
    );
    expect(wrong).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('that are not JSON are refused as such, those that are by what they hold', async () => {
    const invalid = files.filter((name) => name.startsWith('n_'));
    const valid = files.filter((name) => name.startsWith('y_'));
    expect(await findWrong(invalid, async (name) => (await statusOf(name)) === 400)).toEqual([]);
    expect(await findWrong(valid, async (name) => (await statusOf(name)) === 422)).toEqual([]);
  });
});

describe.skipIf(!list.isThere)(`the list of naughty strings among cases${list.note}`, () => {
  it('comes back byte for byte from every text that it is written into', async () => {
    let kept = 0;
    const wrong = await findWrong(strings, async (text) => {
      const opening = await send('POST', '/cases', JSON.stringify({ ...newCase, problem: text }));
      if (!isProper(opening)) return false;
      if (opening.status !== 201) return !/\S/.test(text) || !text.isWellFormed();
      kept += 1;
      const path = `/cases/${String(opening.json['number'])}`;
      const log = await send('POST', `${path}/log`, JSON.stringify({ kind: 'action', text }));
      const statement = await send('POST', `${path}/statements`, JSON.stringify({ text, saidBy: 'x' }));
      const patch = await send('PATCH', path, JSON.stringify({ title: text }), { 'If-Match': '*' });
      if (log.status !== 201 || statement.status !== 201 || !isProper(patch)) return false;
      const found = (await send('GET', path)).json;
      const [entry] = (await send('GET', `${path}/log`)).json['items'] as { text: string }[];
      const [said] = (await send('GET', `${path}/statements`)).json['items'] as { text: string }[];
      return (
        found['problem'] === text &&
        entry?.text === text &&
        said?.text === text &&
        (patch.status !== 200 || found['title'] === text)
      );
    });
    expect(wrong).toEqual([]);
    expect(kept).toBeGreaterThan(480);
    expect(faults()).toEqual([]);
  }, 120_000);

  const addresses: readonly (readonly [string, (text: string) => string])[] = [
    ['words to search for', (text) => `/cases?q=${encode(text)}`],
    ['a phrase to search for', (text) => `/cases?q=%22${encode(text)}%22&severity=1&severity=2`],
    ['filters', (text) => `/cases?customer=${encode(text)}&product=${encode(text)}&team=${encode(text)}`],
    ['an instant and a cursor', (text) => `/cases?openedFrom=${encode(text)}&cursor=${encode(text)}`],
    ['the id of another system', (text) => `/cases?sourceSystem=${encode(text)}&sourceId=${encode(text)}`],
    ['the number of a case', (text) => `/cases/${encode(text)}`],
    ['the id of a link', (text) => `/links/${encode(text)}/comparison`],
    ['the id of an article', (text) => `/articles/${encode(text)}/cases`],
    ['a filter of an export', (text) => `/exports/cases.csv?customer=${encode(text)}`],
  ];
  it.each(addresses)('as %s gets an answer, or a problem where it is refused', async (_, addressOf) => {
    expect(await findWrong(strings, async (text) => isProper(await send('GET', addressOf(text))))).toEqual(
      [],
    );
    expect(faults()).toEqual([]);
  });

  it('as fields of names and ids is taken or refused, and never a fault', async () => {
    const wrong = await findWrong(
      strings.flatMap((text) => bodies(text)),
      async ([method, path, body]) => isProper(await send(method, path, JSON.stringify(body))),
    );
    expect(wrong).toEqual([]);
    expect(faults()).toEqual([]);
  }, 120_000);

  it('as a header is taken or refused, and never a fault', async () => {
    const wrong = await findWrong(strings, async (text) => {
      const value = headerText(text);
      const entry = JSON.stringify({ kind: 'action', text: 'x' });
      const edit = JSON.stringify({ component: 'x' });
      const answers = [
        await send('POST', `/cases/${number}/log`, entry, { 'Idempotency-Key': value }),
        await send('PATCH', `/cases/${number}`, edit, { 'If-Match': value }),
        await send('GET', `/cases/${number}`, undefined, { 'If-None-Match': value, Accept: value }),
        await send('POST', `/cases/${number}/log`, entry, { 'Content-Type': value }),
      ];
      return answers.every(isProper);
    });
    expect(wrong).toEqual([]);
    expect(faults()).toEqual([]);
  }, 120_000);

  it('leaves a database in which every case can still be listed, found and taken out', async () => {
    const csv = await ask(opened.address, '/api/exports/cases.csv');
    expect([csv.status, csv.text.split('\r\n').length]).toEqual([200, expect.any(Number)]);
    expect(csv.text).not.toMatch(/(?:^|,)"[=+@-]/m);
    const all = JSON.parse((await ask(opened.address, '/api/exports/cases.json')).text) as unknown[];
    expect(all.length).toBeGreaterThan(480);
    expect(faults()).toEqual([]);
  });
});
