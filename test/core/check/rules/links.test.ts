import { describe, expect, it } from 'vitest';
import {
  article,
  type Files,
  lineOf,
  problemsIn,
  tooDeepBody,
  translation,
} from '../../../support/content-folder.ts';

const linking = (text: string, fields = {}): Files =>
  article('SN-0001', { sections: { cause: text }, fields });
const other = (fields = {}): Files => article('SN-0002', { fields });
const codesIn = async (files: Files) => (await problemsIn(files)).map(({ code }) => code);

describe('a link', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    ['link-01: to an article', { ...linking('[](SN-0002)'), ...other() }, []],
    ['link-02: to an unknown article', linking('[](SN-0002)'), ['link-unknown-article']],
    ['link-03: to a section', { ...linking('[](SN-0002#resolution)'), ...other() }, []],
    [
      'link-04: to an unknown section',
      { ...linking('[](SN-0002#solution)'), ...other() },
      ['link-unknown-fragment'],
    ],
    ['link-05: to its own section', linking('[](#resolution)'), []],
    ['link-06: to an unknown section of its own', linking('[](#solution)'), ['link-unknown-fragment']],
    ['link-07: to itself', linking('[](SN-0001#issue)'), []],
    [
      'link-08: elsewhere',
      linking('[RFC](https://www.rfc-editor.org/rfc/rfc9457), [mail](mailto:a@b.example), [call](tel:+441)'),
      [],
    ],
    [
      'link-09: to an article that cannot be read',
      { ...linking('[](SN-0002#x)'), 'service-notes/sn-0002.mdx': 'no front matter' },
      ['front-matter-missing'],
    ],
    [
      'link-10: into an article that does not parse',
      { ...linking('[](SN-0002#x)'), ...article('SN-0002', { body: tooDeepBody }) },
      ['mdx-syntax'],
    ],
    ['link-11: a footnote', linking('Text.[^1]\n\n[^1]: Note.'), []],
    [
      'link-12: to a heading with accents',
      {
        ...linking('[](SN-0002#příčina-závady)'),
        ...article('SN-0002', { sections: { cause: 'Text.\n\n### Příčina závady\n\nText.' } }),
      },
      [],
    ],
    [
      'link-13: the same, percent-encoded',
      {
        ...linking('[](SN-0002#p%C5%99%C3%AD%C4%8Dina)'),
        ...article('SN-0002', { sections: { cause: 'Text.\n\n### Příčina\n\nText.' } }),
      },
      [],
    ],
    [
      'link-14: in the check of a step',
      {
        ...article('PR-0001', {
          sections: {
            steps:
              '<Steps>\n\n<Step title="Do" duration="5m" check="As in [](SN-0009)">\n\nText.\n\n</Step>\n\n</Steps>',
          },
        }),
      },
      ['link-unknown-article'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await codesIn(files)).toEqual(expected);
  });

  it('link-15: in an attribute is reported at the line of its component', async () => {
    const files = article('PR-0001', {
      sections: {
        steps:
          '<Steps>\n\n<Step title="Do" duration="5m" check="As in [](SN-0009)">\n\nText.\n\n</Step>\n\n</Steps>',
      },
    });
    const [problem] = await problemsIn(files);
    expect(problem?.line).toBe(lineOf(files, 'procedures/pr-0001.mdx', '<Step '));
  });

  it('names the article that has an old id now', async () => {
    const [problem] = await problemsIn({ ...linking('[](SN-9001)'), ...other({ aliases: ['SN-9001'] }) });
    expect(problem?.hint).toBe('SN-9001 is an old id of SN-0002; write SN-0002.');
  });

  it('names the section that was probably meant, or all there are', async () => {
    const hints = (await problemsIn({ ...linking('[](SN-0002#resolutoin) [](SN-0002#x)'), ...other() })).map(
      ({ hint }) => hint,
    );
    expect(hints).toEqual([
      'Did you mean “resolution”?',
      'Its sections are #issue, #environment, #cause, #resolution, #prevention.',
    ]);
  });
});

