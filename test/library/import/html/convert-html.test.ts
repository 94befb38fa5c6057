import { describe, expect, it } from 'vitest';
import { convertHtml } from '../../../../src/library/import/html/convert-html.ts';
import { parseMarkdown } from '../../../../src/library/import/markdown/parse-markdown.ts';
import { splitLines } from '../../../../src/library/import/markdown/source-lines.ts';
import { tidyTree } from '../../../../src/library/import/markdown/tidy-tree.ts';
import { writeMarkdown } from '../../../../src/library/import/write/write-markdown.ts';

const convert = (markdown: string): { text: string; losses: string[] } => {
  const losses: string[] = [];
  const tree = parseMarkdown(splitLines(markdown));
  convertHtml(tree, 'en', (kind, line) => void losses.push(`${line} ${kind}`));
  tidyTree(tree);
  return { text: writeMarkdown(tree).trim(), losses };
};

describe('convertHtml', () => {
  it('turns a table into one of Markdown, with its caption above it', () => {
    expect(
      convert(
        '<table><caption>States</caption><tr><th>A</th><th>B</th></tr><tr><th>x</th><td>1 | {2}</td></tr></table>',
      ),
    ).toEqual({
      text: '**States**\n\n| A | B |\n| - | - |\n| **x** | 1 \\| \\{2} |',
      losses: [],
    });
  });

  it('repeats a cell that spans rows in each of them, and says so', () => {
    expect(
      convert(
        'Text\n\n<table><tr><td>A</td><td>B</td></tr><tr><td rowspan="2">x</td><td>1</td></tr><tr><td>2</td></tr></table>',
      ),
    ).toEqual({
      text: 'Text\n\n| A | B |\n| - | - |\n| x | 1 |\n| x | 2 |',
      losses: ['3 table-simplified'],
    });
  });

  it('flattens a table that Markdown cannot hold to a list, and says so', () => {
    const code = Array.from({ length: 9 }, (_, at) => `line ${at}`).join('\n');
    const { text, losses } = convert(
      `<table><tr><td>Step</td><td>Code</td></tr><tr><td>1</td><td><pre>${code}</pre></td></tr></table>`,
    );
    expect(text).toBe(`- **Step:** 1\n\n  **Code:**\n\n  \`\`\`text\n${code.replace(/^/gm, '  ')}\n  \`\`\``);
    expect(losses).toEqual(['1 table-flattened']);
  });

  it('takes tables that only lay out a page apart', () => {
    expect(convert('<table><tr><td>\n\nText **in** it.\n\n</td></tr></table>').text).toBe('Text **in** it.');
  });

  it('leaves Markdown between tags as it is', () => {
    expect(convert('<div class="note">\n\n- a *b*\n\n```sh\n<x> {y}\n```\n\n</div>').text).toBe(
      '<Note>\n\n- a *b*\n\n```sh\n<x> {y}\n```\n\n</Note>',
    );
  });

  it('takes an element that is never closed, or of another language, for a placeholder', () => {
    expect(convert('Enter <title> for <DateTime>, or \\\\<server>\\share.').text).toBe(
      'Enter `<title>` for `<DateTime>`, or \\\\\\<server>\\share.',
    );
    expect(convert('<configuration>\n  <add key="a" />\n</configuration>').text).toBe(
      '```xml\n<configuration>\n  <add key="a" />\n</configuration>\n```',
    );
  });

  it('drops scripts and forms, and says so', () => {
    expect(
      convert('A\n\n<script>alert(1)</script>\n\n<form><input name="x"><button>Go</button></form>\n\nB'),
    ).toEqual({
      text: 'A\n\nB',
      losses: ['3 markup-dropped', '5 markup-dropped', '5 markup-dropped'],
    });
  });

  it('keeps videos as links, raised and lowered digits as characters', () => {
    expect(
      convert('x<sup>2</sup> H<sub>2</sub>O <iframe src="https://v.example/1" title="Film"></iframe>').text,
    ).toBe('x² H₂O [Film](https://v.example/1)');
  });
});
