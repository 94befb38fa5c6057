import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemCodes } from '../../../../src/core/problem/codes.ts';
import { createProblem } from '../../../../src/core/problem/create-problem.ts';
import { reportSarif } from '../../../../src/core/problem/report/sarif.ts';

/** The part of the SARIF 2.1.0 schema that the log uses, with its constraints. */
const text = z.strictObject({ text: z.string().min(1), markdown: z.string().min(1).optional() });
const level = z.enum(['none', 'note', 'warning', 'error']);
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: text,
              fullDescription: text,
              help: text,
              helpUri: z.url(),
              defaultConfiguration: z.strictObject({ level }),
            }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message: text,
          locations: z
            .array(
              z.strictObject({
                physicalLocation: z.strictObject({
                  artifactLocation: z.strictObject({ uri: z.string().regex(/^[\w.~%/-]+$/) }),
                  region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
                }),
              }),
            )
            .length(1),
        }),
      ),
    }),
  ),
});

describe('reportSarif', () => {
  const problems = [
    createProblem('mdx-esm', 'content/a b/příklad.mdx', 'One.', { line: 3, column: 7 }, 'Do this.'),
    { ...createProblem('section-missing', 'content/a.mdx', 'Two.'), severity: 'warning' as const },
  ];
  const log = reportSarif(problems, { origin: 'https://kb.example' });

  it('has the shape of SARIF 2.1.0', () => {
    expect(sarif.parse(log)).toEqual(log);
    expect(sarif.parse(reportSarif([], { origin: 'https://kb.example' }))).toBeDefined();
  });

  it('has every code as a rule, with the address of its explanation', () => {
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(Object.keys(problemCodes));
    expect(rules.find(({ id }) => id === 'mdx-esm')?.helpUri).toBe(
      'https://kb.example/help/problems/#mdx-esm',
    );
  });

  it('has a result for every problem, pointing at its rule and its place', () => {
    const [first, second] = log.runs[0]?.results ?? [];
    expect(log.runs[0]?.tool.driver.rules[first?.ruleIndex ?? -1]?.id).toBe('mdx-esm');
    expect(first).toMatchObject({
      level: 'error',
      message: { text: 'One. Do this.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'content/a%20b/p%C5%99%C3%ADklad.mdx' },
            region: { startLine: 3, startColumn: 7 },
          },
        },
      ],
    });
    expect(second?.level).toBe('warning');
  });
});
