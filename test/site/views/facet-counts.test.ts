import { describe, expect, it } from 'vitest';
import type { CaseFilter } from '../../../src/core/case/case-filter.ts';
import type { CaseSurvey, Tally } from '../../../src/core/case/case-survey.ts';
import { writeCount } from '../../../src/site/views/case/count-words.ts';
import { countFacets } from '../../../src/site/views/case/facet-counts.ts';

const none = new Map<string, number>();
const tallyOf = (count: number, isAll: boolean, severity: Readonly<Record<string, number>>): Tally => ({
  count,
  isAll,
  values: {
    state: none,
    product: none,
    team: none,
    kind: none,
    severity: new Map(Object.entries(severity)),
  },
});

/** A survey that gives what it is given, and keeps what it was asked. */
function surveyOf(tally: Tally): { readonly survey: CaseSurvey; readonly asked: CaseFilter[] } {
  const asked: CaseFilter[] = [];
  return {
    asked,
    survey: {
      tally: async (filter) => {
        asked.push(filter);
        return tally;
      },
      countEach: async (_, values) =>
        new Map(values.map((value) => [value, { count: 10 * Number(value), isAll: true }])),
      listNames: async () => [],
    },
  };
}

describe('countFacets', () => {
  const values = { severity: ['1', '2', '3'] };

  it('is exact where all that fit were counted: what none of them has is nought', async () => {
    const { survey } = surveyOf(tallyOf(5, true, { 1: 2, 2: 3 }));
    const counts = await countFacets({ customer: ['acme'] }, values, survey);
    expect(counts?.all).toMatchObject({ count: 5, isAll: true });
    expect(values.severity.map((value) => counts?.facets.severity(value)?.count)).toEqual([2, 3, 0]);
  });

  it('gives a lower bound of more, and nothing for a value that was not met', async () => {
    const { survey } = surveyOf(tallyOf(1000, false, { 1: 2, 2: 998 }));
    const counts = await countFacets({ customer: ['acme'] }, values, survey);
    expect(counts?.facets.severity('2')).toEqual({ count: 998, isAll: false });
    expect(counts?.facets.severity('3')).toBeUndefined();
  });

  it('counts each value by itself where nothing else is asked for', async () => {
    const { survey } = surveyOf(tallyOf(1000, false, { 1: 1000 }));
    const counts = await countFacets({ severity: [1] }, values, survey);
    expect(counts?.facets.severity('3')).toEqual({ count: 30, isAll: true });
  });

  it('asks once for each set of other conditions', async () => {
    const { survey, asked } = surveyOf(tallyOf(0, true, {}));
    await countFacets({ severity: [1], product: ['ontap'], customer: ['acme'] }, values, survey);
    // All conditions, those without a severity, and those without a product.
    expect(asked).toHaveLength(3);
  });

  it('counts no list of closed cases', async () => {
    const { survey, asked } = surveyOf(tallyOf(0, true, {}));
    expect(await countFacets({ closedFrom: 0 }, values, survey)).toBeUndefined();
    expect(asked).toEqual([]);
  });
});

describe('writeCount', () => {
  it('says when there are more', () => {
    expect([writeCount({ count: 1000, isAll: false }), writeCount({ count: 12, isAll: true })]).toEqual([
      '1,000+',
      '12',
    ]);
  });
});
