import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/core/problem/codes.ts';
import { compileBody } from '../../../src/library/compile/compile-body.ts';
import { readSource } from '../../../src/library/read/read-article.ts';
import { findUnsafeHtml } from '../../support/unsafe-html.ts';

const file = 'service-notes/sn-0001.mdx';
const before = '---\nid: SN-0001\n---\n\n## Issue\n\nText.\n\n';
const firstLine = before.split('\n').length;

const compile = (trick: string) =>
  compileBody({ source: `${before}${trick}\n\nEnd.\n`, file, lang: 'en', audience: 'restricted' });

describe('a trick to run code or bring HTML in is an error at its line', () => {
  it.each<readonly [string, string, ProblemCode, number]>([
    ['esm-01: import', 'import fs from "node:fs"', 'mdx-esm', 0],
    ['esm-02: export', 'export const x = process.env', 'mdx-esm', 0],
    ['esm-03: export default', 'export default () => null', 'mdx-esm', 0],
    [
      'esm-04: export of metadata that Astro knows',
      'export const frontmatter = { audience: "public" }',
      'mdx-esm',
      0,
    ],
    ['esm-05: import for its effects', 'import "./steal.js"', 'mdx-esm', 0],
    ['esm-06: over several lines', 'import {\n  readFileSync\n} from "node:fs"', 'mdx-esm', 0],
    ['expression-01: in text', 'Sum: {process.exit(1)}', 'mdx-expression', 0],
    ['expression-02: of its own', '{globalThis.x = 1}', 'mdx-expression', 0],
    ['expression-03: a comment', '{/* hidden */}', 'mdx-expression', 0],
    ['expression-04: empty', 'Text {} text', 'mdx-expression', 0],
    ['expression-05: in a heading', '## {title}', 'mdx-expression', 0],
    ['expression-06: in a table', '| a |\n| - |\n| {x} |', 'mdx-expression', 2],
    ['expression-07: in a list', '- a\n- {x}', 'mdx-expression', 1],
    ['expression-08: in a link', '[{x}](SN-0002)', 'mdx-expression', 0],
    ['expression-09: in emphasis', '**{x}**', 'mdx-expression', 0],
    ['expression-10: as an attribute', '<Note title={x}>\n\nText.\n\n</Note>', 'mdx-expression', 0],
    [
      'expression-11: as a template in an attribute',
      '<Note title={`x`}>\n\nText.\n\n</Note>',
      'mdx-expression',
      0,
    ],
    ['expression-12: in a component', '<Note>\n\n{x}\n\n</Note>', 'mdx-expression', 2],
    [
      'expression-13: element as an attribute',
      '<Note title={<b>x</b>}>\n\nText.\n\n</Note>',
      'mdx-expression',
      0,
    ],
    [
      'expression-14: as the audience of a passage',
      '<Only audience={"public"}>\n\nText.\n\n</Only>',
      'mdx-expression',
      0,
    ],
    ['expression-15: in a footnote', 'Text.[^1]\n\n[^1]: {x}', 'mdx-expression', 2],
    ['spread-01: on a component', '<Note {...props}>\n\nText.\n\n</Note>', 'mdx-spread', 0],
    ['spread-02: between attributes', '<Figure src="a.png" {...x} alt="A" />', 'mdx-spread', 0],
    ['html-01: inline', 'Text <b>bold</b>.', 'html-raw', 0],
    ['html-02: block', '<div>\n\nText.\n\n</div>', 'html-raw', 0],
    ['html-03: script', '<script>alert(1)</script>', 'html-raw', 0],
    ['html-04: script over lines', '<script>\n\nalert(1)\n\n</script>', 'html-raw', 0],
    ['html-05: image with a handler', '<img src="x" onerror="alert(1)" />', 'html-raw', 0],
    ['html-06: frame', '<iframe src="https://elsewhere.example"></iframe>', 'html-raw', 0],
    ['html-07: SVG', '<svg onload="alert(1)"></svg>', 'html-raw', 0],
    ['html-08: style', '<style>a</style>', 'html-raw', 0],
    ['html-09: custom element', '<casebook-copy>x</casebook-copy>', 'html-raw', 0],
    ['html-10: in a table', '| a |\n| - |\n| <u>x</u> |', 'html-raw', 2],
    ['html-11: fragment', '<>\n\nText.\n\n</>', 'html-raw', 0],
    ['html-12: namespaced', '<svg:script>x</svg:script>', 'html-raw', 0],
    ['html-13: in a component', '<Note>\n\nText <i>x</i>.\n\n</Note>', 'html-raw', 2],
    ['html-14: link with a scheme', '<a href="javascript:alert(1)">x</a>', 'html-raw', 0],
    ['component-01: unknown', '<Script src="x" />', 'component-unknown', 0],
    ['component-02: member of an object', '<Note.Inner>\n\nText.\n\n</Note.Inner>', 'component-unknown', 0],
    ['component-03: of a prototype', '<Object.prototype />', 'component-unknown', 0],
    ['component-04: a handler', '<Note onclick="alert(1)">\n\nText.\n\n</Note>', 'component-attribute', 0],
    ['component-05: a style', '<Kbd style="position:fixed">x</Kbd>', 'component-attribute', 0],
    [
      'component-06: a name of the prototype',
      '<Note constructor="x">\n\nText.\n\n</Note>',
      'component-attribute',
      0,
    ],
    ['component-07: inner HTML', '<Note set:html="<b>x</b>">\n\nText.\n\n</Note>', 'component-attribute', 0],
    [
      'component-08: Figure from elsewhere',
      '<Figure src="https://elsewhere.example/x.png" alt="x" />',
      'image-unsafe',
      0,
    ],
    ['link-01: javascript', '[x](javascript:alert(1))', 'link-address', 0],
    ['link-02: javascript, in another case', '[x](JaVaScRiPt:alert(1))', 'link-address', 0],
    ['link-03: javascript, with an entity', '[x](&#106;avascript:alert(1))', 'link-address', 0],
    ['link-04: javascript, with a tab', '[x](<java\tscript:alert(1)>)', 'link-address', 0],
    ['link-05: data', '[x](data:text/html,<script>alert(1)</script>)', 'link-address', 0],
    ['link-06: vbscript', '[x](vbscript:x)', 'link-address', 0],
    ['link-07: by reference', '[x][y]\n\n[y]: javascript:alert(1)', 'link-address', 0],
    ['link-08: another host without a scheme', '[x](//elsewhere.example)', 'link-address', 0],
    ['link-09: our own internal scheme', '[x](casebook:SN-0001"onclick=alert(1))', 'link-address', 0],
    [
      'link-10: in the title of a step',
      '<Steps>\n\n<Step title="[x](javascript:alert(1))">\n\nText.\n\n</Step>\n\n</Steps>',
      'link-address',
      2,
    ],
    ['image-01: from elsewhere', '![x](https://elsewhere.example/x.png)', 'image-unsafe', 0],
    ['image-02: as data', '![x](data:image/svg+xml;base64,AA==)', 'image-unsafe', 0],
    ['image-03: above the folder', '![x](../../etc/passwd.png)', 'image-unsafe', 0],
    ['image-04: above the folder, encoded', '![x](%2e%2e/%2e%2e/x.png)', 'image-unsafe', 0],
    ['image-05: absolute', '![x](/etc/x.png)', 'image-unsafe', 0],
    ['syntax-01: unclosed component', '<Note>', 'mdx-syntax', 0],
    ['syntax-02: a bare brace', 'Text { text', 'mdx-syntax', 0],
    ['syntax-03: HTML comment', 'Text <!-- hidden --> text', 'html-raw', 0],
  ])('%s', (_, trick, code, offset) => {
    const { problems, html } = compile(trick);
    expect(problems.map((problem) => `${problem.code} line ${problem.line}`)).toContain(
      `${code} line ${firstLine + offset}`,
    );
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
    expect(findUnsafeHtml(html)).toEqual([]);
  });

  it('compiles what stands around a trick all the same', () => {
    expect(compile('{x}').html).toContain('<p>End.</p>');
  });
});

