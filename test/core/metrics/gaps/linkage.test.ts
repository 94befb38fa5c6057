import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinkage } from '../../../../src/core/metrics/gaps/linkage.ts';
import type { Neighbour } from '../../../../src/core/metrics/gaps/nearest-texts.ts';

/** Likeness of each two texts, in tenths; 0: they have nothing in common. */
const likenessArbitrary = fc
  .integer({ min: 2, max: 9 })
  .chain((texts) =>
    fc
      .array(fc.nat(10), { minLength: (texts * (texts - 1)) / 2, maxLength: (texts * (texts - 1)) / 2 })
      .map((tenths) => ({ texts, tenths })),
  );

describe('createLinkage', () => {
  it('always offers the two groups whose texts are most alike on average', () => {
    fc.assert(
      fc.property(likenessArbitrary, ({ texts, tenths }) => {
        const near: Neighbour[][] = Array.from({ length: texts }, () => []);
        const likeness = new Map<string, number>();
        let next = 0;
        for (let text = 0; text < texts; text += 1) {
          for (let other = 0; other < text; other += 1) {
            const similarity = (tenths[next] ?? 0) / 10;
            next += 1;
            likeness.set(`${text} ${other}`, similarity).set(`${other} ${text}`, similarity);
            if (similarity === 0) continue;
            near[text]?.push({ text: other, similarity });
            near[other]?.push({ text, similarity });
          }
        }
        const linkage = createLinkage(near);
        const groups = new Map(near.map((_, text) => [text, [text]]));
        const averageOf = (one: readonly number[], other: readonly number[]): number =>
          one.reduce(
            (sum, text) => sum + other.reduce((all, each) => all + (likeness.get(`${text} ${each}`) ?? 0), 0),
            0,
          ) /
          (one.length * other.length);
        for (let pair = linkage.nearest(); pair; pair = linkage.nearest()) {
          const all = [...groups.values()];
          const highest = Math.max(
            ...all.flatMap((one, place) => all.slice(place + 1).map((other) => averageOf(one, other))),
          );
          const [one = [], other = []] = [groups.get(pair.one), groups.get(pair.other)];
          expect(averageOf(one, other)).toBeCloseTo(highest, 6);
          expect(pair.average).toBeCloseTo(highest, 6);
          linkage.join(pair);
          groups.set(pair.one, [...one, ...other]);
          groups.delete(pair.other);
        }
        expect(linkage.groups().map((group) => group.toSorted((a, b) => a - b))).toEqual(
          [...groups.values()]
            .filter((group) => group.length > 1)
            .map((group) => group.toSorted((a, b) => a - b)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
