import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoresByFit } from '../../../../src/core/search/ranking/score.ts';

const en = (own: number, fit: number) => ({ own, fit, language: 'en' });
const cs = (own: number, fit: number) => ({ own, fit, language: 'cs' });

describe('scoresByFit', () => {
  it('leaves the score of the best fit, and lowers others by what they fit less', () => {
    const [best = 0, other = 0] = scoresByFit([en(2, 5), en(2, 4)]);
    expect(other / best).toBeCloseTo(Math.exp(-1), 10);
  });

  it('lets fit decide where an article has the words only in cases', () => {
    const [first = 0, second = 0] = scoresByFit([en(0, 9), en(10, 1)]);
    expect(first).toBeGreaterThan(second);
  });

  it('never lets another language win by words that are rare in what is said', () => {
    const [first = 0, second = 0] = scoresByFit([en(4, 3), cs(2, 30)]);
    expect(first).toBeGreaterThan(second);
    const [low = 0, high = 0] = scoresByFit([en(4, 3), cs(2, 1)]);
    expect(low / high).toBeGreaterThan(first / second);
  });

  it('orders articles of one language by score and fit together, whatever all fits have in common', () => {
    const article = fc.record({
      own: fc.double({ min: 0, max: 100, noNaN: true }),
      fit: fc.double({ min: -20, max: 20, noNaN: true }),
      language: fc.constant('en'),
    });
    fc.assert(
      fc.property(fc.array(article, { maxLength: 9 }), fc.integer({ min: -9, max: 9 }), (articles, step) => {
        const moved = articles.map((each) => ({ ...each, fit: each.fit + step }));
        const scores = scoresByFit(articles);
        scoresByFit(moved).forEach((score, index) => expect(score).toBeCloseTo(scores[index] ?? -1, 6));
        expect(scores.every((score) => score >= 0 && Number.isFinite(score))).toBe(true);
      }),
    );
  });
});
