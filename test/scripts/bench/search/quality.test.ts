import { describe, expect, it } from 'vitest';
import { meanQuality, measureRanking } from '../../../../scripts/bench/search/quality.ts';

const others = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`);
const judged = (grades: Readonly<Record<string, number>>) => new Map(Object.entries(grades));
const at = (place: number) => measureRanking([...others(place - 1), 'a'], judged({ a: 1 }));

describe('measureRanking', () => {
  it('gives full marks when the only answer comes first', () => {
    expect(measureRanking(['a', 'b'], judged({ a: 1 }))).toEqual({
      queries: 1,
      ndcg10: 1,
      mrr10: 1,
      success1: 1,
      success5: 1,
      recall100: 1,
    });
  });

  it('discounts an answer by the logarithm of its place', () => {
    const { ndcg10, mrr10, success1, success5 } = measureRanking(['x', 'y', 'a'], judged({ a: 1 }));
    expect(ndcg10).toBeCloseTo(1 / Math.log2(4), 12);
    expect(mrr10).toBeCloseTo(1 / 3, 12);
    expect([success1, success5]).toEqual([0, 1]);
  });

  it('gains 2^grade - 1, as the worked example of grades 3 2 3 0 1 2 has it', () => {
    const ranking = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6'];
    const grades = judged({ d1: 3, d2: 2, d3: 3, d4: 0, d5: 1, d6: 2 });
    const gained = 7 + 3 / Math.log2(3) + 7 / 2 + 0 + 1 / Math.log2(6) + 3 / Math.log2(7);
    const best = 7 + 7 / Math.log2(3) + 3 / 2 + 3 / Math.log2(5) + 1 / Math.log2(6);
    expect(measureRanking(ranking, grades).ndcg10).toBeCloseTo(gained / best, 12);
    expect(measureRanking(ranking, grades).ndcg10).toBeCloseTo(0.9488, 4);
  });

  it('does not care in which order documents of the same grade come', () => {
    const grades = judged({ a: 2, b: 2, c: 1 });
    expect(measureRanking(['a', 'b', 'c'], grades)).toEqual(measureRanking(['b', 'a', 'c'], grades));
    expect(measureRanking(['c', 'a', 'b'], grades).ndcg10).toBeLessThan(1);
  });

  it('takes a document without a judgement, or of grade 0, for none of the answers', () => {
    const unjudged = measureRanking(['x', 'a'], judged({ a: 1 }));
    expect(unjudged).toEqual(measureRanking(['x', 'a'], judged({ a: 1, x: 0 })));
    expect(unjudged.success1).toBe(0);
  });

  it('counts an answer that the base does not hold as not found', () => {
    const { ndcg10, recall100 } = measureRanking(['a'], judged({ a: 1, gone: 1 }));
    expect(ndcg10).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
    expect(recall100).toBe(0.5);
  });

  it('looks at the first ten places for gain and rank, at the first hundred for recall', () => {
    expect(at(10)).toMatchObject({ mrr10: 0.1, recall100: 1 });
    expect(at(11)).toMatchObject({ ndcg10: 0, mrr10: 0, success5: 0, recall100: 1 });
    expect(at(100).recall100).toBe(1);
    expect(at(101).recall100).toBe(0);
    expect(at(5).success5).toBe(1);
    expect(at(6).success5).toBe(0);
  });

  it('gives nothing for an empty ranking', () => {
    expect(measureRanking([], judged({ a: 1 }))).toEqual({
      queries: 1,
      ndcg10: 0,
      mrr10: 0,
      success1: 0,
      success5: 0,
      recall100: 0,
    });
  });
});

describe('meanQuality', () => {
  it('is the mean over the queries, to four decimals', () => {
    const found = measureRanking(['a'], judged({ a: 1 }));
    const missed = measureRanking(['x'], judged({ a: 1 }));
    expect(meanQuality([found, missed, missed])).toEqual({
      queries: 3,
      ndcg10: 0.3333,
      mrr10: 0.3333,
      success1: 0.3333,
      success5: 0.3333,
      recall100: 0.3333,
    });
  });
});
