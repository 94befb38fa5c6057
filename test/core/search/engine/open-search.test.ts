import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndexOf } from '../../../../src/core/search/build/build-search-index.ts';
import { openSearch } from '../../../../src/core/search/engine/open-search.ts';
import type { Segment } from '../../../../src/core/search/passage/excerpt.ts';
import type { SearchArticle } from '../../../../src/core/search/search-document.ts';
import type { SearchResults } from '../../../../src/core/search/search-results.ts';
import { sharedMaterial } from '../../../support/shared-data.ts';
import { exampleArticle, loadFrom, readHostileStrings } from '../example-articles.ts';

const section = (id: string, heading: string, text: string) => ({ id, heading, text });

const articles: readonly SearchArticle[] = [
  exampleArticle({
    key: 'SN-0001',
    address: '/articles/sn-0001/',
    title: 'Datastore goes read-only after a path failover',
    products: ['vsphere', 'ontap'],
    sections: [
      section('issue', 'Issue', 'All our VMs froze for a minute. The datastore is read-only.'),
      section('cause', 'Cause', 'The multipath configuration lost all paths to the array.'),
    ],
  }),
  exampleArticle({
    key: 'SN-0002',
    address: '/articles/sn-0002/',
    title: 'Archiver error stops the database',
    products: ['oracle-database'],
    texts: { title: 'Archiver error stops the database', codes: 'SN-0002\nORA-00257' },
    sections: [section('issue', 'Issue', 'Sessions hang with ORA-00257: archiver error.')],
  }),
  exampleArticle({
    key: 'SN-0002.it',
    address: '/articles/sn-0002/it/',
    language: 'it',
    title: 'Errore dell’archiver ferma il database',
    products: ['oracle-database'],
    texts: { title: 'Errore dell’archiver ferma il database', codes: 'SN-0002\nORA-00257' },
    sections: [section('issue', 'Problema', 'Le sessioni si bloccano con ORA-00257.')],
  }),
  exampleArticle({
    key: 'PR-0001',
    address: '/articles/pr-0001/',
    type: 'procedure',
    audience: 'internal',
    title: 'Replace a failed disk',
    products: ['ceph'],
    summary: 'How to take out a failed disk and bring in a new one.',
    texts: {
      title: 'Replace a failed disk',
      codes: 'PR-0001',
      summary: 'How to take out a failed disk and bring in a new one.',
    },
    sections: [
      section('steps', 'Steps', 'Mark the OSD out. Wait until the database of placement groups is clean.'),
    ],
  }),
];

const open = () => openSearch({ load: loadFrom(buildIndexOf(articles)) });
const keys = ({ hits }: SearchResults): string[] => hits.map(({ key }) => key);
const marked = (segments: readonly Segment[]): string =>
  segments.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

