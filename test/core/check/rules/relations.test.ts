import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../../../src/library/read/revision.ts';
import { article, lineOf, problemsIn, translation, type Files } from '../../../support/content-folder.ts';

const codesIn = async (files: Files) => (await problemsIn(files)).map(({ code }) => code);
const note = (id: string, fields: Readonly<Record<string, unknown>> = {}): Files => article(id, { fields });

const record = (procedure: string): Files =>
  article('CF-0001', { fields: { plannedChanges: [{ name: 'Upgrade', date: '2027-01-01', procedure }] } });
const path = (...articles: string[]): Files =>
  article('OB-0001', { fields: { stages: [{ title: 'First', goal: 'Know', articles }] } });

describe('ids in the front matter', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    [
      'reference-01: related, known',
      { ...note('SN-0001', { related: ['SN-0002'] }), ...note('SN-0002') },
      [],
    ],
    [
      'reference-02: related, unknown',
      note('SN-0001', { related: ['SN-0002', 'SN-0003'] }),
      ['reference-unknown', 'reference-unknown'],
    ],
    ['reference-03: related to itself', note('SN-0001', { related: ['SN-0001'] }), ['reference-to-itself']],
    [
      'reference-04: superseded by an unknown article',
      note('SN-0001', { supersededBy: 'SN-0002' }),
      ['reference-unknown'],
    ],
    ['reference-05: stage of known articles', { ...path('SN-0001'), ...note('SN-0001') }, []],
    ['reference-06: stage with an unknown one', path('SN-0001'), ['reference-unknown']],
    ['reference-07: planned change with a procedure', { ...record('PR-0001'), ...article('PR-0001') }, []],
    [
      'reference-08: planned change with a note',
      { ...record('SN-0001'), ...note('SN-0001') },
      ['reference-type'],
    ],
    [
      'reference-09: restores a note',
      { ...article('BO-0001', { fields: { restores: ['SN-0001'] } }), ...note('SN-0001') },
      ['reference-type'],
    ],
    [
      'reference-10: related to a file that cannot be read',
      {
        ...note('SN-0001', { related: ['SN-0002'] }),
        'service-notes/sn-0002.mdx': '---\nid: "SN-0002\n---\n',
      },
      ['front-matter-invalid'],
    ],
    [
      'reference-11: related to an article with errors in its front matter',
      { ...note('SN-0001', { related: ['SN-0002'] }), ...note('SN-0002', { summary: undefined }) },
      ['field-invalid'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await codesIn(files)).toEqual(expected);
  });

  it('suggests the type that is asked for', async () => {
    const [problem] = await problemsIn({
      ...article('PR-0001', { fields: { backOutPlan: 'SN-0001' } }),
      ...note('SN-0001'),
    });
    expect(problem?.message).toBe('backOutPlan names SN-0001, which is no back out plan.');
    expect(problem?.hint).toBe('Name an article whose id begins with BO-.');
  });
});

describe('successors', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    [
      'successor-01: archived and superseded',
      { ...note('SN-0001', { confidence: 'archived', supersededBy: 'SN-0002' }), ...note('SN-0002') },
      [],
    ],
    [
      'successor-02: archived alone',
      note('SN-0001', { confidence: 'archived' }),
      ['archived-without-successor'],
    ],
    [
      'successor-03: two in a circle',
      { ...note('SN-0001', { supersededBy: 'SN-0002' }), ...note('SN-0002', { supersededBy: 'SN-0001' }) },
      ['superseded-in-circle'],
    ],
    [
      'successor-04: three in a circle',
      {
        ...note('SN-0001', { supersededBy: 'SN-0002' }),
        ...note('SN-0002', { supersededBy: 'SN-0003' }),
        ...note('SN-0003', { supersededBy: 'SN-0001' }),
      },
      ['superseded-in-circle'],
    ],
    [
      'successor-05: a chain',
      {
        ...note('SN-0001', { supersededBy: 'SN-0002' }),
        ...note('SN-0002', { supersededBy: 'SN-0003' }),
        ...note('SN-0003'),
      },
      [],
    ],
    ['successor-06: itself', note('SN-0001', { supersededBy: 'SN-0001' }), ['reference-to-itself']],
  ])('%s', async (_, files, expected) => {
    expect(await codesIn(files)).toEqual(expected);
  });
});

