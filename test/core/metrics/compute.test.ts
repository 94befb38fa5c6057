import { describe, expect, it } from 'vitest';
import { articleIdSchema } from '../../../src/core/article/article-id.ts';
import { calendarDateSchema } from '../../../src/core/article/calendar-date.ts';
import { caseNumberSchema } from '../../../src/core/case/case-id.ts';
import { articleStatesOf, stateTable } from '../../../src/core/metrics/compute/article-states.ts';
import {
  citationsOf,
  gapsOf,
  knowledgeSharesOf,
  linkRateOf,
  reusesOf,
} from '../../../src/core/metrics/compute/case-figures.ts';
import {
  contentStandardOf,
  criteria,
  criteriaTable,
} from '../../../src/core/metrics/compute/content-standard.ts';
import { reuseTables } from '../../../src/core/metrics/compute/reuse-tables.ts';
import { captureLossOf, linkAccuracyOf } from '../../../src/core/metrics/compute/sampled.ts';
import {
  answeredSearchTable,
  searchesByCasesOf,
} from '../../../src/core/metrics/compute/searches-by-cases.ts';
import { selfServiceOf } from '../../../src/core/metrics/compute/self-service.ts';
import { publicationTable, timeToPublishOf } from '../../../src/core/metrics/compute/time-to-publish.ts';
import type {
  JudgedCase,
  MeasuredArticle,
  Publication,
  ReaderDay,
} from '../../../src/core/metrics/metrics-store.ts';
import type { Verdict } from '../../../src/core/metrics/sample/verdict.ts';

const now = Date.parse('2026-11-25T00:00:00Z');
const dayLength = 86_400_000;
const id = (text: string) => articleIdSchema.parse(text);
const date = (text: string) => calendarDateSchema.parse(text);
const values = (figures: readonly { value: number | null }[]) => figures.map(({ value }) => value);

// Monday: ten cases closed, four by an article that was there, one by one that it created. Tuesday: two, one known.
const week = [
  { day: 1, closed: 10, known: 4, created: 1 },
  { day: 2, closed: 2, known: 1, created: 0 },
];

describe('measures of closed cases', () => {
  it('link-rate-01: (4 + 1 + 1) of 12 closed cases have a link', () =>
    expect(linkRateOf(week)).toEqual([{ value: 0.5, count: 6, of: 12 }]));
  it('link-rate-02: no case was closed, so there is no rate', () =>
    expect(linkRateOf([])).toEqual([{ value: null, count: 0, of: 0 }]));
  it('link-rate-03: cases that were closed and reopened leave nothing behind', () =>
    expect(linkRateOf([{ day: 1, closed: 0, known: 0, created: 0 }])).toEqual([
      { value: null, count: 0, of: 0 },
    ]));
  it('knowledge-01: 5 known, 1 new, 6 unknown of 12', () =>
    expect(knowledgeSharesOf(week)).toEqual([
      { value: 5 / 12, count: 5, of: 12 },
      { value: 1 / 12, count: 1, of: 12 },
      { value: 6 / 12, count: 6, of: 12 },
    ]));
  it('knowledge-02: nothing closed, no shares', () =>
    expect(values(knowledgeSharesOf([]))).toEqual([null, null, null]));
  it('gaps-01: 6 cases without an article, 3 searches that found nothing', () =>
    expect(values(gapsOf([...week, { ...readers, day: 1 }]))).toEqual([6, 3]));
});

// Twenty searches: three found nothing, two led to a case; eight opened a result, at places that add up to 12.
const readers: ReaderDay = {
  day: 1,
  searches: 20,
  withoutResults: 3,
  opened: 8,
  openedFirst: 5,
  positions: 12,
  ledToCase: 2,
  helpful: 3,
  notHelpful: 1,
};

