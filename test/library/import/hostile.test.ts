import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/library/compile/compile-body.ts';
import { sharedMaterial } from '../../support/shared-data.ts';
import { findUnsafeHtml } from '../../support/unsafe-html.ts';
import { openImportFolder, type ImportFolder } from './import-folder.ts';

const strings = sharedMaterial('hostile/blns.json');

describe('importKnowledgeBase, of hostile text', () => {
  let folder: ImportFolder;
  beforeEach(async () => {
    folder = await openImportFolder();
  });
  afterEach(async () => folder.remove());

  it.skipIf(!strings.isThere)(
    `imports each naughty string as title and body${strings.note}`,
    async () => {
      const list = JSON.parse(await readFile(strings.path, 'utf8')) as string[];
      const files = Object.fromEntries(
        list.flatMap((text, at) => [
          [
            `body/${at}.md`,
            `# ${text}\n\n${text}\n\n## Symptoms\n\n- ${text}\n\n> [!NOTE]\n> ${text}\n\n| ${text} |\n| - |\n| ${text} |\n\n## ${text}\n\n[${text}](${text})\n\n![${text}](${text})\n\n:::note[${text}]\n${text}\n:::\n`,
          ],
          [
            `field/${at}.md`,
            `---\n${JSON.stringify({ title: text, description: text, author: text, tags: [text], slug: text, date: text, lang: text })}\n---\n${text}\n`,
          ],
        ]),
      );
      await folder.write(files);
      const { articles, failures, skipped } = await folder.run();
      expect(failures).toEqual([]);
      // White space alone is no article, nor is what an open <title> swallows.
      expect(articles.length + skipped.length).toBe(list.length * 2);
      expect(skipped.length).toBeLessThan(10);
      expect((await folder.check()).filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const { file } of articles) {
        const source = await folder.read(file);
        const { html } = compileBody({ source, file, lang: 'en', audience: 'internal' });
        expect(findUnsafeHtml(html)).toEqual([]);
      }
    },
    120_000,
  );

  it.skipIf(!strings.isThere)(`imports each naughty string as a page of HTML${strings.note}`, async () => {
    const list = JSON.parse(await readFile(strings.path, 'utf8')) as string[];
    await folder.write(
      Object.fromEntries(
        list.map((text, at) => [
          `${at}.html`,
          `<title>${text}</title><main><h1>${text}</h1><p title="${text}">${text}</p><a href="${text}">x ${text}</a><table><tr><td>${text}<td><img src="${text}" alt="${text}"></table></main>`,
        ]),
      ),
    );
    const { failures, articles, skipped } = await folder.run({ format: 'html' });
    expect(failures).toEqual([]);
    // An open <title>, <script> or attribute swallows the rest of the page: to a browser it is empty.
    expect(articles.length + skipped.length).toBe(list.length);
    expect(skipped.length).toBeLessThan(10);
    expect((await folder.check()).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('imports any mixture of Markdown, HTML, MDX and directives to something that compiles', async () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '{',
      '}',
      '`',
      '```',
      '*',
      '**',
      '_',
      '[',
      ']',
      '(',
      ')',
      '|',
      '\\',
      '#',
      '## ',
      '- ',
      '1. ',
      '> ',
      '\n',
      '\n\n',
      '    ',
      '\t',
      '<b>',
      '</b>',
      '<p>',
      '<table>',
      '<tr><td>',
      '</table>',
      '<details>',
      '<summary>',
      '</details>',
      '<br>',
      '<!--',
      '-->',
      '<pre>',
      '</pre>',
      '<script>',
      '<T>',
      '</T>',
      '<Note>',
      '</Note>',
      '<ul><li>',
      '</ul>',
      '<a href="x">',
      '</a>',
      '<![CDATA[',
      '<?x',
      '&lt;',
      '&#123;',
      '&nbsp;',
      ':::note',
      ':::',
      '!!! note',
      '=== "x"',
      '> [!NOTE]',
      '# [T](#tab/x)',
      '---',
      'import x from "y"',
      'export const a',
      '{{< x >}}',
      '{% raw %}',
      ':::image source="a" alt-text="b":::',
      '[^1]',
      '[^1]: x',
      'http://a.b',
      'www.a.b',
      'a@b.c',
      'text',
      'x',
      '~~',
      '~',
      '^',
      '^^',
      '==',
      '++',
      '++ctrl+c++',
      '{/*',
      '*/}',
      '{"x"}',
      '{x}',
      '{#x}',
      '{: .a }',
      '{>>',
      '<<}',
      '<Tabs>',
      '<TabItem label="a">',
      '</TabItem>',
      '</Tabs>',
      '<X y={z}>',
      '</X>',
      '<X />',
      '<>',
      '</>',
      '%%',
      '$$',
      ':   x',
      '*[x]: y',
      '![[x.png]]',
      '[[x]]',
      '[TOC]',
      '$',
      '\u00a0',
      '\u200b',
      '\ufdd00\ufdd1',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(piece, { maxLength: 30 }), { minLength: 20, maxLength: 20 }),
        async (texts) => {
          const own = await openImportFolder();
          try {
            await own.write(
              Object.fromEntries(
                texts.map((text, at) => [`${at}.${at % 2 === 0 ? 'md' : 'mdx'}`, text.join('')]),
              ),
            );
            const { failures, losses } = await own.run();
            // A text may happen to be broken front matter, which is refused.
            expect(failures.filter(({ code }) => !code.startsWith('front-matter'))).toEqual([]);
            expect(losses.filter(({ kind }) => kind === 'block-as-text')).toEqual([]);
            expect((await own.check()).filter(({ severity }) => severity === 'error')).toEqual([]);
          } finally {
            await own.remove();
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('reads a large page of nothing but marks in seconds', async () => {
    const marks = [
      '{',
      '{"',
      '<X ',
      '<X>',
      '</X>',
      '<Tabs>\n',
      '`',
      '``',
      '{>>',
      '{~~',
      '==a ',
      '++a+',
      '^^a ',
      '~a ',
      '%% a ',
      '![[',
      '$$\n',
      ': a\n',
    ];
    await folder.write(
      Object.fromEntries(marks.map((mark, at) => [`${at}.mdx`, `# T\n\nText.\n\n${mark.repeat(4000)}\n`])),
    );
    const started = performance.now();
    const { articles, failures } = await folder.run();
    expect(articles.length + failures.length).toBe(marks.length);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
