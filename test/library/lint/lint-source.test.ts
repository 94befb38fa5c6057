import { describe, expect, it } from 'vitest';
import { lintSource } from '../../../src/library/lint/lint-source.ts';

const lint = (body: string) =>
  lintSource(`---\nid: SN-0001\n---\n\n${body}`, 'service-notes/sn-0001.mdx').map(
    ({ code, line, column, message }) => `${line}:${column} ${code} ${message}`,
  );

describe('lintSource', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['style-01: good headings', '## One\n\n### Two\n\n## Three\n', []],
    [
      'style-02: an h1',
      '# One\n',
      ['5:1 style-heading-first-level The body has an h1; the title is the h1 of the page.'],
    ],
    [
      'style-03: an underlined h1',
      'One\n===\n',
      ['5:1 style-heading-first-level The body has an h1; the title is the h1 of the page.'],
    ],
    [
      'style-04: a skipped level',
      '## One\n\n#### Two\n',
      ['7:1 style-heading-increment The heading is an h4 where an h3 comes next.'],
    ],
    [
      'style-05: the same heading twice',
      '## One\n\n## one\n',
      ['7:1 style-heading-duplicate The section has a heading of the same text already.'],
    ],
    ['style-06: the same heading in two sections', '## One\n\n### Detail\n\n## Two\n\n### Detail\n', []],
    ['style-07: a full stop', '## One.\n', ['5:1 style-heading-punctuation The heading ends in “.”.']],
    [
      'style-08: a Chinese full stop',
      '## 问题。\n',
      ['5:1 style-heading-punctuation The heading ends in “。”.'],
    ],
    ['style-09: a question', '## Does it help?\n', []],
    [
      'style-10: brackets',
      'The log says [error] twice.\n',
      ['5:14 style-reference-undefined “[error]” looks like a link, and there is no definition for it.'],
    ],
    [
      'style-11: brackets in code, escaped, and a task',
      'The log says `[error]` and \\[error\\].\n\n- [ ] Done\n- [x] Done\n',
      [],
    ],
    ['style-12: a definition that is used', 'See [the RFC][rfc].\n\n[rfc]: https://example.org\n', []],
    [
      'style-13: one that is not',
      '[rfc]: https://example.org\n',
      ['5:1 style-definition-unused Nothing uses the definition “[rfc]”.'],
    ],
    [
      'style-14: one that is there twice',
      '[a]\n\n[a]: https://example.org\n[a]: https://example.com\n',
      ['8:1 style-definition-duplicate “[a]” is defined already.'],
    ],
    ['style-15: a footnote', 'Text.[^1]\n\n[^1]: Note.\n', []],
    [
      'style-16: code without a language',
      '```\nuptime\n```\n',
      ['5:1 style-code-language The code block names no language.'],
    ],
    [
      'style-17: code in a component',
      '<Command on="a">\n\n~~~\nuptime\n~~~\n\n</Command>\n',
      ['7:1 style-code-language The code block names no language.'],
    ],
    ['style-18: code with any language', '```unheard-of\nuptime\n```\n', []],
    [
      'style-19: a prompt before every command',
      '```sh\n$ uptime\n$ date\n```\n',
      ['5:1 style-shell-prompt Every line of the shell block begins with “$”.'],
    ],
    ['style-20: commands with their output', '```console\n$ uptime\n 10:00 up 3 days\n```\n', []],
    ['style-21: an image without a text', '![](a.png)\n', ['5:1 style-image-text The image has no text.']],
    ['style-22: links between articles without a text', 'See [](SN-0002) and [](SN-0003#cause).\n', []],
    [
      'style-23: characters outside of the basic plane',
      '😀😀 [error]\n',
      ['5:6 style-reference-undefined “[error]” looks like a link, and there is no definition for it.'],
    ],
    ['style-24: what does not parse has no style', '# One\n\n<Note>\n', []],
    ['style-25: nothing', '', []],
  ])('%s', (_, body, expected) => {
    expect(lint(body)).toEqual(expected);
  });
});