describe('measures of readers', () => {
  it('self-service-01: 20 searches, 3/20 null, 2/20 led to a case, 8/20 opened, 5/8 the first, mean place 12/8, 3/4 helped', () =>
    expect(values(selfServiceOf([readers]))).toEqual([20, 0.15, 0.1, 0.4, 0.625, 1.5, 0.75]));
  it('self-service-02: nobody searched: no searches, and no data for the rest', () =>
    expect(values(selfServiceOf([]))).toEqual([0, null, null, null, null, null, null]));
  it('searches-by-cases-01: of 8 that opened a result 2 by cases, of 17 that found something the first of 5 by cases', () =>
    expect(searchesByCasesOf([readers, { day: 1, firstFromCases: 5, openedFromCases: 2 }])).toEqual([
      { value: 0.25, count: 2, of: 8 },
      { value: 5 / 17, count: 5, of: 17 },
    ]));
  it('searches-by-cases-02: nobody opened anything: no data', () =>
    expect(values(searchesByCasesOf([]))).toEqual([null, null]));
  it('searches-by-cases-03: an article whose links were removed names no case', () => {
    const search = { words: 'frozen vms', article: articleIdSchema.parse('SN-0001'), position: 2, at: 7 };
    expect(answeredSearchTable([{ ...search, cases: [] }]).rows).toEqual([
      ['frozen vms', 'SN-0001', 2, null, 7],
    ]);
  });
});

describe('reuse and citations', () => {
  it('reuse-01: 3 + 2 reuses', () =>
    expect(
      reusesOf([
        { day: 1, reused: 3, cited: 1 },
        { day: 2, reused: 2, cited: 2 },
      ]),
    ).toEqual([{ value: 5, count: 5 }]));
  it('citations-01: 3 of 5 reuses were by others', () =>
    expect(
      values(
        citationsOf([
          { day: 1, reused: 3, cited: 1 },
          { day: 2, reused: 2, cited: 2 },
        ]),
      ),
    ).toEqual([0.6, 3]));
  it('citations-02: nothing reused, no share', () => expect(values(citationsOf([]))).toEqual([null, 0]));
  it('reuse-02: of five articles two were never reused, one once, one 5 times, one 30 times', () => {
    const reuses = [
      { article: id('SN-0003'), title: 'c', reused: 30 },
      { article: id('SN-0002'), title: 'b', reused: 5 },
      { article: id('SN-0001'), title: 'a', reused: 1 },
    ];
    const articles = ['SN-0001', 'SN-0002', 'SN-0003', 'SN-0004', 'SN-0005'].map((text) => ({
      id: id(text),
    }));
    const [distribution, most] = reuseTables(reuses, articles);
    expect(distribution?.rows).toEqual([
      ['0', 2, 0],
      ['1', 1, 1 / 36],
      ['2 to 4', 0, 0],
      ['5 to 9', 1, 5 / 36],
      ['10 to 19', 0, 0],
      ['20 and more', 1, 30 / 36],
    ]);
    expect(most?.rows[0]).toEqual(['SN-0003', 'c', 30]);
  });
});

const publication = (number: string, days: number): Publication => ({
  case: caseNumberSchema.parse(number),
  article: id('SN-0001'),
  resolvedAt: now - days * dayLength,
  publishedAt: now,
});

describe('time to publish', () => {
  it('publish-01: after 1, 2 and 10 days: half within 2, nine tenths within 10', () =>
    expect(values(timeToPublishOf([1, 10, 2].map((days) => publication('SR-000001', days))))).toEqual([
      2, 10,
    ]));
  it('publish-02: an article that was linked before the case was resolved took no time', () =>
    expect(values(timeToPublishOf([publication('SR-000001', -3)]))).toEqual([0, 0]));
  it('publish-03: nothing published, no time', () =>
    expect(values(timeToPublishOf([]))).toEqual([null, null]));
  it('publish-04: the slowest is first in the table', () =>
    expect(
      publicationTable([publication('SR-000001', 1), publication('SR-000002', 4)]).rows.map(
        ([, number]) => number,
      ),
    ).toEqual(['SR-000002', 'SR-000001']));
});

const judged = (...found: Verdict[]): JudgedCase[] =>
  found.map((verdict) => ({
    closedAt: now,
    knowledge: verdict.endsWith('-article') && verdict !== 'article-missing' ? 'known' : 'unknown',
    verdict,
  }));

