import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseListSchema, caseSchema } from '../../../src/api/case/case-schema.ts';
import { newCase, openCaseApplication, type CaseApplication } from './case-application.ts';

let application: CaseApplication;
const { send, open } = {
  send: (...args: Parameters<CaseApplication['send']>) => application.send(...args),
  open: (...args: Parameters<CaseApplication['open']>) => application.open(...args),
};
beforeEach(async () => {
  application = await openCaseApplication();
});
afterEach(() => application.close());

const problemOf = ({ body }: { body: { type: string } }): string =>
  body.type.replace('/api/docs#problem-', '');

describe('POST /cases', () => {
  it('opens a case under the next number, and says where it is', async () => {
    const { status, headers, body } = await send('POST', '/cases', newCase);
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe('/api/cases/SR-000001');
    expect(headers.get('ETag')).toBe('"1"');
    expect(caseSchema.parse(body)).toMatchObject({
      number: 'SR-000001',
      state: 'open',
      openedAt: '2026-11-22T12:00:00.000Z',
      businessImpact: 'medium',
      priority: 2,
      entitlement: { standing: 'covered' },
      transitions: ['acknowledge', 'escalate', 'wait', 'resolve'],
    });
  });

  it('keeps instants of any offset to the millisecond', async () => {
    const { body } = await send('POST', '/cases', {
      ...newCase,
      openedAt: '2026-11-22T10:15:42.123+02:00',
      onset: {
        claimed: { words: 'two days ago' },
        observed: { at: '2026-11-22T07:00:00Z', evidence: 'vmkernel.log' },
      },
    });
    expect(body).toMatchObject({
      openedAt: '2026-11-22T08:15:42.123Z',
      onset: { observed: { at: '2026-11-22T07:00:00.000Z' } },
    });
  });

  it('reports everything that is wrong with a body at once', async () => {
    const answer = await send('POST', '/cases', {
      ...newCase,
      kind: 'poem',
      title: ' ',
      severity: 0,
      colour: 1,
    });
    expect(answer.status).toBe(422);
    expect(problemOf(answer)).toBe('invalid-body');
    expect(answer.body.errors.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      '/colour',
      '/kind',
      '/severity',
      '/title',
    ]);
  });

  it('names every rule that the case breaks', async () => {
    const answer = await send('POST', '/cases', {
      ...newCase,
      contract: undefined,
      severity: 9,
      entitlement: { standing: 'covered' },
      openedAt: '2027-01-01T00:00:00Z',
    });
    expect(answer.status).toBe(422);
    expect(problemOf(answer)).toBe('severity-unknown');
    expect(answer.body.errors.map(({ name }: { name: string }) => name)).toEqual([
      '/severity',
      '/contract',
      '/openedAt',
    ]);
  });

  it('opens a case of another system once, and says which one it is', async () => {
    const source = { system: 'zendesk', id: '4711' };
    await open({ source });
    const answer = await send('POST', '/cases', { ...newCase, source });
    expect([answer.status, problemOf(answer), answer.headers.get('Location')]).toEqual([
      409,
      'source-taken',
      '/api/cases/SR-000001',
    ]);
    const list = await send('GET', '/cases?sourceSystem=zendesk&sourceId=4711');
    expect(list.body.items).toHaveLength(1);
    expect((await send('GET', '/cases?sourceSystem=zendesk&sourceId=1')).body.items).toEqual([]);
    expect((await send('GET', '/cases?sourceSystem=zendesk&sourceId=4711&q=x')).status).toBe(400);
  });

  it('answers a repeated request with the case that was opened, and another one with its key with 422', async () => {
    const key = { 'Idempotency-Key': 'a-key' };
    const first = await send('POST', '/cases', newCase, key);
    const again = await send('POST', '/cases', newCase, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    const other = await send('POST', '/cases', { ...newCase, title: 'Another' }, key);
    expect([other.status, problemOf(other)]).toEqual([422, 'idempotency-key-reused']);
    expect((await send('POST', '/cases', newCase, { 'Idempotency-Key': 'x y' })).status).toBe(400);
    expect((await send('GET', '/cases')).body.items).toHaveLength(1);
  });

  it('opens one case for the same request many times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send('POST', '/cases', newCase, { 'Idempotency-Key': 'k' })),
    );
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('takes a key anew after a day', async () => {
    const key = { 'Idempotency-Key': 'k' };
    await send('POST', '/cases', newCase, key);
    application.pass(24 * 3_600_000);
    expect((await send('POST', '/cases', newCase, key)).body.number).toBe('SR-000002');
  });

  it('refuses what is not JSON in UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const response = await application.app.request('/api/cases', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: bytes,
    });
    expect(response.status).toBe(400);
    expect((await send('POST', '/cases', '{"kind":')).status).toBe(400);
    expect((await send('POST', '/cases', '<xml/>', { 'Content-Type': 'application/xml' })).status).toBe(415);
  });
});

