import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/core/article/audience.ts';
import { compileBody } from '../../../src/library/compile/compile-body.ts';

const matter = '---\nid: SN-0001\n---\n\n';
const firstLine = 5;

const compile = (body: string, audience: Audience = 'restricted') =>
  compileBody({ source: `${matter}${body}\n`, file: 'service-notes/sn-0001.mdx', lang: 'en', audience });

/** Problems as `code line:column message → hint`, lines counted from the body's first. */
const problemsOf = (body: string): string[] =>
  compile(body).problems.map(
    ({ code, line, column, message, hint }) =>
      `${code} ${line - firstLine + 1}:${column} ${message} → ${hint}`,
  );

describe('what an author may write by mistake', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'comment-01: HTML',
      'Text <!-- to do --> text.',
      [
        'html-raw 1:6 “<!-- to do -->” is a comment. → Remove it. What only colleagues may read goes into `<Only audience="internal">`; why the text changed goes into the commit message.',
      ],
    ],
    [
      'comment-02: HTML over lines, with an article in it',
      'Text.\n\n<!--\n## Old\n\n<b>{x}</b>\n-->\n\n<i>End.</i>',
      [
        'html-raw 3:1 “<!--” is a comment. → Remove it. What only colleagues may read goes into `<Only audience="internal">`; why the text changed goes into the commit message.',
        'html-raw 9:1 <i> is HTML. → Write `*text*`.',
      ],
    ],
    [
      'comment-03: MDX',
      '{/* to do */}',
      [
        'mdx-expression 1:1 “{/* to do */}” is a comment. → Remove it. What only colleagues may read goes into `<Only audience="internal">`; why the text changed goes into the commit message.',
      ],
    ],
    [
      'alert-01: of GitHub',
      '> [!WARNING]\n> The volume goes offline.',
      [
        'callout-foreign 1:1 “> [!WARNING]” is shown as it stands here. → Write `<Caution>`, the text, and `</Caution>`, with empty lines between.',
      ],
    ],
    [
      'alert-02: of Obsidian, folded, in another language',
      '- Item\n\n  > [!pericolo]- Titolo\n  > Testo',
      [
        'callout-foreign 3:3 “> [!pericolo]-” is shown as it stands here. → Write `<Danger>`, the text, and `</Danger>`, with empty lines between.',
      ],
    ],
    [
      'alert-03: of Docusaurus',
      ':::tip[Title]\n\nText.\n\n:::',
      [
        'callout-foreign 1:1 “:::tip” is shown as it stands here. → Write `<Note>`, the text, and `</Note>`, with empty lines between.',
      ],
    ],
    [
      'alert-04: of MkDocs',
      '!!! danger "Title"\n    Text.\n\n??? details\n    Text.',
      [
        'callout-foreign 1:1 “!!! danger” is shown as it stands here. → Write `<Danger>`, the text, and `</Danger>`, with empty lines between.',
        'callout-foreign 4:1 “??? details” is shown as it stands here. → Write `<Details summary="…">`, the text, and `</Details>`, with empty lines between.',
      ],
    ],
    [
      'alert-05: a quote, and marks that are text',
      '> **Note:** text\n\n!!!important;\n\n:::python\n\n!!! Caution! Hot!\n\n!!! note that it is hot\n\n> \\[!NOTE]\n\n\\:::note',
      [],
    ],
    [
      'angle-01: a comparison',
      'Keep it at < 80 % or <80 %.',
      [
        'mdx-syntax 1:22 “<80 %.” begins like a tag and is none. → Write `\\<`, or put the expression into backticks.',
      ],
    ],
    [
      'angle-02: a placeholder',
      'Log in to <host-name> as <the user>.',
      [
        'mdx-syntax 1:11 “<host-name>” reads as a tag that is not closed. → Put a placeholder into backticks, or write `\\<host-name>`.',
        'mdx-syntax 1:26 “<the user>” reads as a tag that is not closed. → Put a placeholder into backticks, or write `\\<the user>`.',
      ],
    ],
    [
      'angle-03: a link in angle brackets',
      'See <https://example.org/a> or <help@example.org>.',
      [
        'mdx-syntax 1:5 “<https://example.org/a>” is no link in an article. → Write the address without the angle brackets, or `[text](https://…)`.',
        'mdx-syntax 1:32 “<help@example.org>” is no link in an article. → Write the address without the angle brackets, or `[text](https://…)`.',
      ],
    ],
    [
      'angle-04: HTML that is not closed',
      'One.<br>Two.\n\n<img src="a.png">',
      [
        'html-raw 1:5 <br> is HTML. → Begin a new paragraph; in a table cell write `<Break />`.',
        'html-raw 3:1 <img> is HTML. → Write `![text](images/name.png)`, or `<Figure src="…" alt="…" caption="…" />`.',
      ],
    ],
    [
      'angle-05: a declaration',
      '<?xml version="1.0"?>',
      ['html-raw 1:1 “<?xml version="1.0"?>” is HTML. → Remove it, or put it into a code block.'],
    ],
    [
      'brace-01: not closed',
      'Set {a and b.\n\nThen ${x and {/* y.',
      [
        'mdx-syntax 1:5 A “{” is not closed. → Write `\\{`, or put the text into backticks.',
        'mdx-syntax 3:7 A “{” is not closed. → Write `\\{`, or put the text into backticks.',
        'mdx-expression 3:14 A comment is not closed. → Remove it. What only colleagues may read goes into `<Only audience="internal">`; why the text changed goes into the commit message.',
      ],
    ],
    [
      'brace-02: JSON',
      'It returns {"a": 1} at once.',
      ['mdx-expression 1:12 “{"a": 1}” is an expression. → Write `\\{`, or put the text into backticks.'],
    ],
    [
      'component-01: not closed',
      '<Note>\n\nText.\n\n## Next\n\n<b>x</b>',
      [
        'mdx-syntax 1:1 <Note> is not closed. → Write `</Note>` below its text, on a line of its own.',
        'html-raw 7:1 <b> is HTML. → Write `**text**`.',
      ],
    ],
    [
      'component-02: not closed in its line',
      '<Note>Text\n\nmore.</Note>',
      [
        'mdx-syntax 1:1 <Note> is not closed. → Give `<Note>` and `</Note>` lines of their own, with empty lines around them.',
        'mdx-syntax 3:6 </Note> closes nothing. → Remove it, or write `<Note>` before the text.',
      ],
    ],
    [
      'component-03: closed in the wrong order',
      '<Note>\n\n<Details summary="More">\n\nText.\n\n</Note>\n\n</Details>',
      [
        'mdx-syntax 7:1 </Note> stands where <Details> has to be closed first. → Write `</Details>`, or close <Details> before it.',
        'mdx-syntax 9:1 </Details> stands where <Note> has to be closed first. → Write `</Note>`, or close <Note> before it.',
      ],
    ],
    [
      'component-04: without a slash',
      '<Figure src="a.png" alt="A">',
      ['mdx-syntax 1:1 <Figure> is not closed. → End it with a slash: `<Figure … />`.'],
    ],
    [
      'component-05: a value without quotes',
      '<Note title=Beware>\n\nText.\n\n</Note>',
      [
        'component-attribute 1:1 The value of title of <Note> is not in quotes. → Write `title="…"`.',
        'mdx-syntax 5:1 </Note> closes nothing. → Remove it, or write `<Note>` before the text.',
      ],
    ],
    [
      'component-06: of another tool',
      '<Warning>\n\nText.\n\n</Warning>\n\n<Stepps>\n\nText.\n\n</Stepps>\n\n<TabItem label="x">\n\nText.\n\n</TabItem>',
      [
        'component-unknown 1:1 There is no component <Warning>. → Write `<Caution>`; there are Note, Caution and Danger.',
        'component-unknown 7:1 There is no component <Stepps>. → Did you mean `<Steps>`?',
        'component-unknown 13:1 There is no component <TabItem>. → Write `<Tab label="…">`.',
      ],
    ],
    [
      'component-07: of another tool, not closed, in another case',
      '<Admonition type="tip">\n\nText.\n\n<note>\n\nText.\n\n</note>',
      [
        'component-unknown 1:1 There is no component <Admonition>. → Write `<Note>`; there are Note, Caution and Danger.',
        'html-raw 5:1 <note> is HTML. → Did you mean `<Note>`?',
      ],
    ],
    [
      'component-08: a placeholder inside one',
      '<Note>\n\nUse <name> here.\n\n</Note>',
      [
        'mdx-syntax 3:5 “<name>” reads as a tag that is not closed. → Put a placeholder into backticks, or write `\\<name>`.',
      ],
    ],
    [
      'prose-01: that reads as code',
      'import the file from the share.',
      [
        'mdx-esm 1:1 “import the file from the share.” would run code. → A paragraph that begins with “import” reads as code: put another word before it, or `import` into backticks.',
      ],
    ],
  ])('%s', (_, body, expected) => {
    expect(problemsOf(body)).toEqual(expected);
  });

  it('is reported where it stands, whatever characters and lines come before', () => {
    expect(
      problemsOf('故障 𝒳 é\n\n| a <b> |\n| - |\n| x<5 |').map((problem) => problem.split(' ')[1]),
    ).toEqual(['3:5', '5:4']);
  });

  it('is reported to the last, however much of it there is', () => {
    const { problems } = compile('a <1 b\n\n'.repeat(150));
    expect(problems).toHaveLength(100);
  });
});

