import type { Paragraph, Root } from 'mdast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../../src/library/compile/compile-body.ts';
import { writeMarkdown } from '../../../../src/library/import/write/write-markdown.ts';

const compile = (tree: Root): ReturnType<typeof compileBody> =>
  compileBody({ source: writeMarkdown(tree), file: 'a.mdx', lang: 'en', audience: 'internal' });

const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value }] });

describe('writeMarkdown', () => {
  it('writes any text so that it compiles to that text', () => {
    const text = fc
      .string({
        unit: fc.constantFrom(...Array.from('ab1 <>{}[]()*_`~\\|#-+.!&:@"\'/=$^%;,é中')),
        minLength: 1,
        maxLength: 40,
      })
      .map((value) => value.replace(/\s+/g, ' ').trim())
      .filter((value) => value !== '');
    fc.assert(
      fc.property(text, (value) => {
        const { html, problems } = compile({
          type: 'root',
          children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
        });
        expect(problems).toEqual([]);
        const plain = html
          .replace(/<\/?(?:p|a)\b[^>]*>/g, '')
          .replace(/&#x3C;/g, '<')
          .replace(/&#x26;/g, '&');
        expect(plain).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it('writes our own nodes as components', () => {
    const text = writeMarkdown({
      type: 'root',
      children: [
        {
          type: 'callout',
          component: 'Note',
          title: 'A "title" & *more* <x>',
          children: [paragraph('In it.')],
        },
        {
          type: 'list',
          spread: false,
          children: [
            {
              type: 'listItem',
              spread: true,
              children: [
                paragraph('One'),
                { type: 'folded', summary: 'Log', children: [{ type: 'code', lang: 'text', value: '{a}' }] },
              ],
            },
          ],
        },
        {
          type: 'tabSet',
          children: [
            { type: 'tabPane', label: 'A', children: [paragraph('a')] },
            { type: 'tabPane', label: 'B', children: [paragraph('b')] },
          ],
        },
        {
          type: 'paragraph',
          children: [
            { type: 'text', value: 'Press ' },
            { type: 'key', children: [{ type: 'text', value: 'Ctrl' }] },
            { type: 'text', value: ' and snake_case_name.' },
          ],
        },
      ],
    });
    expect(text).toBe(`<Note title="A &quot;title&quot; \\&amp; \\*more\\* \\<x\\>">

In it.

</Note>

- One

  <Details summary="Log">

  \`\`\`text
  {a}
  \`\`\`

  </Details>

<Tabs by="platform">

<Tab label="A">

a

</Tab>

<Tab label="B">

b

</Tab>

</Tabs>

Press <Kbd>Ctrl</Kbd> and snake_case_name.
`);
    expect(compileBody({ source: text, file: 'a.mdx', lang: 'en', audience: 'internal' }).problems).toEqual(
      [],
    );
  });
});
