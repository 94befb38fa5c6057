import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeCircle, findCircles } from '../../../src/core/check/find-circles.ts';

const graph = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

describe('findCircles', () => {
  it('finds none in a tree or where paths meet again', () => {
    expect(findCircles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'] }))).toEqual([]);
  });

  it('finds each once, beginning with the first node in order', () => {
    expect(findCircles(graph({ c: ['a'], b: ['c'], a: ['b'], d: ['a'] }))).toEqual([['a', 'b', 'c']]);
    expect(findCircles(graph({ a: ['a'], b: ['c'], c: ['b'] }))).toEqual([['a'], ['b', 'c']]);
  });

  it('finds one in every graph in which each node leads on', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.tuple(names, names, names, names, names), (targets) => {
        const edges = new Map(
          ['a', 'b', 'c', 'd', 'e'].map((name, index) => [name, [targets[index] ?? 'a']]),
        );
        const circles = findCircles(edges);
        expect(circles.length).toBeGreaterThan(0);
        for (const circle of circles) {
          circle.forEach((name, index) =>
            expect(edges.get(name)).toContain(circle[(index + 1) % circle.length]),
          );
        }
      }),
    );
  });
});

describe('describeCircle', () => {
  it('comes back to where it began', () => {
    expect(describeCircle(['a', 'b'])).toBe('a → b → a');
  });
});
