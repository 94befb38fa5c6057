import type { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseStore } from '../../../src/store/case/case-store.ts';
import { createMetricsStore } from '../../../src/store/metrics/metrics-store.ts';
import { createSampleStore } from '../../../src/store/metrics/sample-store.ts';
import { nine } from '../../core/case/sample-case.ts';
import { draftOf, storeAct } from '../case/case-store.contract.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { dayLength } from './random-world.ts';

/** Every query that was asked while each method of the stores was used, with each choice of product and team. */
const asked = new Map<string, CompiledQuery>();
let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase('memory', (query) => asked.set(query.sql, query));
  const { database } = opened;
  const cases = createCaseStore(database);
  const metrics = createMetricsStore(database);
  const samples = createSampleStore(database);
  const act = storeAct();
  const closed = await cases.open({ ...draftOf({ state: 'closed' }), resolvedAt: nine, closedAt: nine }, act);
  asked.clear();
  const span = { from: nine, before: nine + dayLength };
  for (const filter of [{}, { product: 'vsphere' }, { product: 'vsphere', team: 'virtualisation' }]) {
    await metrics.readCaseDays(span, filter);
    await metrics.readReuseDays(span, filter);
    await metrics.readReuses(span, filter);
    await metrics.readPublications(span, filter);
    await metrics.readJudged(span, filter);
    await metrics.readUnanswered(span, filter, 10);
    const drawn = await samples.draw({ span, seed: 'x', wanted: 5, ...filter }, act);
    if (!('value' in drawn) || !('value' in closed)) throw new Error('nothing was drawn');
    const verdict = { verdict: 'none-needed', judgedAt: nine, judgedBy: act.actor } as const;
    await samples.judge(drawn.value.sample.id, closed.value.number, verdict, act);
    await samples.list({ limit: 5, after: drawn.value.sample.id });
  }
  await metrics.readReaderDays(span);
  await metrics.readArticles();
  await metrics.readSearchCases(span, 10);
  await metrics.readEmptySearches(span, 10);
  await metrics.readCaseSearchDays(span);
  await metrics.readAnsweredSearches(span, 10);
  await metrics.readChoices();
  for (const filter of [
    { closedFrom: nine },
    { closedFrom: nine, closedBefore: nine + dayLength },
    { knowledge: ['known'] },
    { knowledge: ['known', 'new'], closedFrom: nine },
    { knowledge: ['unknown'], closedFrom: nine, product: ['vsphere'], team: ['virtualisation'] },
    { knowledge: ['unknown'], text: 'datastore' },
  ] as const)
    for (const after of [undefined, `${nine}.1`]) await cases.list(filter, { limit: 5, after });
});
afterAll(() => opened.close());

const planOf = ({ sql, parameters }: CompiledQuery): string[] =>
  opened.connection
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);

const stepsOf = (pattern: RegExp): string[] =>
  [...asked.values()].flatMap((query) =>
    planOf(query)
      .filter((step) => pattern.test(step))
      .map((step) => `${step}: ${query.sql}`),
  );

describe('the queries of measures', () => {
  it('are many', () => expect(asked.size).toBeGreaterThan(30));

  it('walk nothing that grows with the cases, searches or links', () => {
    const growing =
      /^SCAN (?:cases|case_links|case_statements|case_standings|searches|article_feedback|samples|sample_cases)\b/;
    expect(stepsOf(growing).filter((step) => !step.startsWith('SCAN samples USING INDEX'))).toEqual([]);
  });

  it('walk as a whole only articles, of which there are few, sums to list products and teams, and what was found', () => {
    const walked = stepsOf(/^SCAN /).flatMap((step) => /^SCAN (\w+)/.exec(step)?.[1] ?? []);
    expect([...new Set(walked)].toSorted()).toEqual([
      'article_flags',
      'article_revisions',
      'articles',
      'case_search',
      'measure_case_days',
      'ordered',
    ]);
  });

  it('sort articles by reuse, names, cases that a sample is drawn from, and the few that have rare words; all else comes in its order', () => {
    const sorts = stepsOf(/TEMP B-TREE/).filter(
      (step) =>
        !/from "measure_reuse_days"|select distinct|row_number\(\)|cases\.position in \(select rowid/.test(
          step,
        ),
    );
    expect(sorts).toEqual([]);
  });

  it('find closed cases by an index on closing, or by their words where few have them', () => {
    const closed = [...asked.values()].filter(({ sql }) => sql.includes('order by "closed_at" desc'));
    const plans = closed.map((query) => ({
      hasRareWords: query.sql.includes(' cases.position in (select rowid'),
      plan: planOf(query).find((step) => step.startsWith('SEARCH cases')),
    }));
    expect(plans.filter(({ hasRareWords }) => hasRareWords).length).toBeGreaterThan(1);
    expect(plans.filter(({ hasRareWords }) => !hasRareWords).length).toBeGreaterThan(5);
    for (const { hasRareWords, plan } of plans)
      expect(plan).toMatch(
        hasRareWords ? /USING INTEGER PRIMARY KEY/ : /USING INDEX (?:cases_by_closing|cases_by_knowledge) /,
      );
  });
});