async function listTitles(query: string): Promise<string[]> {
  const { body } = await send('GET', `/cases${query}`);
  return body.items.map(({ title }: { title: string }) => title);
}

describe('GET /cases', () => {
  it('lists the last opened first, page by page by its Link header, keeping the filters', async () => {
    for (let index = 0; index < 7; index += 1) await open({ customer: index % 2 ? 'one' : 'two' });
    const seen: string[] = [];
    let address: string | undefined = '/cases?customer=two&limit=3';
    while (address !== undefined) {
      const { headers, body } = await send('GET', address);
      seen.push(...caseListSchema.parse(body).items.map(({ number }) => number));
      const link: string = headers.get('Link') ?? '';
      expect(link).toContain('</api/cases?customer=two&limit=3>; rel="first"');
      address = /<\/api([^>]+)>; rel="next"/.exec(link)?.[1];
    }
    expect(seen).toEqual(['SR-000007', 'SR-000005', 'SR-000003', 'SR-000001']);
  });

  it('lists what is due next first where that is asked for, of cases under way, page by page', async () => {
    for (const severity of [4, 3, 1, 2]) await open({ severity });
    await application.act('SR-000003', 'transitions', { transition: 'resolve', kind: 'withdrawn' });
    for (const number of ['SR-000001', 'SR-000002', 'SR-000004'])
      await application.act(number, 'log', { kind: 'reply', text: 'We look at it.' });
    const seen: string[] = [];
    let address: string | undefined = '/cases?sort=due&limit=2';
    while (address !== undefined) {
      const { headers, body } = await send('GET', address);
      seen.push(...caseListSchema.parse(body).items.map(({ number }) => number));
      address = /<\/api([^>]+)>; rel="next"/.exec(headers.get('Link') ?? '')?.[1];
    }
    expect(seen).toEqual(['SR-000004', 'SR-000002', 'SR-000001']);
    expect((await send('GET', '/cases?sort=due&active=false')).body.items).toEqual([]);
    expect((await send('GET', '/cases?sort=due&closedFrom=2026-01-01T00:00:00Z')).body).toMatchObject({
      status: 400,
      errors: [{ name: 'sort' }],
    });
    expect((await send('GET', '/cases?sort=age')).status).toBe(400);
  });

  const filters: readonly (readonly [string, readonly number[]])[] = [
    ['', [3, 2, 1]],
    ['customer=one', [1]],
    ['customer=one&customer=two', [2, 1]],
    ['severity=1&severity=2&kind=malfunction', [2, 1]],
    ['active=true', [3, 2]],
    ['active=false', [1]],
    ['state=open&active=false', []],
    ['q=failover&product=vsphere', [3, 2, 1]],
    ['q=SR-000002', [2]],
    ['linked=false', [3, 2, 1]],
    ['linked=true', []],
    ['openedFrom=2026-11-22T12:00:00Z', [3, 2, 1]],
    ['openedBefore=2026-11-22T12:00:00Z', []],
    ['businessImpact=high', [2]],
    ['channel=portal', [3]],
  ];
  it.each(filters)('filters by %s', async (query, expected) => {
    await open({ customer: 'one' });
    await open({ customer: 'two', businessImpact: 'high' });
    await open({ customer: 'three', kind: 'question', channel: 'portal' });
    await application.act('SR-000001', 'transitions', { transition: 'resolve', kind: 'withdrawn' });
    const { status, body } = await send('GET', `/cases?${query}`);
    expect(status).toBe(200);
    expect(body.items.map(({ number }: { number: string }) => number)).toEqual(
      expected.map((number) => `SR-00000${number}`),
    );
  });

  it('answers a query that was asked before by the cases that are there now', async () => {
    await open({ title: 'First', severity: 1 });
    await open({ title: 'Second', severity: 2 });
    expect(await listTitles('?severity=1')).toEqual(['First']);
    expect(await listTitles('?severity=2')).toEqual(['Second']);
    await open({ title: 'Third', severity: 1 });
    expect(await listTitles('?severity=1')).toEqual(['Third', 'First']);
    expect(await listTitles('')).toHaveLength(3);
    for (let times = 0; times < 2; times += 1)
      expect((await send('GET', '/cases?severity=12')).status).toBe(400);
  });

  it('reports everything that is wrong with the parameters at once', async () => {
    const answer = await send(
      'GET',
      '/cases?state=x&severity=0&openedFrom=now&cursor=%20&limit=0&colour=1&active=1',
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'active',
      'colour',
      'cursor',
      'limit',
      'openedFrom',
      'severity.0',
      'state.0',
    ]);
  });
});

