import { describe, expect, it } from 'vitest';
import { createProblem } from '../../../../src/core/problem/create-problem.ts';
import { printable, reportText } from '../../../../src/core/problem/report/text.ts';

const problems = [
  createProblem('mdx-esm', 'a.mdx', 'One.', { line: 3, column: 1 }, 'Do this.'),
  createProblem('review-overdue', 'a.mdx', 'Two.', { line: 4, column: 2 }, 'Do that.'),
  createProblem('mdx-esm', 'b.mdx', 'Three.', { line: 1, column: 1 }, 'Do this.'),
];

describe('reportText', () => {
  it('prints place, severity, code, message and hint, files apart', () => {
    expect(reportText(problems, { hasColour: false })).toBe(
      'a.mdx:3:1 error mdx-esm One.\n    Do this.\na.mdx:4:2 warning review-overdue Two.\n    Do that.\n\nb.mdx:1:1 error mdx-esm Three.\n    Do this.\n',
    );
  });

  it('is empty without problems', () => {
    expect(reportText([], { hasColour: true })).toBe('');
  });

  it('colours words, and nothing else changes', () => {
    const coloured = reportText(problems, { hasColour: true });
    expect(coloured).toContain('\u001B[31merror\u001B[0m');
    // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(reportText(problems, { hasColour: false }));
  });

  it('prints nothing that a terminal would obey', () => {
    const text = reportText(
      [createProblem('mdx-esm', 'a\u001B[2J.mdx', 'x\u001B]0;title\u0007\n\u202Ey\u009B')],
      { hasColour: false },
    );
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
    expect(text).toContain('x\\u{1b}]0;title\\u{7}\\u{a}\\u{202e}y\\u{9b}');
  });
});

describe('printable', () => {
  it('leaves text of every language alone', () => {
    const text = 'Příčina: 磁盘已满 😀 “naïve”';
    expect(printable(text)).toBe(text);
  });
});