describe('search', () => {
  it('groups by article, with the section that answers best and the words that do', async () => {
    const { search } = await open();
    const { hits } = await search('multipath paths lost');
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(hit).toMatchObject({
      key: 'SN-0001',
      address: '/articles/sn-0001/#cause',
      words: ['multipath', 'lost', 'paths'],
    });
    expect(marked(hit?.passage ?? [])).toBe('The [multipath] configuration [lost] all [paths] to the array.');
    expect(marked(hit?.title ?? [])).toContain('[path]');
  });

  it('leads to the article itself, with its summary, where no section answers', async () => {
    const { search } = await open();
    const { hits } = await search('replace');
    expect(hits[0]).toMatchObject({ key: 'PR-0001', address: '/articles/pr-0001/' });
    expect(hits[0]?.section).toBeUndefined();
    expect(marked(hits[0]?.passage ?? [])).toMatch(/^How to take out/);
  });

  it('finds a code whole before its parts, and in the reader’s language first', async () => {
    const { search } = await open();
    expect(keys(await search('ora-00257', { language: 'en' }))).toEqual(['SN-0002', 'SN-0002.it']);
    expect(keys(await search('ora-00257', { language: 'it' }))).toEqual(['SN-0002.it', 'SN-0002']);
  });

  it('finds inflected words in each language', async () => {
    const { search } = await open();
    expect(keys(await search('sessione bloccata'))).toContain('SN-0002.it');
    expect(keys(await search('disks failing'))).toContain('PR-0001');
  });

  it('narrows by filters, typed ones too, and counts what each value would give', async () => {
    const { search } = await open();
    const all = await search('database');
    expect(all.total).toBe(3);
    const narrowed = await search('database', { filters: { product: ['oracle-database'] } });
    expect(keys(narrowed).toSorted()).toEqual(['SN-0002', 'SN-0002.it']);
    expect(narrowed.facets.find(({ name }) => name === 'product')?.values).toEqual([
      { value: 'oracle-database', count: 2, isChosen: true },
      { value: 'ceph', count: 1, isChosen: false },
    ]);
    expect(narrowed.facets.find(({ name }) => name === 'type')?.values).toEqual([
      { value: 'service-note', count: 2, isChosen: false },
    ]);
    expect(keys(await search('database type:PROCEDURE'))).toEqual(['PR-0001']);
    expect(keys(await search('database lang:it'))).toEqual(['SN-0002.it']);
  });

  it('finds beginnings only while somebody types', async () => {
    const { search } = await open();
    expect(keys(await search('archi', { asYouType: true, language: 'en' }))).toEqual([
      'SN-0002',
      'SN-0002.it',
    ]);
    expect((await search('archi')).total).toBe(0);
  });

  it.each([
    ['PR-0001', 'PR-0001'],
    ['pr-0001', 'PR-0001'],
    ['pr0001', 'PR-0001'],
    ['SN-0001 database', 'SN-0001'],
  ])('puts the article that %s names before all others', async (query, key) => {
    const { search } = await open();
    const results = await search(query, { language: 'en', loosen: true });
    expect(keys(results)[0]).toBe(key);
    expect(results.hits[0]?.address.includes('#')).toBe(false);
    expect(results.isLoosened).toBe(false);
  });

  it('puts all languages of a named article first, the reader’s at the top', async () => {
    const { search } = await open();
    expect(keys(await search('sn0002', { language: 'it' })).slice(0, 2)).toEqual(['SN-0002.it', 'SN-0002']);
    expect(keys(await search('sn-0002', { language: 'en' })).slice(0, 2)).toEqual(['SN-0002', 'SN-0002.it']);
  });

  it('lists all articles that pass where there are only filters', async () => {
    const { search } = await open();
    expect(keys(await search('type:procedure'))).toEqual(['PR-0001']);
    expect(keys(await search('product:oracle-database', { language: 'it' }))).toEqual([
      'SN-0002.it',
      'SN-0002',
    ]);
    expect((await search('', { filters: { type: ['service-note'] } })).total).toBe(3);
    expect((await search('type:unknown')).total).toBe(0);
  });

  it('says that nothing answers exactly where no article has the code', async () => {
    const { search } = await open();
    const unknown = await search('oracle database ORA-01555', { loosen: true });
    expect(unknown.total).toBeGreaterThan(0);
    expect(unknown.isLoosened).toBe(true);
    expect((await search('database ORA-00257', { loosen: true })).isLoosened).toBe(false);
    expect((await search('ora-002', { loosen: true, asYouType: true })).isLoosened).toBe(false);
  });

  it('offers similar words where nothing is found, if asked to', async () => {
    const { search } = await open();
    const results = await search('archivar eror', { loosen: true, language: 'en' });
    expect(results.isLoosened).toBe(true);
    expect(keys(results)[0]).toBe('SN-0002');
    expect(await search('archivar')).toMatchObject({ total: 0, isLoosened: false });
  });

  it('offers what a word may have meant that no article has, while others answer', async () => {
    const { search } = await open();
    const results = await search('database Archvier', { loosen: true });
    expect(results).toMatchObject({ total: 3, isLoosened: false });
    expect(results.suggestion?.query).toBe('database Archiver');
    expect(marked(results.suggestion?.segments ?? [])).toBe('database [Archiver]');
    expect((await search('database archiver', { loosen: true })).suggestion).toBeUndefined();
    expect((await search('database ora-00258', { loosen: true })).suggestion).toBeUndefined();
  });

  it('demands less where nothing has all that is demanded', async () => {
    const { search } = await open();
    const results = await search('+disk +archiver -error', { loosen: true });
    expect(keys(results).toSorted()).toEqual(['PR-0001', 'SN-0002', 'SN-0002.it']);
    expect(results.isLoosened).toBe(true);
    expect(results.suggestion).toBeUndefined();
    expect((await search('+disk +archiver')).total).toBe(0);
  });

  it.each([
    ['"lost all paths"', ['SN-0001']],
    ['"LOST all, paths"', ['SN-0001']],
    ['"paths lost all"', []],
    ['"paths to"', ['SN-0001']],
    ['"path to"', []],
    ['"is read-only"', ['SN-0001']],
    ['"multipath lost"', []],
    ['"archiver error" sessions', ['SN-0002']],
    ['"failed disk" "placement groups"', ['PR-0001']],
    ['"failed disk" "groups placement"', []],
  ])('finds %s only where it stands so in one text', async (query, expected) => {
    const { search } = await open();
    const results = await search(query);
    expect(keys(results)).toEqual(expected);
    expect(results).toMatchObject({ total: expected.length, isTotalExact: true });
  });

  it('finds phrases of Chinese, and in fields that results do not show', async () => {
    const base = [
      exampleArticle({ key: 'SN-0001', language: 'zh-Hans', title: '存储', text: '更换存储控制器电池' }),
      exampleArticle({
        key: 'SN-0002',
        language: 'zh-Hans',
        title: '存储',
        text: '控制器与存储之间，存储控',
      }),
      exampleArticle({ key: 'SN-0003', texts: { symptoms: 'Nobody can save anything' } }),
    ];
    const { search } = await openSearch({ load: loadFrom(buildIndexOf(base)) });
    expect(keys(await search('"存储控制器"'))).toEqual(['SN-0001']);
    expect(keys(await search('"更换存储 控制器"'))).toEqual(['SN-0001']);
    expect(keys(await search('"save anything"'))).toEqual(['SN-0003']);
  });

  it('takes a Chinese character alone for half of a pair, and loads no vocabulary for it', async () => {
    const base = [
      exampleArticle({ key: 'SN-0001', language: 'zh-Hans', title: '更换', text: '更换电池后重启' }),
      exampleArticle({ key: 'SN-0002', language: 'zh-Hans', title: '更换', text: '更换风扇前重启' }),
    ];
    const loaded: string[] = [];
    const load = loadFrom(buildIndexOf(base));
    const { search } = await openSearch({
      load: (name) => {
        loaded.push(name);
        return load(name);
      },
    });
    expect(keys(await search('更换 风'))[0]).toBe('SN-0002');
    expect(keys(await search('更换 电'))[0]).toBe('SN-0001');
    expect(loaded.filter((name) => /^(?:vocabulary|pieces)/.test(name))).toEqual([]);
  });

  it('takes parts for a compound that no article has', async () => {
    const between = 'one two three four five six seven eight nine ten eleven twelve';
    const base = [
      exampleArticle({ key: 'SN-0001', text: `lost ${between} quorum` }),
      exampleArticle({ key: 'SN-0002', text: `${between} quorum lost` }),
    ];
    const { search } = await openSearch({ load: loadFrom(buildIndexOf(base)) });
    expect(keys(await search('QuorumWitness7.2 lost'))[0]).toBe('SN-0002');
  });

  it('says that there may be more where a phrase’s words are in too many articles to read them all', async () => {
    const base = Array.from({ length: 200 }, (_, number) =>
      exampleArticle({
        key: `SN-${1000 + number}`,
        text: number % 2 === 0 ? 'The disk is full again.' : 'The full story of a disk.',
      }),
    );
    const { search } = await openSearch({ load: loadFrom(buildIndexOf(base)) });
    const results = await search('"disk is full"');
    expect(results.isTotalExact).toBe(false);
    expect(results.hits).toHaveLength(10);
    expect(results.total).toBeLessThanOrEqual(100);
    expect(results.hits.every(({ passage }) => marked(passage).includes('[full] again'))).toBe(true);
    expect(results.facets.find(({ name }) => name === 'type')?.values[0]?.count).toBe(results.total);
  });

  it('goes on without a file that is missing or damaged, says so, and tries it again', async () => {
    const files = buildIndexOf(articles);
    const load = loadFrom(files);
    let state: 'missing' | 'damaged' | 'sound' = 'missing';
    const { search } = await openSearch({
      load: async (name) => {
        if (!name.startsWith('terms-') || state === 'sound') return load(name);
        if (state === 'missing') throw new Error('404');
        return Uint8Array.of(9, 9, 9);
      },
    });
    expect(await search('database')).toMatchObject({ total: 0, missing: [{ reason: '404' }] });
    state = 'damaged';
    expect((await search('database')).missing[0]?.reason).toMatch(/^The file ends too early/);
    state = 'sound';
    expect(await search('database')).toMatchObject({ total: 3, missing: [] });
  });

  it('rejects with the reason of its signal, and with nothing else', async () => {
    const { search } = await open();
    const controller = new AbortController();
    const answer = search('database', { signal: controller.signal });
    controller.abort(new Error('superseded'));
    await expect(answer).rejects.toThrow('superseded');
  });

  it('answers queries without a word with nothing', async () => {
    const { search } = await open();
    for (const query of ['', '   ', '*', '+', '-', '"', '~1', 'title:', '^^^', 'the']) {
      expect(await search(query)).toMatchObject({ query, total: 0, hits: [] });
    }
  });

  it('names the words that it found in a section, the most telling first', async () => {
    const disks = Array.from({ length: 8 }, (_, index) =>
      exampleArticle({
        key: `SN-010${index}`,
        text: `A disk is slow${index === 5 ? ' after the gantry moved' : ''}.`,
      }),
    );
    const { hits } = await (
      await openSearch({ load: loadFrom(buildIndexOf(disks)) })
    ).search('slow disk, gantry');
    expect(hits[0]?.words).toEqual(['gantry', 'disk', 'slow']);
  });

  it('answers any text', async () => {
    const { search } = await open();
    const words = fc.constantFrom(
      'database',
      'arch*',
      'title:disk',
      '+error',
      '-disk',
      'eror~1',
      '"read-only',
      'x^9',
      '*',
      ':',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((list) => list.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (query, asYouType) => {
        const { hits, total } = await search(query, { asYouType, loosen: true });
        expect(hits.length).toBe(Math.min(total, 10));
        expect(hits.every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
    );
  });

  const hostile = sharedMaterial('hostile/blns.json');
  it.skipIf(!hostile.isThere)(
    `answers strings that break software, about such strings (${hostile.reason})`,
    async () => {
      const strings = readHostileStrings();
      const base = strings.map((text, number) =>
        exampleArticle({
          key: `SN-${number}`,
          title: text,
          texts: { title: text, codes: text },
          text,
          products: [text],
        }),
      );
      const { search } = await openSearch({ load: loadFrom(buildIndexOf(base)) });
      for (const [number, text] of strings.entries()) {
        const results = await search(text, { asYouType: number % 2 === 0, loosen: true });
        expect(results.missing).toEqual([]);
        expect(results.hits.every(({ score }) => Number.isFinite(score))).toBe(true);
      }
    },
  );
});
