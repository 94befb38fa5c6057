import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/library/compile/compile-body.ts';
import { lintSource } from '../../../src/library/lint/lint-source.ts';
import { readSource } from '../../../src/library/read/read-article.ts';
import { source } from '../../support/content-folder.ts';
import { sharedMaterial } from '../../support/shared-data.ts';
import { findUnsafeHtml } from '../../support/unsafe-html.ts';

const file = 'service-notes/sn-0001.mdx';
const compile = (text: string) => compileBody({ source: text, file, lang: 'en', audience: 'restricted' });

const withFields = (text: string) =>
  source(
    {
      id: 'SN-0001',
      title: text,
      summary: text,
      errorCodes: [text],
      symptoms: [text],
      keywords: [text],
      owner: 'storage',
      authors: [text],
      created: '2026-01-01',
    },
    '## Issue\n',
  );

/** Places in a body where a text can stand as it is. */
const bodies: Readonly<Record<string, (text: string) => string>> = {
  paragraph: (text) => text,
  heading: (text) => `## ${text}`,
  list: (text) => `- ${text}\n- x`,
  table: (text) => `| a |\n| - |\n| ${text} |`,
  code: (text) => `\`\`\`\`sh\n${text}\n\`\`\`\``,
  'inline code': (text) => `Text \`\`${text}\`\` text`,
  'link text': (text) => `[${text}](SN-0002)`,
  'link address': (text) => `[x](${text})`,
  'link address in brackets': (text) => `[x](<${text}>)`,
  'image text': (text) => `![${text}](a.png)`,
  'image address': (text) => `![x](${text})`,
  attribute: (text) => `<Note title="${text}">\n\nText.\n\n</Note>`,
  'step title': (text) => `<Steps>\n\n<Step title='${text}' check='${text}'>\n\nText.\n\n</Step>\n\n</Steps>`,
  'figure address': (text) => `<Figure src='${text}' alt='${text}' caption='${text}' />`,
  'fence title': (text) => `\`\`\`\`sh title="${text}"\nx\n\`\`\`\``,
  diagram: (text) => `\`\`\`\`mermaid\nflowchart LR\n  a["${text}"] --> b\n\`\`\`\``,
  component: (text) => `<Details summary="x">\n\n${text}\n\n</Details>`,
};

/** What is wrong with what a text compiles to, in any place of a body. */
function findHarm(text: string): string[] {
  const harm: string[] = [];
  for (const [place, write] of Object.entries(bodies)) {
    const whole = `---\nid: SN-0001\n---\n\n${write(text)}\n`;
    const { html, problems } = compile(whole);
    harm.push(...findUnsafeHtml(html).map((unsafe) => `${place}: ${JSON.stringify(text)}: ${unsafe}`));
    const lines = whole.split('\n').length;
    const found = [...problems, ...(place === 'paragraph' ? lintSource(whole, file) : [])];
    const lost = found.filter(({ line, column }) => line < 1 || line > lines || column < 1);
    harm.push(...lost.map(({ code, line }) => `${place}: ${JSON.stringify(text)}: ${code} in line ${line}`));
  }
  return harm;
}

const material = sharedMaterial('hostile/blns.json');

describe.skipIf(!material.isThere)(`strings that break software (${material.reason})`, () => {
  const strings = material.isThere ? (JSON.parse(readFileSync(material.path, 'utf8')) as string[]) : [];

  it('are there', () => {
    expect(strings.length).toBeGreaterThan(400);
  });

  it('are read as title and fields as they are, or refused as a problem', () => {
    for (const text of strings) {
      const read = readSource(withFields(text), file);
      const outcome = read.kind === 'original' ? read.fields.keywords : read.problems.map(({ code }) => code);
      expect([text.trim(), 'field-invalid']).toEqual(expect.arrayContaining(outcome));
    }
  });

  it('compile in every place of a body without an exception, a script, a handler or an unsafe address', () => {
    expect(strings.flatMap((text) => findHarm(text))).toEqual([]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '{',
    '}',
    '"',
    "'",
    '`',
    '```',
    '\n',
    '\n\n',
    '---',
    '[',
    '](',
    ')',
    '![',
    'javascript:',
    'data:',
    '<Note>',
    '</Note>',
    '<Only audience="internal">',
    '</Only>',
    '<script>',
    'onclick=',
    '&#x6a;',
    '\u0000',
    '\uFEFF',
    '\u202E',
    '\uD800',
    '😀',
    '| a |\n| - |\n',
    '- ',
    '1. ',
    '# ',
    '## ',
    '[^1]',
    '[^1]: ',
    'import x',
    '\\',
    '<Step',
    '{...x}',
    '/>',
    'SN-0001#',
    '%',
    '%2e',
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 25 })
    .map((parts) => parts.join(''));

  it('compiles without an exception, a script, a handler or an unsafe address', () => {
    fc.assert(
      fc.property(text, (body) => {
        expect(findUnsafeHtml(compile(body).html)).toEqual([]);
        lintSource(body, file);
      }),
      { numRuns: 300 },
    );
  });

  it('is read as front matter without an exception', () => {
    fc.assert(
      fc.property(text, (yaml) => {
        const { problems } = readSource(`---\n${yaml}\n---\n`, file);
        expect(problems.every(({ line }) => line >= 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