describe('aliases', () => {
  it.each<readonly [string, Files, readonly string[]]>([
    [
      'alias-01: free',
      note('SN-0001', { aliases: ['/kb/1187', 'SN-9003', '/docs/storage/old-page.html'] }),
      [],
    ],
    [
      'alias-02: id of another article',
      { ...note('SN-0001', { aliases: ['SN-0002'] }), ...note('SN-0002') },
      ['alias-taken'],
    ],
    ['alias-03: its own id', note('SN-0001', { aliases: ['SN-0001'] }), ['alias-taken']],
    [
      'alias-04: path of another alias',
      { ...note('SN-0001', { aliases: ['/kb/1'] }), ...note('SN-0002', { aliases: ['/kb/1/'] }) },
      ['alias-taken'],
    ],
    ['alias-05: the same twice', note('SN-0001', { aliases: ['/kb/1', '/kb/1'] }), ['alias-taken']],
    [
      'alias-06: address of an article',
      { ...note('SN-0001', { aliases: ['/articles/sn-0002/'] }), ...note('SN-0002') },
      ['alias-taken'],
    ],
    [
      'alias-07: Markdown twin of an article',
      { ...note('SN-0001', { aliases: ['/articles/sn-0002.md'] }), ...note('SN-0002') },
      ['alias-taken'],
    ],
    ['alias-08: a list', note('SN-0001', { aliases: ['/service-notes'] }), ['alias-taken']],
    ['alias-09: below a list', note('SN-0001', { aliases: ['/service-notes/how-to'] }), []],
    ['alias-10: the home page', note('SN-0001', { aliases: ['/'] }), ['alias-taken']],
    ['alias-11: part of the site', note('SN-0001', { aliases: ['/api/articles'] }), ['alias-taken']],
    [
      'alias-12: an old id and the address of its page',
      {
        ...note('SN-0001', { aliases: ['SN-9003'] }),
        ...note('SN-0002', { aliases: ['/articles/sn-9003/'] }),
      },
      ['alias-taken'],
    ],
    [
      'alias-13: a page of a list',
      note('SN-0001', { aliases: ['/service-notes/2/', '/products/ontap'] }),
      ['alias-taken', 'alias-taken'],
    ],
    [
      'alias-14: files of the site',
      note('SN-0001', { aliases: ['/feed.xml', '/sitemap.xml', '/favicon.svg', '/404.html', '/404'] }),
      Array.from({ length: 5 }, () => 'alias-taken'),
    ],
    [
      'alias-15: pages of the site, however they are written',
      note('SN-0001', {
        aliases: ['/search', '/search/', '/changes/', '/%73earch/', '/index.html', '/changes/index.html'],
      }),
      Array.from({ length: 6 }, () => 'alias-taken'),
    ],
    [
      'alias-16: history, run sheet and translation of an article',
      {
        ...article('PR-0001', {
          fields: { aliases: ['/articles/pr-0001/history', '/articles/sn-0002/it/'] },
        }),
        ...note('SN-0001', { aliases: ['/articles/pr-0001/run-sheet/'] }),
        ...note('SN-0002'),
      },
      ['alias-taken', 'alias-taken', 'alias-taken'],
    ],
    [
      'alias-17: the list of a customer',
      { ...note('SN-0001', { aliases: ['/customers/acme/2'] }), ...article('CF-0001') },
      ['alias-taken'],
    ],
    [
      'alias-18: a file where another alias needs a folder',
      {
        ...note('SN-0001', { aliases: ['/guide.html'] }),
        ...note('SN-0002', { aliases: ['/guide.html/a'] }),
      },
      ['alias-without-room'],
    ],
    [
      'alias-19: a folder where another alias needs a file',
      note('SN-0001', { aliases: ['/guide.html/a/b', '/guide.html'] }),
      ['alias-without-room'],
    ],
    [
      'alias-20: below a file of the site, or its compressed copy',
      note('SN-0001', { aliases: ['/feed.xml/old', '/feed.xml.br'] }),
      ['alias-without-room', 'alias-without-room'],
    ],
    [
      'alias-21: a folder and what lies in it',
      note('SN-0001', { aliases: ['/a', '/a/b', '/a/b/c.html'] }),
      [],
    ],
    [
      'alias-22: the same page by its file',
      note('SN-0001', { aliases: ['/kb/1', '/kb/1/index.html'] }),
      ['alias-taken'],
    ],
    [
      'alias-23: encoded and not',
      note('SN-0001', { aliases: ['/kb/caf\u00e9', '/kb/caf%C3%A9'] }),
      ['alias-taken'],
    ],
    [
      'alias-24: paths that browsers resolve to others',
      note('SN-0001', { aliases: ['/a/../b', '/./a', '//elsewhere.example', '/a\\b'] }),
      Array.from({ length: 4 }, () => 'field-invalid'),
    ],
    ['alias-25: a dot in a name', note('SN-0001', { aliases: ['/v1.2/.hidden/a..b'] }), []],
  ])('%s', async (_, files, expected) => {
    expect(await codesIn(files)).toEqual(expected);
  });

  it('is reported at its own line, with who has the address', async () => {
    const source = String(article('SN-0001')['service-notes/sn-0001.mdx']).replace(
      'owner:',
      'aliases:\n  - /kb/1\n  - /feed.xml\n  - /guide.html/a\nowner:',
    );
    const found = await problemsIn({
      'service-notes/sn-0001.mdx': source,
      ...note('SN-0002', { aliases: ['/guide.html'] }),
    });
    expect(found.map(({ line, message, hint }) => ({ line, message, hint }))).toEqual([
      {
        line: lineOf({ a: source }, 'a', '/feed.xml'),
        message: 'The alias /feed.xml of SN-0001 is taken: it belongs to the site itself.',
        hint: 'Remove the alias: the site needs the address.',
      },
      {
        line: lineOf(note('SN-0002', { aliases: [] }), 'service-notes/sn-0002.mdx', 'aliases:'),
        message:
          'The alias /guide.html of SN-0002 has no room: /guide.html would be a file and a folder, as it is that of an alias of SN-0001.',
        hint: 'Remove one of the two aliases.',
      },
    ]);
  });
});

