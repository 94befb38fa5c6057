import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { minutes, nine } from '../core/case/sample-case.ts';
import { draftOf, storeAct } from '../store/case/case-store.contract.ts';
import { linkDraft } from '../store/metrics/random-world.ts';
import { sampleArticle } from '../store/sample-article.ts';
import { runInProcess } from '../support/run-in-process.ts';

/*
 * The world of these tests: SR-000001 and SR-000002 are about the same, SR-000003 about something else; all were closed on 10 November
 * 2026. SR-000003 reused SN-0001. One search found nothing.
 */
let folder: string;
const run = (...words: readonly string[]) =>
  runInProcess(words, { folder, environment: { CASEBOOK_DATABASE: join(folder, 'casebook.db') } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-metrics-'));
  const store = await openStore(join(folder, 'casebook.db'), nine);
  await store.articles.register({ audience: 'internal', at: nine, articles: [sampleArticle('SN-0001')] });
  for (const title of ['Tape library offline', 'Library of tapes is offline', 'Clock skew breaks Kerberos']) {
    const draft = {
      ...draftOf({ title, problem: undefined }),
      resolvedAt: nine,
      closedAt: nine + minutes(5),
    };
    const opened = await store.cases.open({ ...draft, state: 'closed' }, storeAct());
    if ('value' in opened && title.startsWith('Clock'))
      await store.links.add([linkDraft(opened.value, 'SN-0001', 'reused')], [], storeAct());
  }
  await store.searches.record({ at: nine, words: 'badge printer', place: 'site', results: 0 });
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));

describe('casebook metrics', () => {
  it('prints every measure in a table, the last periods beside it', async () => {
    const { status, out, err } = await run('metrics');
    expect(status).toBe(0);
    expect(err).toBe('2025-12-01 to 2026-11-30 by month\n');
    const lines = out.split('\n').map((line) => line.split(/ {2,}/));
    expect(lines[0]).toEqual([
      'MEASURE',
      'FIGURE',
      'VALUE',
      'OF',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    expect(lines[1]).toEqual(['link-rate', 'Link rate', '33.3 %', '1 of 3', '-', '-', '-', '33.3 %']);
    expect(out).toMatch(/^gaps +Cases without an article +2 /m);
  });

  it('is told as JSON, as the API tells it', async () => {
    const { out } = await run('metrics', '--json', '--period', 'quarter', '--product', 'vsphere');
    const { measures, period, product } = JSON.parse(out);
    expect({ period, product }).toEqual({ period: 'quarter', product: 'vsphere' });
    expect(measures[0].figures[0]).toMatchObject({ id: 'link-rate', value: 1 / 3, count: 1, of: 3 });
    expect(measures[0].points).toHaveLength(8);
  });

  it('prints one measure with its definition, its periods and what is behind it', async () => {
    const { out } = await run('metrics', 'reuse', '--from', '2026-10-01');
    expect(out).toMatch(/^Reuse: How often articles/);
    expect(out).toMatch(/^2026-10 +0 *$/m);
    expect(out).toMatch(/^2026-11 \* +1 *$/m);
    expect(out).toMatch(/^SN-0001 +Title of SN-0001 +1$/m);
    expect(out).toContain('* not over yet');
  });

  it.each([
    ['a measure that is none', ['metrics', 'engineers'], 'there is no measure'],
    ['a period that is none', ['metrics', '--period', 'day'], '--period is week, month, quarter'],
    ['a day that is none', ['metrics', '--from', '2026-02-30'], '--from is a day'],
    [
      'the end before the beginning',
      ['metrics', '--from', '2026-05-01', '--to', '2026-04-01'],
      '--to lies before',
    ],
    ['an option of samples', ['metrics', '--seed', 'x'], '--seed is for samples'],
    ['samples without an action', ['metrics', 'sample'], 'draw, list, show, judge'],
    ['a sample without days', ['metrics', 'sample', 'draw'], '--from 2026-10-01'],
    [
      'a size that is none',
      ['metrics', 'sample', 'draw', '--from', '2026-11-01', '--to', '2026-11-30', '--size', '0'],
      '--size',
    ],
  ])('refuses %s', async (_, words, message) => {
    const { status, err } = await run(...words);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

describe('casebook metrics gaps', () => {
  it('prints groups of cases and searches with the command that begins the article', async () => {
    const { out } = await run('metrics', 'gaps');
    expect(out).toContain('All 2 resolved cases without an article; 0 of them are like no other.');
    expect(out).toMatch(
      /^2 +.*library.* +SR-000002 SR-000001 +npm run casebook -- new service-note --from-case SR-00000[12]$/m,
    );
    expect(out).toMatch(
      /^1 +badge printer +2026-11-10 09:00 +npm run casebook -- new service-note --title='Badge printer'$/m,
    );
    const { cases, searches } = JSON.parse((await run('metrics', 'gaps', '--json')).out);
    expect(cases.gaps[0]).toMatchObject({ count: 2 });
    expect(searches.gaps[0]).toMatchObject({ lastAt: '2026-11-10T09:00:00.000Z' });
  });
});

const draw = (...more: string[]) =>
  run(
    'metrics',
    'sample',
    'draw',
    '--from',
    '2026-11-01',
    '--to',
    '2026-11-30',
    '--seed',
    'november',
    ...more,
  );

describe('casebook metrics sample', () => {
  it('draws, lists, shows and judges', async () => {
    const drawn = await draw();
    expect(drawn.err).toMatch(/3 of 3 cases by the seed november\n$/);
    expect(drawn.out).toMatch(/^SR-000003 +2026-11-10 +Clock skew breaks Kerberos +SN-0001/m);
    const { id } = JSON.parse((await draw('--json')).out);
    const judged = await run(
      'metrics',
      'sample',
      'judge',
      id,
      'sr-000003',
      'right-article',
      '--note',
      'as it says',
    );
    expect(judged.out).toMatch(/right-article +as it says$/m);
    expect((await run('metrics', 'sample', 'show', id)).out).toBe(judged.out);
    expect((await run('metrics', 'sample', 'list')).out).toMatch(/1 of 3 +3 +november$/m);
    expect((await run('metrics', 'link-accuracy')).out).toMatch(/100\.0 % \(20\.7 % to 100\.0 %\)/);
  });

  it('says what cannot be done', async () => {
    const { id } = JSON.parse((await draw('--json')).out);
    expect(await run('metrics', 'sample', 'judge', id, 'SR-000001', 'right-article')).toMatchObject({
      status: 1,
      err: expect.stringContaining('had no article when the sample was drawn') as string,
    });
    expect(await run('metrics', 'sample', 'judge', id, 'SR-000009', 'none-needed')).toMatchObject({
      status: 1,
    });
    expect(await draw('--product', 'nothing')).toMatchObject({ status: 1 });
    expect(await run('metrics', 'sample', 'show', '01890000-0000-7000-8000-000000000000')).toMatchObject({
      status: 1,
    });
  });
});
