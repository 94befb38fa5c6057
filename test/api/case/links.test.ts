import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revisionOf, sampleArticle } from '../../store/sample-article.ts';
import { openCaseApplication, type CaseApplication } from './case-application.ts';

let application: CaseApplication;
const { send, act } = {
  send: (...args: Parameters<CaseApplication['send']>) => application.send(...args),
  act: (...args: Parameters<CaseApplication['act']>) => application.act(...args),
};
const number = 'SR-000001';
beforeEach(async () => {
  application = await openCaseApplication();
  await application.open();
});
afterEach(() => application.close());

const problemOf = ({ body }: { body: { type: string } }): string =>
  body.type.replace('/api/docs#problem-', '');
const resolve = (subject: string) =>
  act(subject, 'transitions', { transition: 'resolve', kind: 'solved', cause: 'x', resolution: 'y' });
const link = (links: unknown[], subject = number, headers: Record<string, string> = {}) =>
  send('POST', `/cases/${subject}/links`, { links }, headers);
const nobody = '01890000-0000-7000-8000-00000000dead';

describe('POST /cases/{number}/links', () => {
  it('makes several at once, pinned to what was delivered', async () => {
    const { status, body } = await link([
      { article: 'SN-0001', kind: 'reused' },
      { article: 'SN-0002', kind: 'consulted' },
    ]);
    expect(status).toBe(201);
    expect(body.items).toMatchObject([
      {
        caseNumber: number,
        kind: 'reused',
        article: 'SN-0001',
        delivered: { article: 'SN-0001', revision: revisionOf('SN-0001') },
        to: { id: 'SN-0001', title: 'Title of SN-0001', state: 'present' },
        linkedAt: '2026-11-22T12:00:00.000Z',
      },
      { article: 'SN-0002' },
    ]);
    expect((await send('GET', `/cases/${number}/links`)).body.items).toEqual(body.items);
  });

  it.each([
    [
      'created before the resolution',
      [{ article: 'SN-0001', kind: 'created' }],
      409,
      'link-before-resolution',
    ],
    [
      'an article that is not there',
      [{ article: 'SN-9999', kind: 'reused' }],
      409,
      'link-to-unknown-article',
    ],
    [
      'a revision that was never given out',
      [{ article: 'SN-0001', kind: 'reused', revision: 'cccccccccccc' }],
      409,
      'link-to-unknown-article',
    ],
    ['no links', [], 422, 'invalid-body'],
    ['a kind that there is not', [{ article: 'SN-0001', kind: 'liked' }], 422, 'invalid-body'],
  ])('refuses %s', async (_, links, status, type) => {
    const answer = await link(links);
    expect([answer.status, problemOf(answer)]).toEqual([status, type]);
  });

  it('makes none when a rule forbids one of them, and says which', async () => {
    const answer = await link([
      { article: 'SN-0001', kind: 'reused' },
      { article: 'SN-0001', kind: 'not-helpful' },
    ]);
    expect(answer.status).toBe(409);
    expect(answer.body.errors).toMatchObject([{ name: '/links/1' }]);
    expect((await send('GET', `/cases/${number}/links`)).body.items).toEqual([]);
  });

  it('lets one case create an article, another only with a reason', async () => {
    await application.open();
    await resolve(number);
    await resolve('SR-000002');
    const created = { article: 'SN-0001', kind: 'created' };
    expect((await link([created])).status).toBe(201);
    const second = await link([created], 'SR-000002');
    expect([second.status, problemOf(second)]).toEqual([409, 'link-second-creator']);
    expect((await link([{ ...created, reason: 'One cause' }], 'SR-000002')).status).toBe(201);
  });

  it('lets one of many creators at once succeed', async () => {
    for (let index = 2; index <= 6; index += 1) await application.open();
    const numbers = Array.from({ length: 6 }, (_, index) => `SR-00000${index + 1}`);
    for (const each of numbers) await resolve(each);
    const answers = await Promise.all(
      numbers.map((each) => link([{ article: 'SN-0001', kind: 'created' }], each)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  it('answers a repeated request with the links that were made', async () => {
    const links = [{ article: 'SN-0001', kind: 'reused' }];
    const first = await link(links, number, { 'Idempotency-Key': 'k' });
    const again = await link(links, number, { 'Idempotency-Key': 'k' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const other = await link([{ article: 'SN-0002', kind: 'reused' }], number, { 'Idempotency-Key': 'k' });
    expect([other.status, problemOf(other)]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('a link', () => {
  it('is changed, removed and restored, and keeps what happened', async () => {
    const { body } = await link([{ article: 'SN-0001', kind: 'consulted' }]);
    const path = `/links/${body.items[0].id}`;
    const changed = await send('PATCH', path, { kind: 'reused' }, { 'If-Match': '"1"' });
    expect([changed.status, changed.headers.get('ETag'), changed.body.kind]).toEqual([200, '"2"', 'reused']);
    const back = await send('PATCH', path, { kind: 'not-helpful' }, { 'If-Match': '"2"' });
    expect([back.status, problemOf(back)]).toEqual([422, 'link-change-needs-reason']);
    expect((await send('POST', `${path}/removal`, {}, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await send('POST', `${path}/removal`, {})).status).toBe(428);
    const removed = await send('POST', `${path}/removal`, { reason: 'Wrong case' }, { 'If-Match': '"2"' });
    expect(removed.body).toMatchObject({ removedAt: '2026-11-22T12:00:00.000Z' });
    expect((await send('GET', `/cases/${number}/links`)).body.items).toEqual([]);
    expect((await send('GET', `/cases/${number}/links?removed=true`)).body.items).toHaveLength(1);
    const twice = await send('POST', `${path}/removal`, {}, { 'If-Match': '*' });
    expect([twice.status, problemOf(twice)]).toEqual([409, 'link-removed']);
    expect((await send('POST', `${path}/restoration`, {}, { 'If-Match': '*' })).status).toBe(200);
    const { body: events } = await send('GET', `${path}/events`);
    expect(events.items.map(({ event }: { event: string }) => event)).toEqual([
      'made',
      'changed',
      'removed',
      'restored',
    ]);
    expect((await send('GET', `/links/${nobody}`)).status).toBe(404);
  });

  it('is undone with those that were made with it', async () => {
    const { body } = await link([
      { article: 'SN-0001', kind: 'reused' },
      { article: 'SN-0002', kind: 'reused' },
    ]);
    const undone = await send('POST', `/link-batches/${body.items[0].batch}/removal`, {
      reason: 'Wrong case',
    });
    expect(undone.body.items).toHaveLength(2);
    expect((await send('GET', `/cases/${number}/links`)).body.items).toEqual([]);
  });

  it('shows what was delivered beside what the article says now', async () => {
    const { body } = await link([{ article: 'SN-0001', kind: 'reused' }]);
    const path = `/links/${body.items[0].id}/comparison`;
    expect((await send('GET', path)).body).toMatchObject({ isSame: true, diff: { hunks: [] } });
    await application.register([
      sampleArticle('SN-0001', { revision: 'bbbbbbbbbbbb', markdown: 'Text of SN-0001, corrected\n' }),
    ]);
    const { body: comparison } = await send('GET', path);
    expect(comparison).toMatchObject({
      delivered: { revision: revisionOf('SN-0001'), markdown: 'Text of SN-0001\n' },
      now: { revision: 'bbbbbbbbbbbb' },
      isSame: false,
      diff: { added: 1, removed: 1 },
    });
    await application.register([]);
    const { body: withdrawn } = await send('GET', path);
    expect(withdrawn).toMatchObject({ delivered: { markdown: 'Text of SN-0001\n' }, isSame: false });
    expect(withdrawn).not.toHaveProperty('now');
  });

  it('follows a renamed article, and compares with that', async () => {
    const { body } = await link([{ article: 'SN-0001', kind: 'reused' }]);
    await application.register([
      sampleArticle('SN-0009', { formerIds: ['SN-0001'], revision: 'bbbbbbbbbbbb' }),
    ]);
    const path = `/links/${body.items[0].id}`;
    expect((await send('GET', path)).body).toMatchObject({
      article: 'SN-0009',
      delivered: { article: 'SN-0001' },
      to: { id: 'SN-0009', state: 'present' },
    });
    expect((await send('GET', `${path}/comparison`)).body).toMatchObject({ now: { article: 'SN-0009' } });
    expect((await send('GET', `${path}/events`)).body.items.at(-1)).toMatchObject({
      event: 'followed',
      cause: 'renamed',
    });
  });
});

describe('/articles/{id}/cases', () => {
  it('shows the cases of an article, the last link first, with counts', async () => {
    await application.open({ title: 'Another' });
    await link([{ article: 'SN-0001', kind: 'reused' }]);
    await link([{ article: 'SN-0001', kind: 'consulted' }], 'SR-000002');
    const { body } = await send('GET', '/articles/sn-0001/cases');
    expect(body.items.map((each: { case: { number: string } }) => each.case.number)).toEqual([
      'SR-000002',
      number,
    ]);
    expect(body.counts).toEqual({ created: 0, reused: 1, improved: 0, consulted: 1, 'not-helpful': 0 });
    expect((await send('GET', '/articles/SN-0001/cases?kind=reused')).body.items).toHaveLength(1);
    expect((await send('GET', '/articles/SN-0002/cases')).body.items).toEqual([]);
    expect((await send('GET', '/articles/none/cases')).status).toBe(400);
  });

  it('links several cases to an article at once', async () => {
    await application.open();
    const cases = [number, 'SR-000002'];
    const { status, body } = await send('POST', '/articles/SN-0001/cases', { cases, kind: 'reused' });
    expect([status, body.items.length]).toEqual([201, 2]);
    const again = await send('POST', '/articles/SN-0001/cases', { cases, kind: 'reused' });
    expect([again.status, problemOf(again), again.body.errors.length]).toEqual([409, 'link-exists', 2]);
    for (const each of cases) await resolve(each);
    const both = await send('POST', '/articles/SN-0002/cases', { cases, kind: 'created' });
    expect([both.status, problemOf(both)]).toEqual([409, 'link-second-creator']);
    expect(
      (await send('POST', '/articles/SN-0002/cases', { cases, kind: 'created', reason: 'One cause' })).status,
    ).toBe(201);
    expect(
      (await send('POST', '/articles/SN-0001/cases', { cases: ['SR-000009'], kind: 'reused' })).status,
    ).toBe(404);
  });
});

describe('flags and feedback', () => {
  it('are raised, listed and settled', async () => {
    const flag = { kind: 'outdated', text: 'Since 9.16 it is otherwise', case: number };
    const { status, body } = await send('POST', '/articles/SN-0001/flags', flag);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...flag, flagged: { article: 'SN-0001', revision: revisionOf('SN-0001') } });
    expect((await send('GET', '/articles/SN-0001/flags')).body.items).toEqual([body]);
    const settlement = { result: 'fixed', answer: 'Rewritten' };
    expect((await send('POST', `/flags/${body.id}/settlement`, settlement)).body).toMatchObject(settlement);
    const twice = await send('POST', `/flags/${body.id}/settlement`, settlement);
    expect([twice.status, problemOf(twice)]).toEqual([409, 'flag-settled']);
    expect((await send('POST', '/articles/SN-0001/flags', { ...flag, case: 'SR-000009' })).status).toBe(404);
    expect((await send('POST', '/articles/SN-9999/flags', flag)).status).toBe(404);
  });

  it('count whom an article helped', async () => {
    const { body: search } = await send('POST', '/searches', { words: 'datastore', results: 3 });
    await send('POST', '/articles/SN-0001/feedback', { isHelpful: true, search: search.id });
    await send('POST', '/articles/SN-0001/feedback', { isHelpful: false, text: 'Too long' });
    const { body } = await send('GET', '/articles/SN-0001/feedback');
    expect(body.counts).toEqual({ helpful: 1, notHelpful: 1 });
    expect(body.items[0]).toMatchObject({ isHelpful: false, text: 'Too long' });
    const wrong = await send('POST', '/articles/SN-0001/feedback', {
      isHelpful: true,
      revision: 'cccccccccccc',
    });
    expect(wrong.status).toBe(404);
  });
});

describe('searches', () => {
  it('are kept without who searched, with the first result that was opened and what came of it', async () => {
    application.pass(42_123);
    const { status, body } = await send('POST', '/searches', { words: 'mail a@b.example', results: 0 });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String) as string,
        at: '2026-11-22T12:00:00.000Z',
        words: 'mail [e-mail]',
        place: 'site',
        results: 0,
      },
    ]);
    await send('POST', `/searches/${body.id}/click`, { article: 'SN-0001', position: 2 });
    const { body: kept } = await send('POST', `/searches/${body.id}/case`, { case: number });
    expect(kept).toMatchObject({ clicked: { article: 'SN-0001', position: 2 }, case: number });
    expect(JSON.stringify((await send('GET', '/audit')).body)).not.toContain(body.id);
    expect(
      (await send('POST', `/searches/${nobody}/click`, { article: 'SN-0001', position: 1 })).status,
    ).toBe(404);
  });

  it('are told with the result that was opened at once, and whether cases brought it', async () => {
    const clicked = { article: 'SN-0001', position: 1 };
    const told = { words: 'frozen vms', results: 2, isFromCases: true };
    const first = await send('POST', '/searches', { ...told, clicked: { ...clicked, isFromCases: true } });
    expect(first).toMatchObject({ status: 201, body: { clicked: { ...clicked, isFromCases: true } } });
    const later = await send('POST', '/searches', told);
    const click = { ...clicked, isFromCases: false };
    const { body } = await send('POST', `/searches/${later.body.id}/click`, click);
    expect(body).toMatchObject({ isFromCases: true, clicked });
    expect(body.clicked).not.toHaveProperty('isFromCases');
    const wrong = { ...told, clicked: { article: 'SN-0001', position: 0 } };
    expect((await send('POST', '/searches', wrong)).status).toBe(422);
  });

  it.each(['DNT', 'Sec-GPC'])('are not kept of a browser that sends %s', async (header) => {
    const { status, body } = await send('POST', '/searches', { words: 'x', results: 0 }, { [header]: '1' });
    expect([status, body]).toEqual([204, '']);
  });
});
