import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRanks } from '../../../src/core/metrics/sample/draw-ranks.ts';
import { judgeCase } from '../../../src/core/metrics/sample/sample.ts';
import { caseNumberSchema } from '../../../src/core/case/case-id.ts';
import { actOf } from '../case/sample-case.ts';

describe('drawRanks', () => {
  it('draws without repeats from the whole population, and the same by the same seed', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 200 }),
        (seed, population, wanted) => {
          const drawn = drawRanks(seed, population, wanted);
          expect(drawn).toHaveLength(Math.min(population, wanted));
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawn.every((rank) => rank >= 1 && rank <= population)).toBe(true);
          expect(drawRanks(seed, population, wanted)).toEqual(drawn);
        },
      ),
    );
  });

  it('draws other cases by another seed', () =>
    expect(drawRanks('november', 1000, 10)).not.toEqual(drawRanks('december', 1000, 10)));

  it('favours nobody: over 4,000 seeds each of 20 is drawn about as often', () => {
    const times = new Map<number, number>();
    for (let seed = 0; seed < 4000; seed += 1)
      for (const rank of drawRanks(`seed ${seed}`, 20, 5)) times.set(rank, (times.get(rank) ?? 0) + 1);
    // A thousand each; the deviation of a fair draw is 27.
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
    expect(times.size).toBe(20);
  });
});

describe('judgeCase', () => {
  const number = caseNumberSchema.parse('SR-000001');
  it.each([
    ['judge-01: a linked case leads to the right article', 'known', 'right-article', false],
    ['judge-02: a linked case leads to a wrong one', 'new', 'wrong-article', false],
    ['judge-03: a linked case cannot lack a link', 'known', 'link-missing', true],
    ['judge-04: a case without a link needed none', 'unknown', 'none-needed', false],
    ['judge-05: a case without a link should have had one', 'unknown', 'link-missing', false],
    ['judge-06: a case without a link should have been written down', 'unknown', 'article-missing', false],
    ['judge-07: a case without a link has no right article', 'unknown', 'right-article', true],
  ] as const)('%s', (_, knowledge, verdict, isRefused) => {
    const decision = judgeCase({ number, knowledge }, { verdict }, actOf());
    expect(decision).toMatchObject(
      isRefused
        ? { isRefused, refusals: [{ code: 'verdict-not-possible' }] }
        : { isRefused, value: { verdict, judgedAt: actOf().at, judgedBy: { name: 'Ada Rossi' } } },
    );
  });
});
