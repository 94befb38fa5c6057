import { readdir, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/core/article/audience.ts';
import { readKnowledgeBase } from '../../../src/library/read/read-knowledge-base.ts';
import { revisionOf } from '../../../src/library/read/revision.ts';
import {
  article,
  inShort,
  policy,
  translation,
  writeContent,
  type Files,
} from '../../support/content-folder.ts';

let folder: Awaited<ReturnType<typeof writeContent>> | undefined;

afterEach(async () => folder?.remove());

const read = async (files: Files, audience: Audience = 'restricted') => {
  folder = await writeContent({ ...policy, ...files });
  return readKnowledgeBase({ contentDir: folder.path, audience });
};
const keysIn = async (files: Files, audience?: Audience) =>
  (await read(files, audience)).base.articles.map(({ key }) => key);

describe('readKnowledgeBase', () => {
  it('reads originals and translations in the order of their keys', async () => {
    const files = {
      ...article('SN-0002'),
      ...translation('SN-0001', 'it'),
      ...article('SN-0001'),
      ...article('BP-0001'),
    };
    expect(await keysIn(files)).toEqual(['BP-0001', 'SN-0001', 'SN-0001.it', 'SN-0002']);
  });

  it('gives a translation the fields of its original with its own texts', async () => {
    const files = {
      ...article('SN-0001', { fields: { products: ['ontap'], symptoms: ['Slow'], keywords: ['lun'] } }),
      ...translation('SN-0001', 'it', { fields: { symptoms: ['Lento'], translators: ['Gia'] } }),
    };
    const { base } = await read(files);
    const italian = base.articles.find(({ key }) => key === 'SN-0001.it');
    expect(italian).toMatchObject({
      lang: 'it',
      fields: {
        type: 'service-note',
        title: 'Title of SN-0001 in it',
        lang: 'it',
        products: [{ product: 'ontap', versions: [] }],
        symptoms: ['Lento'],
        keywords: ['lun'],
      },
      translation: { translatedFrom: '000000000000', translators: ['Gia'] },
    });
  });

  it('takes the revision from the source, whatever its line ends and byte order mark', async () => {
    const [[name, text] = ['', '']] = Object.entries(article('SN-0001'));
    const windows = `\uFEFF${String(text).replaceAll('\n', '\r\n')}`;
    const { base, problems } = await read({ [name]: windows });
    expect(problems).toEqual([]);
    expect(base.articles[0]?.revision).toBe(revisionOf(String(text)));
    expect(base.articles[0]?.body.headings[0]?.place.line).toBe(12);
  });

  it.each<readonly [string, Files, readonly string[]]>([
    [
      'misplaced-01: in the folder of another type',
      { 'procedures/sn-0001.mdx': String(article('SN-0001')['service-notes/sn-0001.mdx']) },
      ['file-misplaced'],
    ],
    [
      'misplaced-02: a name in upper case',
      { 'service-notes/SN-0001.mdx': String(article('SN-0001')['service-notes/sn-0001.mdx']) },
      ['file-misplaced'],
    ],
    [
      'misplaced-03: plain Markdown',
      { 'service-notes/sn-0001.md': String(article('SN-0001')['service-notes/sn-0001.mdx']) },
      ['file-misplaced'],
    ],
    [
      'misplaced-04: an original under a translation’s name',
      { 'service-notes/sn-0001.it.mdx': String(article('SN-0001')['service-notes/sn-0001.mdx']) },
      ['file-misplaced'],
    ],
    [
      'misplaced-05: an unknown language',
      { 'service-notes/sn-0001.xx.mdx': String(article('SN-0001')['service-notes/sn-0001.mdx']) },
      ['file-misplaced'],
    ],
    [
      'duplicate-01: two originals',
      {
        ...article('SN-0001'),
        'service-notes/sn-0002.mdx': String(article('SN-0001')['service-notes/sn-0001.mdx']),
      },
      ['duplicate-id', 'file-misplaced'],
    ],
    [
      'duplicate-02: a translation into its original’s language',
      { ...article('SN-0001'), ...translation('SN-0001', 'en') },
      ['duplicate-id'],
    ],
    ['orphan-01: a translation alone', translation('SN-0001', 'it'), ['translation-orphaned']],
    [
      'fields-01: all that is wrong at once',
      article('SN-0001', { fields: { title: '', audience: 'x', owner: 'A B', colour: 1 } }),
      ['field-invalid', 'field-invalid', 'field-invalid', 'field-invalid'],
    ],
  ])('%s', async (_, files, expected) => {
    const { problems } = await read(files);
    expect(problems.map(({ code }) => code).toSorted()).toEqual(expected);
  });

  it('places field problems at their keys', async () => {
    const { problems } = await read(article('SN-0001', { fields: { audience: 'x', reviewed: 'soon' } }));
    expect(inShort(problems)).toEqual([
      'field-invalid service-notes/sn-0001.mdx:5:1',
      'field-invalid service-notes/sn-0001.mdx:10:1',
    ]);
  });

  it('reads nothing from a folder that is not there but the missing tables', async () => {
    const { base, problems } = await readKnowledgeBase({
      contentDir: '/no/such/folder',
      audience: 'internal',
    });
    expect(base.articles).toEqual([]);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['policy-invalid']));
  });

  it('says what a missing table can begin with, in words that are a valid one', async () => {
    const { problems } = await readKnowledgeBase({ contentDir: '/no/such/folder', audience: 'internal' });
    const tables = problems.map(({ file, hint }) => [file, /`(.+)`/.exec(hint)?.[1] ?? '']);
    expect(tables).toHaveLength(5);
    folder = await writeContent(Object.fromEntries(tables) as Files);
    const again = await readKnowledgeBase({ contentDir: folder.path, audience: 'internal' });
    expect(again.problems).toEqual([]);
  });

  it('tells how far it is', async () => {
    folder = await writeContent({ ...policy, ...article('SN-0001'), ...article('SN-0002') });
    const seen: string[] = [];
    await readKnowledgeBase({
      contentDir: folder.path,
      audience: 'internal',
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(seen.at(-1)).toBe('2/2');
  });
});

describe('readKnowledgeBase for readers outside', () => {
  const published = { audience: 'public' };
  const files: Files = {
    ...article('SN-0001', {
      fields: { ...published, related: ['SN-0002', 'SN-0003'] },
      sections: { cause: 'Text.\n\n<Only audience="internal">\n\nSECRET-passage\n\n</Only>' },
    }),
    ...article('SN-0002', {
      fields: { title: 'SECRET-title', audience: 'internal' },
      sections: { cause: 'SECRET-body' },
    }),
    ...article('SN-0003', { fields: published }),
    ...translation('SN-0002', 'it', { fields: { title: 'SECRET-it' } }),
    ...translation('SN-0003', 'it'),
    ...article('CF-0001', { fields: { name: 'SECRET-customer' } }),
    ...article('BP-0001', { fields: { ...published, evidence: ['SECRET-case'] } }),
    ...article('PR-0001', { fields: { ...published, backOutPlan: 'BO-0001' } }),
    ...article('BO-0001'),
  };

  it('has only what they may read, and no trace of the rest', async () => {
    const { base, problems } = await read(files, 'public');
    expect(base.articles.map(({ key }) => key)).toEqual([
      'BP-0001',
      'PR-0001',
      'SN-0001',
      'SN-0003',
      'SN-0003.it',
    ]);
    const everything = JSON.stringify([base.articles, problems]);
    expect(everything).not.toContain('SECRET');
    expect(everything).not.toContain('SN-0002');
    expect(everything).not.toContain('BO-0001');
  });

  it('has all of it for the narrowest readers', async () => {
    const everything = JSON.stringify((await read(files, 'restricted')).base.articles);
    for (const secret of ['passage', 'title', 'body', 'it', 'customer', 'case'])
      expect(everything).toContain(`SECRET-${secret}`);
  });

  it('keeps ids that exist nowhere, so that the check can report them', async () => {
    const { base } = await read(article('SN-0001', { fields: { related: ['SN-0999'] } }), 'internal');
    expect(base.articles[0]?.fields.related).toEqual(['SN-0999']);
  });
});

describe('readKnowledgeBase with a cache', () => {
  it('gives the same with, without and with a broken cache, and sees every change', async () => {
    folder = await writeContent({
      ...policy,
      ...article('SN-0001'),
      ...article('SN-0002', { body: '<b>x</b>' }),
    });
    const [contentDir, cacheDir] = [folder.path, `${folder.path}/cache`];
    const plain = await readKnowledgeBase({ contentDir, audience: 'internal' });
    const first = await readKnowledgeBase({ contentDir, audience: 'internal', cacheDir });
    const second = await readKnowledgeBase({ contentDir, audience: 'internal', cacheDir });
    expect(first).toEqual(plain);
    expect(second).toEqual(plain);

    const [cache = ''] = await readdir(cacheDir);
    await writeFile(`${cacheDir}/${cache}`, '["x",\n{broken');
    expect(await readKnowledgeBase({ contentDir, audience: 'internal', cacheDir })).toEqual(plain);

    await writeFile(
      `${contentDir}/service-notes/sn-0002.mdx`,
      String(article('SN-0002')['service-notes/sn-0002.mdx']),
    );
    const changed = await readKnowledgeBase({ contentDir, audience: 'internal', cacheDir });
    expect(changed.problems).toEqual([]);
    expect(changed.base.articles[1]?.body.headings).toHaveLength(5);
  });

  it('never gives one audience what was compiled for another', async () => {
    const secret = article('SN-0001', {
      fields: { audience: 'public' },
      sections: { cause: 'Text.\n\n<Only audience="internal">\n\nSECRET\n\n</Only>' },
    });
    folder = await writeContent({ ...policy, ...secret });
    const options = { contentDir: folder.path, cacheDir: `${folder.path}/cache` };
    await readKnowledgeBase({ ...options, audience: 'internal' });
    expect(JSON.stringify(await readKnowledgeBase({ ...options, audience: 'public' }))).not.toContain(
      'SECRET',
    );
  });
});