const translated = (text: string): Files => ({
  ...linking('[](SN-0002)'),
  ...translation('SN-0001', 'it', { sections: { cause: text } }),
});
const hintsIn = async (files: Files) =>
  (await problemsIn(files)).filter(({ code }) => code.startsWith('link-')).map(({ hint }) => hint);

describe('a link in a translation', () => {
  const detail = { sections: { cause: 'Text.\n\n### Detail\n\nText.' } };
  const both = {
    ...article('SN-0002', detail),
    ...translation('SN-0002', 'it', { sections: { cause: 'Testo.\n\n### Dettagli\n\nTesto.' } }),
  };

  it('leads to required sections by one name in every language', async () => {
    expect(await hintsIn({ ...translated('[](SN-0002#resolution)'), ...both })).toEqual([]);
    expect(await hintsIn({ ...translated('[](SN-0002#resolution)'), ...other() })).toEqual([]);
    expect(await hintsIn({ ...translated('[](#resolution)'), ...other() })).toEqual([]);
  });

  it('may name a heading of the translation or of the original', async () => {
    expect(await hintsIn({ ...translated('[](SN-0002#dettagli) [](SN-0002#detail)'), ...both })).toEqual([]);
    expect(await hintsIn({ ...translated('[](SN-0002#particolari)'), ...both })).toHaveLength(1);
  });

  it('names headings of its own text as the text has them', async () => {
    const files = {
      ...article('SN-0001', detail),
      ...translation('SN-0001', 'it', { sections: { cause: '[](#detail)\n\n### Dettagli\n\nTesto.' } }),
    };
    expect(await hintsIn(files)).toEqual(['In this language the section is #dettagli.']);
  });
});

const only = (audience: string, link: string) =>
  `Text.\n\n<Only audience="${audience}">\n\n${link}\n\n</Only>`;

describe('a link for readers who may not read its target', () => {
  const published = { audience: 'public' };
  it.each<readonly [string, Files, readonly string[]]>([
    ['audience-01: from internal to internal', { ...linking('[](SN-0002)'), ...other() }, []],
    ['audience-02: from internal to public', { ...linking('[](SN-0002)'), ...other(published) }, []],
    [
      'audience-03: from public to internal',
      { ...linking('[](SN-0002)', published), ...other() },
      ['link-narrower-audience'],
    ],
    [
      'audience-04: from customer to partner',
      { ...linking('[](SN-0002)', { audience: 'customer' }), ...other({ audience: 'partner' }) },
      ['link-narrower-audience'],
    ],
    [
      'audience-05: twice, reported once',
      { ...linking('[](SN-0002) [](SN-0002)', published), ...other() },
      ['link-narrower-audience'],
    ],
    [
      'audience-06: in a passage for the same readers',
      { ...linking(only('internal', '[](SN-0002)'), published), ...other() },
      [],
    ],
    [
      'audience-07: in a passage that is still too wide',
      { ...linking(only('partner', '[](SN-0002)'), published), ...other() },
      ['link-narrower-audience'],
    ],
    [
      'audience-08: in a restricted passage',
      { ...linking(only('restricted', '[](SN-0002)'), published), ...other() },
      [],
    ],
    [
      'audience-09: after a passage',
      { ...linking(`${only('internal', 'Text.')}\n\n[](SN-0002)`, published), ...other() },
      ['link-narrower-audience'],
    ],
    [
      'audience-10: in a component in a passage',
      { ...linking(only('internal', '<Note>\n\n[](SN-0002)\n\n</Note>'), published), ...other() },
      [],
    ],
    [
      'audience-11: named as related',
      { ...linking('Text.', { ...published, related: ['SN-0002'] }), ...other() },
      [],
    ],
    [
      'audience-12: named as successor',
      { ...linking('Text.', { ...published, supersededBy: 'SN-0002' }), ...other() },
      ['link-narrower-audience'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await codesIn(files)).toEqual(expected);
  });

  it('is nothing to report in a base that does not have the target', async () => {
    const files = {
      ...linking('[](SN-0002) [](SN-0999)', { ...published, related: ['SN-0002'] }),
      ...other(),
    };
    expect(await problemsIn(files, 'public')).toEqual([]);
  });
});