describe('a trick in the front matter is an error', () => {
  it.each<readonly [string, string, ProblemCode]>([
    ['matter-01: JavaScript', '---js\n{ id: process.exit(1) }\n---\n', 'front-matter-code'],
    [
      'matter-02: JavaScript by its whole name',
      '---javascript\nmodule.exports = {}\n---\n',
      'front-matter-code',
    ],
    ['matter-03: after a space', '--- js\n{}\n---\n', 'front-matter-code'],
    ['matter-04: CoffeeScript', '---coffee\nid: 1\n---\n', 'front-matter-code'],
    ['matter-05: JSON', '---json\n{"id": "SN-0001"}\n---\n', 'front-matter-code'],
    ['matter-06: TOML', '---toml\nid = 1\n---\n', 'front-matter-code'],
    ['matter-07: another language', '---xyz\nid: 1\n---\n', 'front-matter-code'],
    ['matter-08: a function by tag', '---\nid: !!js/function "function () {}"\n---\n', 'field-invalid'],
    ['matter-09: a key of the prototype', '---\n__proto__: { audience: public }\n---\n', 'field-invalid'],
    ['matter-10: the same key twice', '---\nid: SN-0001\nid: SN-0002\n---\n', 'front-matter-invalid'],
    ['matter-11: a list', '---\n- id\n---\n', 'field-invalid'],
    ['matter-12: two documents', '---\nid: SN-0001\n...\nid: SN-0002\n---\n', 'front-matter-invalid'],
    ['matter-13: none', '## Issue\n', 'front-matter-missing'],
    ['matter-14: only an opening', '---\n', 'front-matter-invalid'],
    ['matter-16: no closing', '---\nid: SN-0001\n', 'front-matter-invalid'],
    [
      'matter-15: an alias bomb',
      `---\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n---\n`,
      'front-matter-invalid',
    ],
  ])('%s', (_, source, code) => {
    const read = readSource(source, file);
    const { problems } = read;
    expect(read.kind === 'unreadable' || read.isDamaged).toBe(true);
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const problem of problems) expect(problem.line).toBeLessThanOrEqual(source.split('\n').length);
  });
});
