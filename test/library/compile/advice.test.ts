import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/library/compile/compile-body.ts';

/** Problems of a body: `code message → hint`. */
const problemsOf = (body: string): string[] =>
  compileBody({
    source: `---\nid: SN-0001\n---\n\n${body}\n`,
    file: 'service-notes/sn-0001.mdx',
    lang: 'en',
    audience: 'restricted',
  }).problems.map(({ code, message, hint }) => `${code} ${message} → ${hint}`);

const step = (attributes: string, text = 'Text.'): string =>
  `<Steps>\n\n<Step ${attributes}>\n\n${text}\n\n</Step>\n\n</Steps>`;

describe('a component that is used wrongly', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'attribute-01: misspelt, in another case, unknown',
      step('titel="A" noreturn colour="red"'),
      [
        'component-attribute <Step> has no attribute titel. → Did you mean `title`?',
        'component-attribute <Step> has no attribute noreturn. → Did you mean `noReturn`?',
        'component-attribute <Step> has no attribute colour. → `<Step>` takes `title` (needed), `duration`, `check`, `customerVisible`, `destructive`, `noReturn`.',
        'component-attribute <Step> needs the attribute title. → Write `<Step title="…">`.',
      ],
    ],
    [
      'attribute-02: a kind of callout',
      '<Note type="warning">\n\nText.\n\n</Note>',
      ['component-attribute <Note> has no attribute type. → Write `<Caution>` instead.'],
    ],
    [
      'attribute-03: a mark with a value, a duration in words, an expression',
      step('title="A" destructive="no" duration="10 min" check={x}'),
      [
        'component-attribute destructive of <Step> is a mark, and has a value. → Write `destructive` alone, or leave it out where it is not true.',
        'mdx-expression The attribute check of <Step> is an expression. → Write `check="…"`.',
        'component-attribute <Step duration="10 min"> is not a duration such as 10m or 1h30m. → Write hours and minutes without spaces: `duration="1h30m"`.',
      ],
    ],
    [
      'attribute-04: none of several values',
      '<Only audience="intern">\n\nText.\n\n</Only>\n\n<Only audience="colleagues">\n\nText.\n\n</Only>',
      [
        'component-attribute audience of <Only> is one of restricted, internal, partner, customer, not “intern”. → Did you mean “internal”?',
        'component-attribute audience of <Only> is one of restricted, internal, partner, customer, not “colleagues”. → Write `<Only audience="restricted|internal|partner|customer">`.',
      ],
    ],
    [
      'content-01: steps as a list',
      '<Steps>\n\n1. One\n\n</Steps>',
      [
        'component-content <Steps> holds only <Step>; this text stands outside of them. → Put `<Step …>` before the text and `</Step>` behind, or move it out.',
      ],
    ],
    [
      'content-02: a step alone',
      '<Step title="A">\n\nText.\n\n</Step>',
      [
        'component-content <Step> must stand directly in <Steps>. → Put `<Steps>` before and `</Steps>` behind, on lines of their own.',
      ],
    ],
    [
      'content-03: a block in a line',
      'Text <Note>more</Note> text.',
      [
        'component-content <Note> is a block and stands in a line of text. → Put its opening tag, its text and its closing tag on lines of their own, with empty lines between.',
      ],
    ],
    [
      'content-04: a command without a fence',
      '<Command>\n\ndf -h\n\n</Command>',
      [
        'component-content <Command> holds one code fence with the command and at most one with its output. → Put the command into a fence of three backticks, with `sh` or another language behind the first ones.',
      ],
    ],
  ])('%s', (_, body, expected) => {
    expect(problemsOf(body)).toEqual(expected);
  });
});

describe('an address that is not allowed', () => {
  it.each([
    ['../procedures/pr-0001.mdx', 'Write `[](PR-0001)`.'],
    ['/articles/sn-0012/#cause', 'Write `[](SN-0012#cause)`.'],
    ['sn-12', 'Write `[](SN-0012)`.'],
    ['www.example.org/a', 'Write `https://www.example.org/a`.'],
    ['//example.org', 'Write `https://example.org`.'],
    ['help@example.org', 'Write `mailto:help@example.org`.'],
    ['file:///c:/x', 'Nobody else has this file: name where it is kept, or say in the text what it holds.'],
    ['other.md', 'Link to an article by id, `[](SN-0012)`, or elsewhere with the full https address.'],
  ])('a link to %s: %s', (href, hint) => {
    expect(problemsOf(`[text](${href})`)).toEqual([
      `link-address A link to “${href}” is not allowed. → ${hint}`,
    ]);
  });

  it.each([
    [
      'https://example.org/a.png',
      'Put a copy of the file beside the article, in `images/`, and write `![…](images/name.png)`.',
    ],
    ['/images/a.png', 'Put the file beside the article and write `![…](images/a.png)`.'],
    [
      '../a.png',
      'Images lie in the folder of their article, or below it: copy the file into `images/` there.',
    ],
    ['a.tiff', 'Convert it to png, jpg, gif, webp, avif or svg, which every browser shows.'],
  ])('an image from %s: %s', (address, hint) => {
    expect(problemsOf(`![text](${address})`)).toEqual([
      `image-unsafe The image “${address}” does not lie beside the article, or browsers do not show it. → ${hint}`,
    ]);
  });
});
