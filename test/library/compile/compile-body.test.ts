import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/core/article/audience.ts';
import type { Language } from '../../../src/core/article/language.ts';
import { compileBody } from '../../../src/library/compile/compile-body.ts';

const compile = (body: string, audience: Audience = 'restricted', lang: Language = 'en') =>
  compileBody({ source: body, file: 'service-notes/sn-0001.mdx', lang, audience });
const htmlOf = (body: string) => compile(body).html;
const codesOf = (body: string) => compile(body).problems.map(({ code }) => code);

describe('compileBody', () => {
  it('gives headings from h2 to h4 a fragment, unique in the article', () => {
    expect(compile('## One `x`\n\n### Two\n\n## One x\n\n# Three\n').headings).toEqual([
      { depth: 2, id: 'one-x', text: 'One x', place: { line: 1, column: 1 } },
      { depth: 3, id: 'two', text: 'Two', place: { line: 3, column: 1 } },
      { depth: 2, id: 'one-x-1', text: 'One x', place: { line: 5, column: 1 } },
      { depth: 2, id: 'three', text: 'Three', place: { line: 7, column: 1 } },
    ]);
  });

  it('gives required sections the same fragment in every language', () => {
    expect(compile('## Risoluzione\n', 'restricted', 'it').headings.map(({ id }) => id)).toEqual([
      'resolution',
    ]);
    expect(compile('## 解决方法\n', 'restricted', 'zh-Hans').headings.map(({ id }) => id)).toEqual([
      'resolution',
    ]);
  });

  it('cuts the text into sections, blocks on lines of their own', () => {
    const body = 'Before.\n\n## One\n\nA *b*.\n\n- c\n- d\n\n### Two\n\n| x | y |\n| - | - |\n| 1 | 2 |\n';
    expect(compile(body).sections).toEqual([
      { id: '', heading: '', depth: 1, text: 'Before.' },
      { id: 'one', heading: 'One', depth: 2, text: 'A b.\nc\nd' },
      { id: 'two', heading: 'Two', depth: 3, text: 'x\ny\n1\n2' },
    ]);
  });

  it('classifies links, with their places', () => {
    const { links, html } = compile('[](SN-0002#cause) [x](#y)\n\n[z](https://example.org)\n');
    expect(links).toEqual([
      { kind: 'article', target: 'SN-0002', fragment: 'cause', place: { line: 1, column: 1 } },
      { kind: 'fragment', target: '', fragment: 'y', place: { line: 1, column: 19 } },
      { kind: 'external', target: 'https://example.org', place: { line: 3, column: 1 } },
    ]);
    expect(html).toContain('<a href="casebook:SN-0002#cause"></a>');
  });

  it('says whose passage a link stands in', () => {
    const body =
      '<Only audience="partner">\n\n[](SN-0002)\n\n<Only audience="internal">\n\n[](SN-0003)\n\n</Only>\n\n<Only audience="customer">\n\n[](SN-0004)\n\n</Only>\n\n</Only>\n\n[](SN-0005)\n';
    expect(compile(body).links.map(({ target, audience }) => `${target} ${String(audience)}`)).toEqual([
      'SN-0002 partner',
      'SN-0003 internal',
      'SN-0004 partner',
      'SN-0005 undefined',
    ]);
  });

  it('collects steps with their marks, in minutes', () => {
    const step =
      '<Step title="Wipe" duration="1h30m" check="Empty" destructive noReturn>\n\nText.\n\n</Step>';
    expect(compile(`<Steps>\n\n${step}\n\n</Steps>\n`).steps).toEqual([
      {
        title: 'Wipe',
        durationMinutes: 90,
        check: 'Empty',
        isCustomerVisible: false,
        isDestructive: true,
        isNoReturn: true,
        place: { line: 3, column: 1 },
      },
    ]);
  });

  it('collects images, decoded and without a leading dot', () => {
    const { images, html } = compile('![A](./images/a%20b.png)\n');
    expect(images).toEqual([{ source: 'images/a b.png', place: { line: 1, column: 1 } }]);
    expect(html).toContain('src="casebook-image:images/a b.png"');
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['content-01: text in <Steps>', '<Steps>\n\nText.\n\n</Steps>', ['component-content']],
    [
      'content-02: a note in <Tabs>',
      '<Tabs by="product">\n\n<Note>\n\nx\n\n</Note>\n\n</Tabs>',
      ['component-content'],
    ],
    [
      'content-03: <Choice> outside of <Decision>',
      '<Choice answer="Yes">\n\nx\n\n</Choice>',
      ['component-content'],
    ],
    [
      'content-04: <Step> inside of a note',
      '<Steps>\n\n<Step title="a">\n\n<Step title="b">\n\nx\n\n</Step>\n\n</Step>\n\n</Steps>',
      ['component-content'],
    ],
    ['attribute-01: missing', '<Figure src="a.png" />', ['component-attribute']],
    ['attribute-02: unknown', '<Kbd key="x">x</Kbd>', ['component-attribute']],
    [
      'attribute-03: not one of the values',
      '<Tabs by="colour">\n\n<Tab label="x">\n\nx\n\n</Tab>\n\n</Tabs>',
      ['component-attribute'],
    ],
    [
      'attribute-04: a mark with a value',
      '<Steps>\n\n<Step title="a" destructive="no">\n\nx\n\n</Step>\n\n</Steps>',
      ['component-attribute'],
    ],
    ['attribute-05: a text without one', '<Note title>\n\nx\n\n</Note>', ['component-attribute']],
    ['line-01: a block in a paragraph', 'text <Note>x</Note> more', ['component-content']],
    ['line-02: a block in a heading', '## Head <Note>x</Note>', ['component-content']],
    ['line-03: a block alone on one line', '<Note>x</Note>', []],
    ['line-04: a narrower passage in a paragraph', 'text <Only audience="internal">x</Only> more', []],
  ])('%s', (_, body, expected) => {
    expect(codesOf(body)).toEqual(expected);
  });

  it('keeps text elements free of blocks', () => {
    expect(htmlOf('text <Note>x</Note> more')).toBe('<p>text x more</p>');
    expect(htmlOf('text <Only audience="internal">x</Only> more')).toMatch(
      /^<p>text <span class="only only-inline".*<\/p>$/,
    );
  });

  it('writes tags in an attribute as text', () => {
    expect(htmlOf('<Note title="<b>x</b> & `<c>`">\n\nText.\n\n</Note>')).toContain(
      '&#x3C;b>x&#x3C;/b> &#x26; <code>&#x3C;c></code>',
    );
  });

  it('highlights code by classes alone, and leaves an unknown language plain', () => {
    expect(htmlOf('```sql\nSELECT 1\n```\n')).toContain('<span class="hljs-keyword">SELECT</span>');
    expect(htmlOf('```klingon\nSELECT <1>\n```\n')).toContain(
      '<code class="language-klingon">SELECT &#x3C;1></code>',
    );
  });

  it('draws a flow that is too wide for the text from top to bottom, and lets a reader scroll what is wide still', () => {
    expect(widthOfDrawing(htmlOf(chain('LR')))).toBe(widthOfDrawing(htmlOf(chain('TB'))));
    const fan = `\`\`\`mermaid\nflowchart TB\n${Array.from({ length: 9 }, (_, at) => `  a[From here] --> n${at}[To node ${at}]`).join('\n')}\n\`\`\``;
    expect(htmlOf(fan)).toMatch(
      /<div class="diagram-scroll" tabindex="0" role="group" aria-label="[^"]+"><svg/,
    );
  });

  it('draws diagrams without any style of their own', () => {
    const html = htmlOf('```mermaid title="The path"\nflowchart LR\n  a[Start] --> b[End]\n```\n');
    expect(html).toContain('<figure class="diagram"><svg');
    expect(html).toContain('<figcaption>The path</figcaption>');
    expect(html).not.toMatch(/<style|style=/);
  });
});

