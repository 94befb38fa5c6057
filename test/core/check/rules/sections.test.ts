import { describe, expect, it } from 'vitest';
import {
  article,
  type Files,
  problemsIn,
  tooDeepBody,
  translation,
} from '../../../support/content-folder.ts';

const body = (...headings: string[]) => headings.map((heading) => `${heading}\n\nText.\n`).join('\n');
const inOrder = ['## Issue', '## Environment', '## Cause', '## Resolution', '## Prevention'];
const note = (text: string, fields = {}): Files => article('SN-0001', { body: text, fields });

const sectionProblems = async (files: Files) =>
  (await problemsIn(files))
    .filter(({ code }) => code.startsWith('section-'))
    .map(({ code, message }) => `${code}: ${message}`);

const severities = async (confidence: string) =>
  new Set((await problemsIn(note('Text.\n', { confidence }))).map(({ severity }) => severity));

describe('the required sections of an article', () => {
  it.each([
    ['section-01: all, in order', body(...inOrder), []],
    ['section-02: another h2 in between', body(...inOrder.toSpliced(3, 0, '## Diagnosis')), []],
    ['section-03: h3 below', body(...inOrder.toSpliced(3, 0, '### Detail')), []],
    ['section-04: other case and spacing', body(...inOrder.with(0, '##   ISSUE ')), []],
    ['section-05: formatted heading', body(...inOrder.with(0, '## *Issue*')), []],
    [
      'section-06: the last one missing',
      body(...inOrder.slice(0, 4)),
      ['section-missing: SN-0001 has no section “Prevention”.'],
    ],
    [
      'section-07: as h3',
      body(...inOrder.with(4, '### Prevention')),
      ['section-missing: SN-0001 has no section “Prevention”.'],
    ],
    [
      'section-08: all missing',
      'Text.\n',
      inOrder.map((heading) => `section-missing: SN-0001 has no section “${heading.slice(3)}”.`),
    ],
    [
      'section-09: two have changed places',
      body(...inOrder.with(2, '## Resolution').with(3, '## Cause')),
      ['section-order: “Cause” stands after “Resolution”.'],
    ],
    [
      'section-10: the first one at the end',
      body(...inOrder.slice(1), '## Issue'),
      ['section-order: “Issue” stands after “Prevention”.'],
    ],
    [
      'section-11: nothing below',
      `${body(...inOrder.slice(0, 4))}\n## Prevention\n`,
      ['section-empty: The section “Prevention” is empty.'],
    ],
    [
      'section-12: only a placeholder',
      `${body(...inOrder.slice(0, 4))}\n## Prevention\n\nTODO\n`,
      ['section-empty: The section “Prevention” holds only “TODO”.'],
    ],
    [
      'section-13: text only below an h3',
      `${body(...inOrder.slice(0, 4))}\n## Prevention\n\n### Settings\n\nText.\n`,
      [],
    ],
    [
      'section-14: only a heading below',
      `${body(...inOrder.slice(0, 4))}\n## Prevention\n\n### Settings\n`,
      ['section-empty: The section “Prevention” is empty.'],
    ],
    [
      'section-15: only a table',
      `${body(...inOrder.slice(0, 4))}\n## Prevention\n\n| a | b |\n| - | - |\n| 1 | 2 |\n`,
      [],
    ],
    [
      'section-16: only a code block',
      `${body(...inOrder.slice(0, 4))}\n## Prevention\n\n\`\`\`sh\nuptime\n\`\`\`\n`,
      [],
    ],
    ['section-18: only a link', `${body(...inOrder.slice(0, 4))}\n## Prevention\n\n[](SN-0001)\n`, []],
  ])('%s', async (_, text, expected) => {
    expect(await sectionProblems(note(text))).toEqual(expected);
  });

  it('section-17: an image alone is something', async () => {
    const text = `${body(...inOrder.slice(0, 4))}\n## Prevention\n\n![Cabling](images/a.png)\n`;
    expect(await sectionProblems({ ...note(text), 'service-notes/images/a.png': '' })).toEqual([]);
  });

  it('are warnings while the article is not validated', async () => {
    expect(await severities('not-validated')).toEqual(new Set(['warning']));
    expect(await severities('work-in-progress')).toEqual(new Set(['warning']));
    expect(await severities('validated')).toEqual(new Set(['error']));
  });

  it('are named in the language of the text', async () => {
    const hints = (
      await problemsIn({ ...article('SN-0001'), ...translation('SN-0001', 'cs', { body: body(...inOrder) }) })
    )
      .filter(({ code }) => code === 'section-missing')
      .map(({ line, hint }) => `${line} ${hint}`);
    expect(hints[0]).toBe('9 “Issue” is English, and this text is Czech: write `## Problém`.');
    expect(hints).toHaveLength(5);
  });

  it.each(['SN-0001', 'BP-0001', 'PR-0001', 'BO-0001', 'CF-0001', 'OB-0001'])(
    'are complete in the translations of a good %s',
    async (id) => {
      const files = (['it', 'cs', 'zh-Hans'] as const).map((lang) => translation(id, lang));
      expect(await sectionProblems(Object.assign({}, article(id), ...files) as Files)).toEqual([]);
    },
  );

  it('are not asked for where the body could not be parsed', async () => {
    expect((await problemsIn(note(tooDeepBody))).map(({ code }) => code)).toEqual(['mdx-syntax']);
  });
});