describe('PATCH /cases/{number}', () => {
  it('corrects with If-Match, and keeps what it replaced', async () => {
    await open();
    const edit = { title: 'Datastore is gone', component: 'datastore', reason: 'Seen again' };
    const { status, headers, body } = await send('PATCH', '/cases/sr-000001', edit, { 'If-Match': '"1"' });
    expect([status, headers.get('ETag')]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ title: 'Datastore is gone', component: 'datastore', version: 2 });
    const changes = await send('GET', '/cases/SR-000001/changes');
    expect(changes.body.items).toMatchObject([
      { field: 'title', from: newCase.title, to: 'Datastore is gone', reason: 'Seen again' },
    ]);
  });

  it('empties a field by null', async () => {
    await open();
    const { body } = await send('PATCH', '/cases/SR-000001', { product: null }, { 'If-Match': '*' });
    expect(body).not.toHaveProperty('product');
  });

  it('writes nothing for an edit without a field', async () => {
    await open();
    const { status, headers } = await send('PATCH', '/cases/SR-000001', {}, { 'If-Match': '"1"' });
    expect([status, headers.get('ETag')]).toEqual([200, '"1"']);
    expect((await send('GET', '/audit?action=case.changed')).body.items).toEqual([]);
  });

  it.each([
    ['without If-Match', {}, 428, 'precondition-required'],
    ['with another version', { 'If-Match': '"2"' }, 412, 'version-stale'],
    ['with a tag that is none of ours', { 'If-Match': 'W/"1"' }, 412, 'version-stale'],
  ])('refuses a change %s', async (_, headers: Record<string, string>, status, type) => {
    await open();
    const answer = await send('PATCH', '/cases/SR-000001', { title: 'x' }, headers);
    expect([answer.status, problemOf(answer)]).toEqual([status, type]);
    expect((await send('GET', '/cases/SR-000001')).headers.get('ETag')).toBe('"1"');
  });

  it('lets one of many who change the same version succeed', async () => {
    await open();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send('PATCH', '/cases/SR-000001', { title: `Title ${index}` }, { 'If-Match': '"1"' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
  });

  it('knows nothing of other numbers', async () => {
    expect((await send('GET', '/cases/SR-000009')).status).toBe(404);
    expect((await send('GET', '/cases/1')).status).toBe(400);
    expect((await send('PATCH', '/cases/SR-000009', { title: 'x' }, { 'If-Match': '*' })).status).toBe(404);
  });
});

describe('every write', () => {
  it('is in the audit trail with who, in which request and what', async () => {
    await send('POST', '/cases', newCase, { 'X-Request-Id': 'r-1' });
    await send('PATCH', '/cases/SR-000001', { title: 'x' }, { 'If-Match': '"1"', 'X-Request-Id': 'r-2' });
    const { body } = await send('GET', '/audit?subjectType=case');
    expect(body.items).toMatchObject([
      {
        action: 'case.changed',
        requestId: 'r-2',
        actorName: 'Local administrator',
        details: { fields: ['title'] },
      },
      { action: 'case.opened', requestId: 'r-1', details: { severity: 2 } },
    ]);
  });
});