/** Nine boxes in a row, or below each other. */
function chain(direction: 'LR' | 'TB'): string {
  const lines = Array.from({ length: 9 }, (_, at) => `  n${at}[Node number ${at}] --> n${at + 1}[Next]`);
  return `\`\`\`mermaid\nflowchart ${direction}\n${lines.join('\n')}\n\`\`\``;
}

function widthOfDrawing(html: string): number {
  return Number(/<svg [^>]*width="(\d+)"/.exec(html)?.[1]);
}

const passage = (audience: string, text: string) => `<Only audience="${audience}">\n\n${text}\n\n</Only>`;

describe('compileBody for an audience', () => {
  it.each([
    ['a footnote', 'note[^one]\n\n<Only audience="internal">\n\n[^one]: SECRET\n\n</Only>'],
    [
      'a definition',
      '[r][ref]\n\n<Only audience="internal">\n\n[ref]: https://a.example "SECRET"\n\n</Only>',
    ],
    [
      'passages that the tree has in another order than the source',
      'Text[^a].\n\n[^a]: Foot <Only audience="internal">SECRET</Only> end.\n\nAfter <Only audience="internal">SECRET</Only>.',
    ],
    ['a cell', '| a |\n| --- |\n| <Only audience="internal">SECRET</Only> |'],
  ])('leaves nothing of %s that is for others', (_, body) => {
    const compiled = compileBody({ source: body, file: 'f.mdx', lang: 'en', audience: 'public' });
    expect(compiled.problems).toEqual([]);
    expect(JSON.stringify(compiled)).not.toContain('SECRET');
  });

  it.each([
    '![Picture <Only audience="internal">SECRET</Only>](./a.svg)',
    '<Details summary="<Only audience=\'internal\'>SECRET</Only>">\n\nx\n\n</Details>',
  ])('refuses a passage where it would narrow nothing: %s', (body) => {
    const compiled = compileBody({ source: body, file: 'f.mdx', lang: 'en', audience: 'public' });
    expect(compiled.problems).toHaveLength(1);
    expect(compiled.html).not.toContain('SECRET');
  });

  it('reports a body that is nested beyond reading, and goes on', () => {
    const compiled = compileBody({
      source: `${'>'.repeat(5000)} x`,
      file: 'f.mdx',
      lang: 'en',
      audience: 'public',
    });
    expect(compiled.problems.map(({ code }) => code)).toEqual(['mdx-syntax']);
  });

  const body = `## One\n\nAll.\n\n${passage('restricted', 'R-secret')}\n\n${passage('internal', `### Inner\n\nI-secret [](SN-0009) ![x](i.png)`)}\n\n${passage('partner', 'P-secret')}\n\nEnd <Only audience="internal">inline-secret</Only>.\n`;

  it.each<readonly [Audience, readonly string[]]>([
    ['restricted', ['R-secret', 'I-secret', 'P-secret', 'inline-secret']],
    ['internal', ['I-secret', 'P-secret', 'inline-secret']],
    ['partner', ['P-secret']],
    ['customer', []],
    ['public', []],
  ])('%s readers get no trace of what is not for them', (audience, expected) => {
    const everything = JSON.stringify({ ...compile(body, audience) });
    const found = ['R-secret', 'I-secret', 'P-secret', 'inline-secret'].filter((secret) =>
      everything.includes(secret),
    );
    expect(found).toEqual(expected);
    expect(everything.includes('SN-0009')).toBe(expected.includes('I-secret'));
    expect(everything.includes('i.png')).toBe(expected.includes('I-secret'));
    expect(everything.includes('"inner"')).toBe(expected.includes('I-secret'));
  });

  it.each(['everyone', '', 'INTERNAL'])(
    'a passage for “%s” is for the narrowest readers alone',
    (written) => {
      const doubtful = `Text.\n\n<Only audience="${written}">\n\nSecret\n\n</Only>\n`;
      expect(JSON.stringify(compile(doubtful, 'internal'))).not.toContain('Secret');
      expect(compile(doubtful).problems.map(({ code }) => code)).toEqual(['component-attribute']);
    },
  );

  it.each(['<Only>', '<Only audience={"public"}>', '<Only {...x}>', '<Only audience>'])(
    '%s is for the narrowest readers alone',
    (tag) => {
      expect(JSON.stringify(compile(`${tag}\n\nSecret\n\n</Only>\n`, 'public'))).not.toContain('Secret');
    },
  );

  it('leaves the source as it was where nothing is cut', () => {
    const source = 'Text.\n\n\n\n```text\na\n\n\n\nb\n```\n';
    expect(compile(source, 'public').readableSource).toBe(source);
  });

  it('cuts passages out of the source, and keeps one empty line', () => {
    const source = `One.\n\n${passage('internal', 'Secret')}\n\nTwo.\n`;
    expect(compile(source, 'public').readableSource).toBe('One.\n\nTwo.\n');
  });

  it('gives nothing of a source that does not parse: nobody can tell whose it is', () => {
    const { readableSource, html } = compile(`${passage('internal', 'Secret')}\n\n<Note>\n`, 'public');
    expect({ readableSource, html }).toEqual({ readableSource: '', html: '' });
  });
});
