import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleArticle } from '../../store/sample-article.ts';
import { openCaseApplication, type Answer, type CaseApplication } from '../case/case-application.ts';

/*
 * The world of these tests. It is 22 November 2026, 12:00 UTC.
 *
 *   case        product  team            closed              link
 *   SR-000001   vsphere  virtualisation  22 November         reused SN-0001
 *   SR-000002   vsphere  virtualisation  22 November         none
 *   SR-000003   ontap    storage         23 November         created SN-0002
 *   SR-000004   ontap    storage         not at all          reused SN-0001
 *
 * The local administrator links. SN-0001 is by him, SN-0002 by somebody else. Two searches: one found nothing and led to SR-000002, one
 * found three and its second result was opened.
 */
let application: CaseApplication;
const send: CaseApplication['send'] = (...args) => application.send(...args);

beforeAll(async () => {
  application = await openCaseApplication([
    sampleArticle('SN-0001', { authors: ['Local administrator'], reviewDue: '2027-01-01' }),
    sampleArticle('SN-0002', { authors: ['Wei Lin'] }),
  ]);
  const finish = async (number: string): Promise<void> => {
    await application.act(number, 'transitions', {
      transition: 'resolve',
      kind: 'solved',
      cause: 'x',
      resolution: 'y',
    });
    await application.act(number, 'transitions', { transition: 'close' });
  };
  const link = (number: string, article: string, kind: string) =>
    send('POST', `/cases/${number}/links`, { links: [{ article, kind }] });
  for (const [product, team] of [
    ['vsphere', 'virtualisation'],
    ['vsphere', 'virtualisation'],
    ['ontap', 'storage'],
    ['ontap', 'storage'],
  ])
    await application.open({ product, team });
  await finish('SR-000001');
  await finish('SR-000002');
  await link('SR-000001', 'SN-0001', 'reused');
  const empty = await send('POST', '/searches', { words: 'paths down after failover', results: 0 });
  await send('POST', `/searches/${empty.body.id}/case`, { case: 'SR-000002' });
  const found = await send('POST', '/searches', { words: 'datastore', results: 3 });
  await send('POST', `/searches/${found.body.id}/click`, {
    article: 'SN-0001',
    position: 2,
    isFromCases: true,
  });
  application.pass(86_400_000);
  await finish('SR-000003');
  application.pass(2 * 86_400_000);
  await link('SR-000003', 'SN-0002', 'created');
  await link('SR-000004', 'SN-0001', 'reused');
});
afterAll(() => application.close());

const figuresOf = ({ body }: Answer): Record<string, number | null> =>
  Object.fromEntries(
    body.figures.map(({ id, value }: { id: string; value: number | null }) => [id, value] as const),
  );

