import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/library/read/read-article.ts';

const problemsOf = (lines: readonly string[]): string[] =>
  readSource(`---\n${lines.join('\n')}\n---\n`, 'service-notes/sn-0001.mdx')
    .problems.filter(({ code }) => code === 'front-matter-invalid')
    .map(({ line, message }) => `${line}: ${message.replace('The YAML could not be read: ', '')}`);

describe('front matter that is not YAML', () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'yaml-01: every line that is wrong',
      ['id: SN-0001', 'title: Error: no space', 'summary: "Done" and more', 'owner: @storage'],
      [
        '3: a colon inside a text begins another key.',
        '4: something follows where a text or list has ended.',
        '5: a text begins with a character that means something to YAML.',
      ],
    ],
    [
      'yaml-02: keys twice',
      ['id: a', 'owner: b', 'id: c', 'owner: d'],
      ['4: id is there twice.', '5: owner is there twice.'],
    ],
    [
      'yaml-03: a quote that is not closed, where it opens',
      ['id: a', 'title: "open', 'owner: b'],
      ['3: a quote or bracket is not closed.'],
    ],
    [
      'yaml-04: a quote with another one in it',
      ['id: "a\\"b"', "title: 'It''s", 'owner: b'],
      ['3: a quote or bracket is not closed.'],
    ],
    ['yaml-05: a tab', ['a:', '\tb: c'], ['3: a line is indented with a tab.']],
    [
      'yaml-07: a list in brackets that is not closed',
      ['a: [b, c', 'd: e'],
      ['3: a quote or bracket is not closed.'],
    ],
    [
      'yaml-06: items that do not stand below each other',
      ['a:', '- b: c', ' - d'],
      ['4: a line is indented otherwise than those it belongs to.'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(problemsOf(lines)).toEqual(expected);
  });

  it('hides nothing of what is wrong with the body', () => {
    const { problems } = readSource('---\ntitle: "open\n---\n\n<b>x</b>\n', 'service-notes/sn-0001.mdx');
    expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual([
      'front-matter-invalid 2',
      'html-raw 5',
    ]);
  });
});