describe('judged samples', () => {
  const five = judged('right-article', 'right-article', 'wrong-article', 'link-missing', 'none-needed');
  it('accuracy-01: 2 of 3 linked cases lead to the right article', () =>
    expect(linkAccuracyOf(five)[0]).toMatchObject({ value: 2 / 3, count: 2, of: 3 }));
  it('accuracy-02: only cases without a link were judged: no accuracy', () =>
    expect(linkAccuracyOf(judged('none-needed'))[0]).toEqual({ value: null, count: 0, of: 0 }));
  it('loss-01: 1 of 5 lost: an article was there, none should have been written', () =>
    expect(values(captureLossOf(five))).toEqual([0.2, 0.2, 0]));
  it('loss-02: an article that nobody wrote is a loss, too', () =>
    expect(
      values(captureLossOf(judged('article-missing', 'link-missing', 'right-article', 'none-needed'))),
    ).toEqual([0.5, 0.25, 0.25]));
  it('loss-03: nothing judged, no loss known', () =>
    expect(values(captureLossOf([]))).toEqual([null, null, null]));
});

const article = (change: Partial<MeasuredArticle> = {}): MeasuredArticle => ({
  id: id('SN-0001'),
  type: 'service-note',
  title: 'Datastore is read-only after a failover',
  summary: 'All paths went down at once; the host keeps the datastore read-only until it is rescanned.',
  owner: 'storage',
  products: ['vsphere'],
  confidence: 'validated',
  created: date('2026-01-01'),
  reviewed: date('2026-06-01'),
  reviewDue: date('2026-11-25'),
  openFlags: 0,
  ...change,
});

describe('content standard', () => {
  it('standard-01: an article that meets every criterion', () =>
    expect(values(contentStandardOf([article()], now))).toEqual([1, 1]));
  it('standard-02: of two articles one has no owner and an open flag: 1 − 2 ÷ (2 × 8)', () =>
    expect(values(contentStandardOf([article(), article({ owner: undefined, openFlags: 1 })], now))).toEqual([
      1 - 2 / 16,
      0.5,
    ]));
  it('standard-03: drafts and archived articles are not measured', () =>
    expect(
      values(
        contentStandardOf(
          [article({ confidence: 'work-in-progress' }), article({ confidence: 'archived' })],
          now,
        ),
      ),
    ).toEqual([null, null]));
  it.each([
    ['owner', { owner: undefined }],
    ['product', { products: [] }],
    ['title', { title: 'x'.repeat(101) }],
    ['summary', { summary: 'It fails.' }],
    ['validated', { confidence: 'not-validated' }],
    ['reviewed', { reviewed: undefined }],
    ['review-due', { reviewDue: date('2026-11-24') }],
    ['flags', { openFlags: 1 }],
  ] as const)('criterion %s is missed alone', (name, change) => {
    const missed = criteria.filter(({ isMet }) => !isMet(article(change), '2026-11-25'));
    expect(missed.map((criterion) => criterion.id)).toEqual([name]);
  });
  it('standard-04: the table names what is missed most first, and who misses it', () =>
    expect(criteriaTable([article({ owner: undefined }), article()], now).rows[0]).toEqual([
      'A team keeps it true.',
      1,
      0.5,
      'SN-0001',
    ]));
});

describe('article states', () => {
  const three = [
    article(),
    article({ id: id('SN-0002'), confidence: 'not-validated', stateSince: now - 3 * dayLength }),
    article({ id: id('SN-0003'), confidence: 'archived' }),
  ];
  it('states-01: three articles; one of the two that live is not validated', () =>
    expect(values(articleStatesOf(three))).toEqual([3, 0.5]));
  it('states-02: days since the state was first seen, else since the article was created', () =>
    expect(stateTable(three, now).rows).toEqual([
      ['work-in-progress', 0, null, null, null],
      ['not-validated', 1, 3, 3, 'SN-0002'],
      ['validated', 1, 328, 328, 'SN-0001'],
      ['archived', 1, 328, 328, 'SN-0003'],
    ]));
  it('states-03: no articles', () => expect(values(articleStatesOf([]))).toEqual([0, null]));
});