describe('GET /metrics', () => {
  it('tells every measure with its definition, figures and periods', async () => {
    const { status, body, headers } = await send('GET', '/metrics');
    expect(status).toBe(200);
    expect(body).toMatchObject({ period: 'month', from: '2025-12-01', to: '2026-11-30' });
    expect(body.choices).toEqual({ products: ['ontap', 'vsphere'], teams: ['storage', 'virtualisation'] });
    expect(body.measures.map(({ id }: { id: string }) => id)).toEqual([
      'link-rate',
      'link-accuracy',
      'capture-loss',
      'known-new-unknown',
      'reuse',
      'citations',
      'time-to-publish',
      'content-standard',
      'article-states',
      'self-service',
      'searches-by-cases',
      'gaps',
    ]);
    for (const measure of body.measures) {
      expect(measure.points).toHaveLength(measure.time === 'trend' ? 12 : 0);
      for (const text of ['name', 'definition', 'formula', 'caveat']) expect(measure[text]).toMatch(/\w/);
    }
    expect(headers.get('ETag')).toMatch(/^W?\/?"/);
    expect(JSON.stringify(body)).not.toContain('Local administrator');
  });

  it('has no data for a product that nobody has', async () => {
    const { body } = await send('GET', '/metrics?product=nothing');
    expect(body.measures[0].figures[0]).toMatchObject({ value: null, count: 0, of: 0 });
  });

  it.each([
    ['the end before the beginning', '?from=2026-05-01&to=2026-04-01', 'to'],
    ['a day that is none', '?from=2026-02-30', 'from'],
    ['a period that is none', '?period=day', 'period'],
    ['more periods than are shown', '?period=week&from=1990-01-01', 'from'],
    ['what it does not know', '?person=Ada', 'person'],
  ])('refuses %s', async (_, query, name) => {
    const { status, body } = await send('GET', `/metrics${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body.errors)).toContain(name);
  });
});

interface Point {
  readonly name: string;
  readonly isOpen: boolean;
  readonly figures: readonly { readonly count: number; readonly of?: number }[];
}
const pointOf = ({ name, isOpen, figures: [figure] }: Point) => [name, isOpen, figure?.count, figure?.of];
const get = (measure: string, query = '') => send('GET', `/metrics/measures/${measure}${query}`);

describe('GET /metrics/measures/{measure}', () => {
  it.each([
    ['link-rate', '', { 'link-rate': 2 / 3 }],
    ['link-rate', '?product=vsphere', { 'link-rate': 1 / 2 }],
    ['link-rate', '?team=storage', { 'link-rate': 1 }],
    ['link-rate', '?product=vsphere&team=storage', { 'link-rate': null }],
    ['known-new-unknown', '', { known: 1 / 3, new: 1 / 3, unknown: 1 / 3 }],
    ['reuse', '', { reuses: 2 }],
    ['reuse', '?product=ontap', { reuses: 1 }],
    ['citations', '', { cited: 0, citations: 0 }],
    ['time-to-publish', '', { 'median-days': 2, 'days-of-nine-tenths': 2 }],
    ['time-to-publish', '?product=vsphere', { 'median-days': null, 'days-of-nine-tenths': null }],
    ['article-states', '', { articles: 2, unfinished: 0 }],
    ['content-standard', '', { 'content-standard': 1 - 3 / 16, 'articles-without-miss': 0 }],
    [
      'self-service',
      '',
      {
        searches: 2,
        'null-searches': 0.5,
        'led-to-case': 0.5,
        opened: 0.5,
        'opened-first': 0,
        'mean-place': 2,
        helpful: null,
      },
    ],
    ['searches-by-cases', '', { 'opened-by-cases': 1, 'first-by-cases': 0 }],
    ['gaps', '', { 'cases-without-article': 1, 'searches-without-result': 1 }],
    ['link-accuracy', '', { 'link-accuracy': null }],
  ])('%s %s', async (measure, query, expected) => {
    const answer = await get(measure, query);
    expect(answer.status).toBe(200);
    expect(figuresOf(answer)).toEqual(expected);
  });

  it('cuts the time into weeks', async () => {
    const { body } = await get('link-rate', '?period=week&from=2026-11-16&to=2026-11-25');
    const points = body.points.map(pointOf);
    expect(points).toEqual([
      ['2026-W47', false, 1, 2],
      ['2026-W48', true, 1, 1],
    ]);
  });

  it('leads to the cases that it counts, by a list that holds exactly them', async () => {
    for (const [query, numbers] of [
      ['', [['SR-000001'], ['SR-000003'], ['SR-000002']]],
      ['?product=vsphere', [['SR-000001'], [], ['SR-000002']]],
    ] as const) {
      const { body } = await get('known-new-unknown', query);
      for (const [index, figure] of body.figures.entries()) {
        const listed = await send('GET', figure.cases.replace('/cases/', '/cases'));
        expect(listed.body.items.map(({ number }: { number: string }) => number)).toEqual(numbers[index]);
        expect(listed.body.items).toHaveLength(figure.count);
      }
    }
  });

  it('has the tables behind it', async () => {
    const { body } = await get('reuse');
    expect(body.tables[0].rows[0]).toEqual(['0', 1, 0]);
    expect(body.tables[1].rows).toEqual([['SN-0001', 'Title of SN-0001', 2]]);
    expect((await get('self-service')).body.tables[0].rows[0].slice(0, 2)).toEqual([
      'SR-000002',
      'paths down after failover',
    ]);
    const { rows } = (await get('searches-by-cases')).body.tables[0];
    expect(rows[0].slice(0, 4)).toEqual(['datastore', 'SN-0001', 2, 'SR-000004 SR-000001']);
    expect(rows).toHaveLength(1);
  });

  it('is not there for what is not measured', async () => expect((await get('engineers')).status).toBe(400));
});

describe('GET /metrics/gaps', () => {
  it('groups cases without an article and searches that found nothing, each with the command that begins the article', async () => {
    for (const sequence of [5, 6]) {
      const title = `Tape library offline after a firmware update ${sequence}`;
      const { number } = await application.open({
        title,
        product: 'tape',
        problem: 'The robot does not home.',
      });
      await application.act(number, 'transitions', {
        transition: 'resolve',
        kind: 'solved',
        cause: 'x',
        resolution: 'y',
      });
    }
    const { status, body } = await send('GET', '/metrics/gaps');
    expect(status).toBe(200);
    expect(body.cases).toMatchObject({ examined: 3, isAll: true, alone: 1 });
    expect(body.cases.gaps).toHaveLength(1);
    expect(body.cases.gaps[0]).toMatchObject({
      count: 2,
      cases: [{ number: 'SR-000006', product: 'tape' }, { number: 'SR-000005' }],
      command: `npm run casebook -- new service-note --from-case ${body.cases.gaps[0].centre}`,
    });
    expect(body.cases.gaps[0].words).toContain('library');
    expect(body.searches.gaps).toMatchObject([
      {
        words: 'paths down after failover',
        count: 1,
        cases: ['SR-000002'],
        lastAt: '2026-11-22T12:00:00.000Z',
      },
    ]);
    expect((await send('GET', '/metrics/gaps?product=ontap')).body.cases.examined).toBe(0);
  });
});

describe('GET /exports/metrics', () => {
  it('has a row for each figure, in the whole time and in each period', async () => {
    const { body, headers } = await send('GET', '/exports/metrics.csv?from=2026-11-01&product=vsphere');
    expect(headers.get('Content-Disposition')).toContain('metrics.csv');
    const rows = String(body).split('\r\n');
    expect(rows[0]).toBe(
      'measure,figure,period,first,last,product,team,value,count,of,low,high'.replaceAll(/\w+/g, '"$&"'),
    );
    expect(rows[1]).toBe('"link-rate","link-rate",,"2026-11-01","2026-11-30","vsphere",,0.5,1,2,,');
    expect(rows[2]).toBe('"link-rate","link-rate","2026-11","2026-11-01","2026-11-30","vsphere",,0.5,1,2,,');
    const list = (await send('GET', '/exports/metrics.json?from=2026-11-01')).body;
    expect(list.filter(({ measure }: { measure: string }) => measure === 'gaps')).toHaveLength(4);
  });
});

describe('GET /cases by closing', () => {
  it('has the last closed first, page by page', async () => {
    const first = await send('GET', '/cases?closedFrom=2026-11-01T00:00:00Z&limit=2');
    expect(first.body.items.map(({ number }: { number: string }) => number)).toEqual([
      'SR-000003',
      'SR-000002',
    ]);
    const next = /<([^>]*)>; rel="next"/.exec(first.headers.get('Link') ?? '')?.[1] ?? '';
    const second = await send('GET', next.replace('/api', ''));
    expect(second.body.items.map(({ number }: { number: string }) => number)).toEqual(['SR-000001']);
  });

  it.each([
    ['?closedBefore=2026-11-23T00:00:00Z', ['SR-000002', 'SR-000001']],
    ['?knowledge=new&knowledge=known', ['SR-000003', 'SR-000001']],
    ['?knowledge=unknown&q=datastore', ['SR-000002']],
    ['?knowledge=unknown&q=nowhere', []],
    ['?knowledge=known&linked=false', []],
    ['?closedFrom=2026-11-01T00:00:00Z&state=working', []],
    ['?closedFrom=2026-11-01T00:00:00Z&customer=harbourline&team=storage', ['SR-000003']],
  ])('%s', async (query, numbers) => {
    const { body } = await send('GET', `/cases${query}`);
    expect(body.items.map(({ number }: { number: string }) => number)).toEqual(numbers);
  });
});

const draw = (change: Record<string, unknown> = {}, headers = {}) =>
  send(
    'POST',
    '/metrics/samples',
    { from: '2026-11-01', to: '2026-11-30', seed: 'november', ...change },
    headers,
  );

describe('samples', () => {
  it('are drawn by a seed, judged, and feed accuracy and capture loss with their interval', async () => {
    const drawn = await draw();
    expect(drawn.status).toBe(201);
    expect(drawn.body).toMatchObject({ seed: 'november', population: 3, size: 3, judged: 0, wanted: 20 });
    expect((await draw()).body.cases.map(({ number }: { number: string }) => number)).toEqual(
      drawn.body.cases.map(({ number }: { number: string }) => number),
    );
    const judge = (number: string, verdict: string, note?: string) =>
      send('PUT', `/metrics/samples/${drawn.body.id}/cases/${number}`, { verdict, note });
    expect((await judge('SR-000001', 'right-article')).status).toBe(200);
    expect((await judge('SR-000002', 'none-needed')).status).toBe(200);
    expect((await judge('SR-000003', 'right-article')).status).toBe(200);
    const last = await judge('SR-000002', 'link-missing', 'SN-0001 says it.');
    expect(last.body).toMatchObject({ judged: 3 });
    const judged = last.body.cases.find(({ number }: { number: string }) => number === 'SR-000002');
    expect(judged).toMatchObject({ verdict: 'link-missing', note: 'SN-0001 says it.', articles: [] });

    const accuracy = await send('GET', '/metrics/measures/link-accuracy');
    expect(accuracy.body.figures[0]).toMatchObject({ value: 1, count: 2, of: 2 });
    expect(accuracy.body.figures[0].interval.low).toBeCloseTo(0.3424, 3);
    const loss = await send('GET', '/metrics/measures/capture-loss');
    expect(loss.body.figures[0]).toMatchObject({ value: 1 / 3, count: 1, of: 3 });
    const other = await send('GET', '/metrics/measures/capture-loss?product=vsphere');
    expect(other.body.figures[0]).toMatchObject({ value: null, of: 0 });

    const audit = await send('GET', `/audit?subjectType=sample&subjectId=${drawn.body.id}`);
    expect(audit.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'sample.judged',
      'sample.judged',
      'sample.judged',
      'sample.judged',
      'sample.drawn',
    ]);
    expect(audit.body.items[0].details).toMatchObject({ case: 'SR-000002', before: 'none-needed' });
  });

  it('are drawn once for a key that comes again', async () => {
    const headers = { 'Idempotency-Key': 'one' };
    const [first, again] = [await draw({ size: 1 }, headers), await draw({ size: 1 }, headers)];
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
  });

  it('are listed and read, the last one first', async () => {
    const { body } = await draw({ size: 2, product: 'vsphere' });
    const list = await send('GET', '/metrics/samples?limit=1');
    expect(list.body.items).toMatchObject([{ id: body.id, product: 'vsphere', population: 2, size: 2 }]);
    expect(list.headers.get('Link')).toContain('rel="next"');
    expect((await send('GET', `/metrics/samples/${body.id}`)).body).toEqual(body);
  });

  it.each([
    ['a verdict that does not fit', 'SR-000001', { verdict: 'none-needed' }, 422, 'verdict-not-possible'],
    ['a case that is not in it', 'SR-000004', { verdict: 'none-needed' }, 404, 'not-found'],
    ['a verdict that is none', 'SR-000001', { verdict: 'fine' }, 422, 'invalid-body'],
  ])('refuse %s', async (_, number, body, status, type) => {
    const drawn = await draw();
    const answer = await send('PUT', `/metrics/samples/${drawn.body.id}/cases/${number}`, body);
    expect(answer.status).toBe(status);
    expect(answer.body.type).toContain(type);
  });

  it.each([
    ['a time without cases', { from: '2020-01-01', to: '2020-12-31' }, 409, 'sample-of-nothing'],
    ['the end before the beginning', { from: '2026-12-01', to: '2026-11-01' }, 422, 'invalid-body'],
    ['more than anybody judges', { size: 501 }, 422, 'invalid-body'],
  ])('are not drawn from %s', async (_, change, status, type) => {
    const answer = await draw(change);
    expect(answer.status).toBe(status);
    expect(answer.body.type).toContain(type);
  });
});
