import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFilters } from '../../../../src/core/search/engine/apply-filters.ts';
import { facetNames, type SearchFilters } from '../../../../src/core/search/facets.ts';
import { createFacetColumn } from '../../../../src/core/search/format/fact-table.ts';

const names = ['a', 'b', 'c'];
const value = fc.nat(names.length - 1);
/** What an article has by facet: one value in most, any number in the second one, as of products. */
const article = fc.tuple(
  ...facetNames.map((_, side) =>
    side === 1 ? fc.uniqueArray(value) : fc.tuple(value).map((one): number[] => one),
  ),
);
const filters: fc.Arbitrary<SearchFilters> = fc.record(
  Object.fromEntries(facetNames.map((name) => [name, fc.uniqueArray(fc.constantFrom(...names, 'unknown'))])),
  { requiredKeys: [] },
);

describe('applyFilters', () => {
  it('keeps what has a chosen value in each facet, and counts as if nothing were chosen in the facet itself', () => {
    fc.assert(
      fc.property(
        fc.array(article, { maxLength: 30 }),
        fc.infiniteStream(fc.boolean()),
        filters,
        (all, picks, chosen) => {
          const found = Int32Array.from(all.keys()).filter(() => picks.next().value === true);
          const passes = (number: number, side: number): boolean => {
            const wanted = chosen[facetNames[side] ?? 'type'] ?? [];
            return (
              wanted.length === 0 ||
              (all[number]?.[side] ?? []).some((has) => wanted.includes(names[has] ?? ''))
            );
          };
          const { kept, facets } = applyFilters(
            found,
            chosen,
            facetNames.map((_, side) => ({
              names,
              ofArticle: createFacetColumn(all.map((of) => of[side] ?? [])),
            })),
          );
          const sides = [...facetNames.keys()];
          expect([...kept]).toEqual(
            [...found].filter((number) => sides.every((side) => passes(number, side))),
          );
          facets.forEach(({ name, values }, side) => {
            expect(name).toBe(facetNames[side]);
            const counted = [...found].filter((number) =>
              sides.every((other) => other === side || passes(number, other)),
            );
            for (const [position, text] of names.entries()) {
              const count = counted.filter((number) => all[number]?.[side]?.includes(position)).length;
              expect(values.find((one) => one.value === text)?.count ?? 0).toBe(count);
            }
          });
        },
      ),
    );
  });
});