describe('a body with syntax errors', () => {
  const body = '## Issue\n\nText <5.\n\n### Detail\n\n[](SN-0002) ![A](images/a.png)';

  it('is looked at as far as it can be read', () => {
    const { headings, links, images, isParsed } = compile(body);
    expect(isParsed).toBe(true);
    expect(headings.map(({ text }) => text)).toEqual(['Issue', 'Detail']);
    expect(links.map(({ target }) => target)).toEqual(['SN-0002']);
    expect(images.map(({ source }) => source)).toEqual(['images/a.png']);
  });

  it('shows nobody anything', () => {
    const { html, readableSource, tree } = compile(body);
    expect({ html, readableSource, tree }).toEqual({
      html: '',
      readableSource: '',
      tree: { type: 'root', children: [] },
    });
  });

  it.each<Audience>(['internal', 'partner', 'customer', 'public'])(
    'gives %s readers none of its parts: a passage may have lost its marks',
    (audience) => {
      const { problems, ...rest } = compile(
        `${body}\n\n<Only audience="restricted">\n\nSECRET\n\n</Only`,
        audience,
      );
      expect(problems).not.toEqual([]);
      expect(rest.isParsed).toBe(false);
      expect(JSON.stringify(rest)).not.toContain('SECRET');
      expect({ ...rest, tree: undefined }).toMatchObject({
        headings: [],
        sections: [],
        links: [],
        steps: [],
      });
    },
  );
});
