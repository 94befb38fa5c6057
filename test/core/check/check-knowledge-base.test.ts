import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../src/library/read/revision.ts';
import {
  article,
  inShort,
  problemsIn,
  procedureWithPlan,
  tooDeepBody,
  translation,
} from '../../support/content-folder.ts';

describe('checkKnowledgeBase', () => {
  it('finds nothing wrong with one good article of every type and a translation', async () => {
    const note = article('SN-0001');
    const translatedFrom = revisionOf(String(note['service-notes/sn-0001.mdx']));
    expect(
      await problemsIn({
        ...note,
        ...translation('SN-0001', 'it', { fields: { translatedFrom } }),
        ...article('BP-0001'),
        ...procedureWithPlan(),
        ...article('CF-0001'),
        ...article('OB-0001'),
      }),
    ).toEqual([]);
  });

  it('reports everything at once: of every file, from reading, compiling, rules and style, in order', async () => {
    const found = await problemsIn({
      ...article('SN-0001', {
        fields: { owner: 'nobody', related: ['SN-0999'] },
        sections: { cause: 'Sum: {1 + 1}, [](SN-0998), <b>bold</b>.\n\n```\nuptime\n```' },
      }),
      ...article('PR-0001', {
        fields: { risk: { likelihood: 'high', impact: 'low' } },
        sections: { purpose: undefined },
      }),
      'service-notes/sn-0002.mdx': 'no front matter',
    });
    expect(inShort(found)).toEqual([
      'section-missing procedures/pr-0001.mdx:1:1',
      'procedure-without-back-out-plan procedures/pr-0001.mdx:5:1',
      'team-unknown service-notes/sn-0001.mdx:7:1',
      'reference-unknown service-notes/sn-0001.mdx:10:11',
      'mdx-expression service-notes/sn-0001.mdx:23:6',
      'link-unknown-article service-notes/sn-0001.mdx:23:15',
      'html-raw service-notes/sn-0001.mdx:23:28',
      'style-code-language service-notes/sn-0001.mdx:25:1',
      'front-matter-missing service-notes/sn-0002.mdx:1:1',
    ]);
  });

  it('finds the same in every order of files and every time', async () => {
    const files = {
      ...article('SN-0002', { fields: { owner: 'x' } }),
      ...article('SN-0001', { fields: { owner: 'y' } }),
    };
    const reversed = Object.fromEntries(Object.entries(files).toReversed());
    expect(await problemsIn(files)).toEqual(await problemsIn(reversed));
  });

  it('reports a broken file once, and not what follows from it', async () => {
    const found = await problemsIn({
      ...article('SN-0001', { fields: { related: ['SN-0002'] }, sections: { cause: '[](SN-0002#cause)' } }),
      ...article('SN-0002', { fields: { authors: [] } }),
      ...article('SN-0003', { body: tooDeepBody }),
    });
    expect(found.map(({ code }) => code)).toEqual(['field-invalid', 'mdx-syntax']);
  });
});
