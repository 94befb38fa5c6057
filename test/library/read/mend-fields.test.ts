import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articleTypes } from '../../../src/core/article/registry.ts';
import { mendFields } from '../../../src/library/read/mend-fields.ts';
import { standInsOf } from '../../../src/library/read/stand-ins.ts';

describe('mendFields', () => {
  const schema = z
    .strictObject({
      name: z.string().min(1),
      kind: z.enum(['a', 'b']).default('a'),
      tags: z.array(z.string()).default([]),
      stages: z
        .array(z.strictObject({ articles: z.array(z.string()).min(1), note: z.string().optional() }))
        .min(1),
    })
    .refine(({ kind, tags }) => kind === 'a' || tags.length > 0, { path: ['tags'], message: 'b needs tags' });
  const standIns = { name: 'x', stages: [{ articles: ['y'] }] };
  const mend = (values: unknown) => mendFields(schema, values, standIns);
  const issuesOf = (values: unknown) => mend(values)?.lateIssues.map(({ message }) => message);

  it('keeps what is right, down to the items of lists', () => {
    const stages = [{ articles: ['1', 2, '3'] }, { articles: [4] }, { articles: ['5'], colour: 'red' }];
    expect(mend({ name: 'n', kind: 'c', tags: ['t', 5], stages, extra: 1 })).toEqual({
      fields: { name: 'n', kind: 'a', tags: ['t'], stages: [{ articles: ['1', '3'] }, { articles: ['5'] }] },
      unread: new Set(['kind', 'tags', 'stages', 'extra']),
      lateIssues: [],
    });
  });

  it('puts a stand-in where a field must be, and an empty list for a list', () => {
    expect(mend({ stages: [] })?.fields).toEqual({ name: 'x', kind: 'a', tags: [], stages: [] });
  });

  it('finds what rules over several fields say, which other issues hide', () => {
    expect(issuesOf({ name: '', kind: 'b', stages: [{ articles: ['1'] }] })).toEqual(['b needs tags']);
    expect(issuesOf({ name: '', kind: 'b', tags: 'none', stages: [{ articles: ['1'] }] })).toEqual([]);
  });

  it('makes nothing of what is no map', () => {
    for (const values of [undefined, null, 1, 'text', ['list']]) expect(mend(values)).toBeUndefined();
  });

  it.each(articleTypes.map((type) => [type.name, type] as const))(
    'makes a %s of whatever it is given',
    (_, type) => {
      const keys = Object.keys(type.fields.shape);
      const values = fc.record(
        Object.fromEntries(
          [...keys, '__proto__', 'constructor', 'other'].map((key) => [key, fc.jsonValue()]),
        ),
        { requiredKeys: [] },
      );
      fc.assert(
        fc.property(values, (written) => {
          const before = JSON.stringify(written);
          const { fields = {} } =
            mendFields(type.fields, written, standInsOf(type.name, `${type.prefix}-0001`)) ?? {};
          expect(JSON.stringify(written)).toBe(before);
          for (const [key, field] of Object.entries(type.fields.shape)) {
            if (Array.isArray(fields[key])) continue;
            // Output and input differ where a value is transformed; what may be absent is absent.
            expect(fields[key] !== undefined || field.safeParse(undefined).success).toBe(true);
          }
        }),
        { numRuns: 200 },
      );
    },
  );
});