describe('a translation', () => {
  const original = article('SN-0001', {
    sections: { cause: 'See [](SN-0002).\n\n![Cabling](images/a.png)' },
  });
  const revision = revisionOf(String(original['service-notes/sn-0001.mdx']));
  const base: Files = { ...original, ...note('SN-0002'), 'service-notes/images/a.png': '' };
  const translated = (cause: string, translatedFrom: string = revision): Files =>
    translation('SN-0001', 'it', { fields: { translatedFrom }, sections: { cause } });

  it.each<readonly [string, Files, readonly string[]]>([
    ['translation-01: current and alike', translated('Vedi [](SN-0002).\n\n![Cablaggio](images/a.png)'), []],
    [
      'translation-02: outdated',
      translated('Vedi [](SN-0002).\n\n![Cablaggio](images/a.png)', '0123456789ab'),
      [`SN-0001.it was translated from revision 0123456789ab; SN-0001 is at ${revision}.`],
    ],
    [
      'translation-03: without the link and the image',
      translated('Testo.'),
      ['SN-0001.it differs from SN-0001: 0 links instead of 1, 0 images instead of 1.'],
    ],
    [
      'translation-04: with a heading more',
      translated('Vedi [](SN-0002).\n\n![Cablaggio](images/a.png)\n\n### Dettagli\n\nTesto.'),
      ['SN-0001.it differs from SN-0001: 6 headings instead of 5.'],
    ],
    [
      'translation-05: outdated and different: only the first matters',
      translated('Testo.', '0123456789ab'),
      [`SN-0001.it was translated from revision 0123456789ab; SN-0001 is at ${revision}.`],
    ],
  ])('%s', async (_, files, expected) => {
    expect((await problemsIn({ ...base, ...files })).map(({ message }) => message)).toEqual(expected);
  });

  it('is told the revision to write', async () => {
    const [problem] = await problemsIn({ ...base, ...translated('Testo.', '0123456789ab') });
    expect(problem?.hint).toBe(`Bring the text up to date, then write \`translatedFrom: ${revision}\`.`);
  });

  it('of a back-out plan is not asked for what only its original has', async () => {
    const files = { ...article('PR-0001', { fields: { backOutPlan: 'BO-0001' } }), ...article('BO-0001') };
    const plan = revisionOf(String(files['back-out-plans/bo-0001.mdx']));
    expect(
      await problemsIn({ ...files, ...translation('BO-0001', 'cs', { fields: { translatedFrom: plan } }) }),
    ).toEqual([]);
  });
});

const showing = (image: string): Files => article('SN-0001', { sections: { cause: `![Cabling](${image})` } });

describe('an image', () => {
  const picture: Files = { 'service-notes/images/Cabling A.png': '' };

  it.each<readonly [string, Files, readonly string[]]>([
    ['image-01: there', { ...showing('<images/Cabling A.png>'), ...picture }, []],
    ['image-02: there, percent-encoded', { ...showing('./images/Cabling%20A.png'), ...picture }, []],
    ['image-03: not there', showing('images/none.png'), ['image-missing']],
    ['image-04: another case', { ...showing('<images/cabling a.png>'), ...picture }, ['image-missing']],
    ['image-05: outside of the folder', showing('../procedures/a.png'), ['image-unsafe']],
    ['image-06: from elsewhere', showing('https://example.org/a.png'), ['image-unsafe']],
  ])('%s', async (_, files, expected) => {
    expect(await codesIn(files)).toEqual(expected);
  });

  it('of a nearly right name is suggested', async () => {
    const [problem] = await problemsIn({ ...showing('<images/cabling a.png>'), ...picture });
    expect(problem?.hint).toBe('Did you mean “images/Cabling A.png”?');
  });
});
